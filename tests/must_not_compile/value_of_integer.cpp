// expect: hillock: f(x) takes a float, a double, an xsimd::batch of either, or a dual number of these

#include <hillock/hillock.hpp>

#ifdef POSITIVE
using number = float;
#else
using number = int;
#endif

auto run(number x) { return hillock::gelu{}.value(x); }
