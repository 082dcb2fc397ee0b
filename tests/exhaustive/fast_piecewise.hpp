#pragma once

#include "exhaustive/fast_record.hpp"

namespace hillock::exhaustive {

template <>
struct fast_reference<identity> {
    static double value(auto const&, double x) { return x; }
    static double derivative(auto const&, double) { return 1; }
    static double derivative_from_output(auto const&, double) { return 1; }
};

template <>
struct fast_reference<binary_step> {
    static double value(auto const&, double x) { return x >= 0; }
    static double derivative(auto const&, double) { return 0; }
    static double derivative_from_output(auto const&, double) { return 0; }
};

template <>
struct fast_reference<absolute> {
    static double value(auto const&, double x) { return std::abs(x); }
    static double derivative(auto const&, double x) { return (x > 0) - (x < 0); }
};

template <>
struct fast_reference<relu> {
    static double value(auto const&, double x) { return x > 0 ? x : 0; }
    static double derivative(auto const&, double x) { return x > 0; }
    static double derivative_from_output(auto const&, double y) { return y > 0; }
};

/// A line of slope `left` below 0, 1 above.
struct fast_leaky {
    static double line(double left, double x) { return x < 0 ? left * x : x; }
    static double slope(double left, double x) { return x < 0 ? left : 1; }
    static double parameter_derivative(auto const&, double x) { return x < 0 ? x : 0; }
};
template <>
struct fast_reference<leaky_relu> : fast_leaky {
    static double value(auto const& f, double x) { return line(held(f.slope), x); }
    static double derivative(auto const& f, double x) { return slope(held(f.slope), x); }
    static double derivative_from_output(auto const& f, double y) { return slope(held(f.slope), y); }
};
template <>
struct fast_reference<prelu> : fast_leaky {
    static double value(auto const& f, double x) { return line(held(f.alpha), x); }
    static double derivative(auto const& f, double x) { return slope(held(f.alpha), x); }
    static double derivative_from_output(auto const& f, double y) { return slope(held(f.alpha), y); }
};
template <>
struct fast_reference<rrelu> : fast_leaky {
    static double value(auto const& f, double x) { return line(held((f.lower + f.upper) / 2), x); }
    static double derivative(auto const& f, double x) { return slope(held((f.lower + f.upper) / 2), x); }
    static double derivative_from_output(auto const& f, double y) { return slope(held((f.lower + f.upper) / 2), y); }
};

template <>
struct fast_reference<hard_sigmoid> {
    static double value(auto const& f, double x)
    {
        return std::fmin(std::fmax(held(f.slope) * x + held(f.offset), 0.0), 1.0);
    }
    static double derivative(auto const& f, double x)
    {
        return x >= held(-f.offset / f.slope) && x <= held((1 - f.offset) / f.slope) ? held(f.slope) : 0;
    }
    static double derivative_from_output(auto const& f, double y) { return y > 0 && y < 1 ? held(f.slope) : 0; }
};

template <>
struct fast_reference<hard_tanh> {
    static double value(auto const& f, double x) { return std::fmin(std::fmax(x, held(f.lower)), held(f.upper)); }
    static double derivative(auto const& f, double x) { return x >= held(f.lower) && x <= held(f.upper); }
    static double derivative_from_output(auto const& f, double y) { return y > held(f.lower) && y < held(f.upper); }
};

} // namespace hillock::exhaustive
