// Runs the unit for the oldest processors, or with any argument the one for AVX-512, in a program that holds both.
#include <cstdio>

extern "C" double unit_old(float x, double z);
extern "C" double unit_new(float x, double z);

int main(int count, char**) { std::printf("%.17g\n", count == 1 ? unit_old(0.5f, 0.25) : unit_new(0.5f, 0.25)); }
