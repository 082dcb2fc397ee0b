#pragma once

#include "reference/piecewise.hpp"

namespace hillock {
struct leaky_relu;
struct prelu;
struct rrelu;
} // namespace hillock

namespace hillock::testing {

/// a x for x < 0, x for x >= 0: a is what the derived record says.
template <class Record>
struct leaky_record : kink_at_origin {
    template <class T, class F>
    static mp value(F const& f, mp const& x)
    {
        return x < 0 ? Record::template slope<T>(f) * x : x;
    }
    template <class T, class F>
    static mp derivative(F const& f, mp const& x)
    {
        return x < 0 ? Record::template slope<T>(f) : mp(1);
    }
};

/// The same with a slope that is a parameter: y has the sign of x.
template <class Record>
struct parametric_leaky_record : leaky_record<Record> {
    template <class T, class F>
    static mp derivative_from_output(F const& f, mp const& y)
    {
        return leaky_record<Record>::template derivative<T>(f, y);
    }
    template <class T, class F>
    static mp parameter_derivative(F const&, mp const& x)
    {
        return x < 0 ? x : mp(0);
    }
};

template <>
struct reference<leaky_relu> : parametric_leaky_record<reference<leaky_relu>> {
    template <class T, class F>
    static mp slope(F const& f)
    {
        return held<T>(f.slope);
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.slope = 0.2}, F{.slope = 1.5}, F{.slope = 1e-4}};
    }
};

template <>
struct reference<prelu> : parametric_leaky_record<reference<prelu>> {
    template <class T, class F>
    static mp slope(F const& f)
    {
        return held<T>(f.alpha);
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.alpha = 0.1}, F{.alpha = 1.5}, F{.alpha = 1e-4}};
    }
};

template <>
struct reference<rrelu> : leaky_record<reference<rrelu>> {
    /// In inference, the mean slope: formed in double, then held by the lane.
    template <class T, class F>
    static mp slope(F const& f)
    {
        return held<T>((f.lower + f.upper) / 2);
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.lower = 0.1, .upper = 0.3}, F{.lower = 0.01, .upper = 0.99}};
    }
};

} // namespace hillock::testing
