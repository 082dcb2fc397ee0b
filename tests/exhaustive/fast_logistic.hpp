#pragma once

#include "exhaustive/fast_record.hpp"

namespace hillock::exhaustive {

/// 1 / (1 + e^-z) and its derivative.
template <class R>
R logistic_of(R z)
{
    return z < 0 ? std::exp(z) / (1 + std::exp(z)) : 1 / (1 + std::exp(-z));
}
template <class R>
R logistic_slope(R z)
{
    R const e = std::exp(-std::abs(z));
    return e / ((1 + e) * (1 + e));
}

template <>
struct fast_reference<sigmoid> {
    static double value(auto const&, double x) { return logistic_of(x); }
    static double derivative(auto const&, double x) { return logistic_slope(x); }
    static double derivative_from_output(auto const&, double y) { return y * (1 - y); }
};

template <>
struct fast_reference<softplus> {
    static double value(auto const& f, double x)
    {
        double const b = held(f.beta);
        return (std::fmax(b * x, 0.0) + std::log1p(std::exp(-std::abs(b * x)))) / b;
    }
    static double derivative(auto const& f, double x) { return logistic_of(held(f.beta) * x); }
    static double derivative_from_output(auto const& f, double y) { return -std::expm1(-held(f.beta) * y); }
};

template <>
struct fast_reference<complementary_log_log> {
    static double value(auto const&, double x) { return -std::expm1(-std::exp(x)); }
    static double derivative(auto const&, double x) { return std::exp(x - std::exp(x)); }
    static double derivative_from_output(auto const&, double y) { return y == 1 ? 0 : (y - 1) * std::log1p(-y); }
};

} // namespace hillock::exhaustive
