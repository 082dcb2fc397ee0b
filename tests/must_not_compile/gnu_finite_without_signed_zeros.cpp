// expect: -ffinite-math-only together with -fno-signed-zeros would lose nan
// flags: -ffinite-math-only -fno-signed-zeros

#include <hillock/activations/relu.hpp>

float f(float x) { return hillock::relu{}(x); }
