#pragma once

#include "exhaustive/fast_record.hpp"

namespace hillock::exhaustive {

template <>
struct fast_reference<elu> {
    static double value(auto const& f, double x) { return x > 0 ? x : held(f.alpha) * std::expm1(x); }
    static double derivative(auto const& f, double x) { return x > 0 ? 1 : held(f.alpha) * std::exp(x); }
    static double derivative_from_output(auto const& f, double y) { return y > 0 ? 1 : held(f.alpha) + y; }
    static double parameter_derivative(auto const&, double x) { return x > 0 ? 0 : std::expm1(x); }
};

template <>
struct fast_reference<selu> {
    // The product of two floats is exact in double.
    static double plateau(auto const& f) { return held(f.lambda) * held(f.alpha); }
    static double value(auto const& f, double x) { return x > 0 ? held(f.lambda) * x : plateau(f) * std::expm1(x); }
    static double derivative(auto const& f, double x) { return x < 0 ? plateau(f) * std::exp(x) : held(f.lambda); }
    static double derivative_from_output(auto const& f, double y) { return y < 0 ? plateau(f) + y : held(f.lambda); }
};

} // namespace hillock::exhaustive
