// expect: hillock::backward_parameters: the functor has no member parameter_derivative(x)

#include <hillock/hillock.hpp>

#include <vector>

#ifdef POSITIVE
using functor = hillock::prelu;
#else
using functor = hillock::relu;
#endif

auto run(std::vector<float> const& x) { return hillock::backward_parameters(functor{}, x, x); }
