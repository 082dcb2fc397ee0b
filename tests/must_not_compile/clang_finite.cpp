// expect: clang's -ffinite-math-only, which is in -ffast-math, would lose nan
// flags: -ffast-math -fno-unsafe-math-optimizations

#include <hillock/activations/relu.hpp>

float f(float x) { return hillock::relu{}(x); }
