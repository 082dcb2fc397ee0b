#pragma once

#include "exhaustive/fast_logistic.hpp"

namespace hillock::exhaustive {

/// The derivative of x / (1 + e^-bx).
template <class R>
R gated_derivative(R x, R b)
{
    return sum_of(logistic_of(b * x), b * x * logistic_slope(b * x));
}

template <>
struct fast_reference<silu> {
    static constexpr bool cancels(double x) { return x > -1.375 && x < -1.125; }
    static double value(auto const&, double x) { return x * logistic_of(x); }
    template <class R>
    static R derivative(auto const&, R x)
    {
        return gated_derivative(x, R(1));
    }
};

template <>
struct fast_reference<swish> {
    static constexpr bool cancels(double x) { return x > -1.375 && x < -1.125; } // for beta = 1, the default
    static double value(auto const& f, double x) { return x * logistic_of(held(f.beta) * x); }
    template <class R>
    static R derivative(auto const& f, R x)
    {
        return gated_derivative(x, R(held(f.beta)));
    }
    static double parameter_derivative(auto const& f, double x) { return x * x * logistic_slope(held(f.beta) * x); }
};

template <>
struct fast_reference<quick_gelu> {
    static constexpr bool cancels(double x) { return x > -0.8125 && x < -0.6875; }
    static double value(auto const&, double x) { return x * logistic_of(1.702 * x); }
    template <class R>
    static R derivative(auto const&, R x)
    {
        return gated_derivative(x, R(1.702L));
    }
};

} // namespace hillock::exhaustive
