#pragma once

#include "reference/record.hpp"

namespace hillock {
struct sigmoid;
struct softplus;
struct complementary_log_log;
} // namespace hillock

namespace hillock::testing {

/// 1 / (1 + e^-z).
inline mp logistic_of(mp const& z) { return 1 / (1 + exp(-z)); }

/// Its derivative s (1 - s), without the difference.
inline mp logistic_slope(mp const& z)
{
    mp const e = exp(-abs(z));
    return e / square(1 + e);
}

template <>
struct reference<sigmoid> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return logistic_of(x);
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return logistic_slope(x);
    }
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const& y)
    {
        return y * (1 - y);
    }
};

template <>
struct reference<softplus> : record {
    template <class T, class F>
    static mp value(F const& f, mp const& x)
    {
        mp const beta = held<T>(f.beta);
        mp const z = beta * x;
        return ((z > 0 ? z : mp(0)) + log1p(exp(-abs(z)))) / beta;
    }
    template <class T, class F>
    static mp derivative(F const& f, mp const& x)
    {
        return logistic_of(held<T>(f.beta) * x);
    }
    template <class T, class F>
    static mp derivative_from_output(F const& f, mp const& y)
    {
        return -expm1(-(held<T>(f.beta) * y));
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.beta = 0.5}, F{.beta = 2}, F{.beta = 0.1}, F{.beta = 10}, F{.beta = 0.00135665376}, F{.beta = 3e-6}};
    }
};

template <>
struct reference<complementary_log_log> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return -expm1(-exp(x));
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return exp(x - exp(x));
    }
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const& y)
    {
        return y == 1 ? mp(0) : -((1 - y) * log1p(-y));
    }
};

} // namespace hillock::testing
