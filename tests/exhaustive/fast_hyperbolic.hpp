#pragma once

#include "exhaustive/fast_record.hpp"

namespace hillock::exhaustive {

/// 1 - tanh^2 z.
template <class R>
R sech_squared(R z)
{
    R const e = std::exp(-2 * std::abs(z));
    return 4 * e / ((1 + e) * (1 + e));
}

template <>
struct fast_reference<hillock::tanh> {
    static double value(auto const&, double x) { return std::tanh(x); }
    static double derivative(auto const&, double x) { return sech_squared(x); }
    static double derivative_from_output(auto const&, double y) { return (1 - y) * (1 + y); }
};

template <>
struct fast_reference<symmetrical_sigmoid> {
    static double value(auto const&, double x) { return std::tanh(x / 2); }
    static double derivative(auto const&, double x) { return sech_squared(x / 2) / 2; }
    static double derivative_from_output(auto const&, double y) { return (1 - y) * (1 + y) / 2; }
};

/// scale tanh(slope x).
struct fast_scaled_tanh {
    static double value(auto const& f, double x) { return held(f.scale) * std::tanh(held(f.slope) * x); }
    static double derivative(auto const& f, double x)
    {
        return held(f.scale) * held(f.slope) * sech_squared(held(f.slope) * x);
    }
    static double derivative_from_output(auto const& f, double y)
    {
        double const scale = held(f.scale);
        return held(f.slope) / scale * ((scale - y) * (scale + y));
    }
};
template <>
struct fast_reference<lecun_tanh> : fast_scaled_tanh {};
template <>
struct fast_reference<scaled_tanh> : fast_scaled_tanh {};

} // namespace hillock::exhaustive
