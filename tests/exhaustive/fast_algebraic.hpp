#pragma once

#include "exhaustive/fast_record.hpp"

namespace hillock::exhaustive {

template <>
struct fast_reference<arctan> {
    static double value(auto const&, double x) { return std::atan(x); }
    static double derivative(auto const&, double x) { return 1 / (1 + x * x); }
    static double derivative_from_output(auto const&, double y) { return std::cos(y) * std::cos(y); }
};

template <>
struct fast_reference<softsign> {
    static double value(auto const&, double x) { return x / (1 + std::abs(x)); }
    static double derivative(auto const&, double x) { return 1 / ((1 + std::abs(x)) * (1 + std::abs(x))); }
    static double derivative_from_output(auto const&, double y) { return (1 - std::abs(y)) * (1 - std::abs(y)); }
};

template <>
struct fast_reference<bent_identity> {
    static double value(auto const&, double x) { return x + x * x / (2 + 2 * std::sqrt(x * x + 1)); }
    static double derivative(auto const&, double x) { return 1 + x / (2 * std::sqrt(x * x + 1)); }
    // From 2 y + 1 = 2 x + s, s = sqrt(x^2 + 1): s = (4 q - t) / 3 with t = 2 y + 1, q^2 = (t^2 + 3) / 4, x = (t - s)
    // / 2.
    static double derivative_from_output(auto const&, double y)
    {
        double const t = 2 * y + 1;
        double const s = (2 * std::sqrt(t * t + 3) - t) / 3;
        return 1 + (t - s) / (4 * s);
    }
};

template <>
struct fast_reference<sinusoid> {
    static double value(auto const&, double x) { return std::sin(x); }
    static double derivative(auto const&, double x) { return std::cos(x); }
};

template <>
struct fast_reference<sinc> {
    static double value(auto const&, double x) { return std::sin(x) / x; }
    static double derivative(auto const&, double x)
    {
        double const x2 = x * x;
        if (x2 < 0x1p-6) // the series' next term is below 2^-60 of the first
            return -x / 3 * (1 - x2 / 10 * (1 - x2 / 28 * (1 - x2 / 54 * (1 - x2 / 88 * (1 - x2 / 130)))));
        double const y = std::cos(x) - std::sin(x) / x;
        if (std::abs(y) > 0x1p-8 * std::abs(std::cos(x)))
            return y / x;
        auto const r = static_cast<long double>(x);
        return static_cast<double>((std::cos(r) - std::sin(r) / r) / r);
    }
};

} // namespace hillock::exhaustive
