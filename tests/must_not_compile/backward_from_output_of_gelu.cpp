// expect: hillock::backward_from_output: the functor has no member derivative_from_output(y)

#include <hillock/hillock.hpp>

#include <vector>

#ifdef POSITIVE
using functor = hillock::tanh;
#else
using functor = hillock::gelu;
#endif

void run(std::vector<float> const& y, std::vector<float>& dx) { hillock::backward_from_output(functor{}, y, dx, dx); }
