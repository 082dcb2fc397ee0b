// expect: add -fno-unsafe-math-optimizations after it for the files that include hillock
// flags: -ffast-math

#include <hillock/activations/relu.hpp>

float f(float x) { return hillock::relu{}(x); }
