#pragma once

#include "exhaustive/fast_logistic.hpp"

namespace hillock::exhaustive {

template <>
struct fast_reference<gaussian> {
    static double value(auto const&, double x) { return std::exp(-x * x); } // the square of a float is exact
    static double derivative(auto const&, double x) { return -2 * x * std::exp(-x * x); }
};

template <>
struct fast_reference<gelu> {
    static constexpr bool cancels(double x) { return x > -0.8125 && x < -0.6875; }
    static double value(auto const&, double x) { return x * std::erfc(-x / std::numbers::sqrt2) / 2; }
    template <class R>
    static R derivative(auto const&, R x)
    {
        R const density = std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi_v<R>);
        return sum_of(std::erfc(-x / std::numbers::sqrt2_v<R>) / 2, x * density);
    }
};

template <>
struct fast_reference<gelu_tanh> {
    static constexpr bool cancels(double x) { return x > -0.8125 && x < -0.6875; }
    // 2 sqrt(2 / pi) (x + 0.044715 x^3) and its derivative.
    template <class R>
    static R argument(R x)
    {
        return std::sqrt(8 / std::numbers::pi_v<R>) * x * (1 + R(0.044715L) * x * x);
    }
    template <class R>
    static R slope(R x)
    {
        return std::sqrt(8 / std::numbers::pi_v<R>) * (1 + 3 * R(0.044715L) * x * x);
    }
    static double value(auto const&, double x) { return x * logistic_of(argument(x)); }
    template <class R>
    static R derivative(auto const&, R x)
    {
        return sum_of(logistic_of(argument(x)), x * slope(x) * logistic_slope(argument(x)));
    }
};

} // namespace hillock::exhaustive
