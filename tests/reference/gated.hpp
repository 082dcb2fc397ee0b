#pragma once

#include "reference/logistic.hpp"

namespace hillock {
struct silu;
struct swish;
struct quick_gelu;
} // namespace hillock

namespace hillock::testing {

/// x s(b x), of which b x = -1.278... is the derivative's root, and so on.
inline mp gated_value(mp const& x, mp const& b) { return x * logistic_of(b * x); }
/// s (1 + b x (1 - s)): a product, so that a limit of zero has the sign it comes from.
inline mp gated_derivative(mp const& x, mp const& b)
{
    return logistic_of(b * x) * (1 + b * x * logistic_of(-(b * x)));
}
inline constexpr double gated_root = -1.2784645427610738;

template <>
struct reference<silu> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return gated_value(x, 1);
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return gated_derivative(x, 1);
    }
    template <class F>
    static std::vector<double> roots(F const&)
    {
        return {gated_root};
    }
};

template <>
struct reference<swish> : record {
    template <class T, class F>
    static mp value(F const& f, mp const& x)
    {
        return gated_value(x, held<T>(f.beta));
    }
    template <class T, class F>
    static mp derivative(F const& f, mp const& x)
    {
        return gated_derivative(x, held<T>(f.beta));
    }
    template <class T, class F>
    static mp parameter_derivative(F const& f, mp const& x)
    {
        return square(x) * logistic_slope(held<T>(f.beta) * x);
    }
    template <class F>
    static std::vector<double> roots(F const& f)
    {
        return {gated_root / f.beta};
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.beta = 0.5}, F{.beta = 1.702}, F{.beta = 0.1}, F{.beta = 10}, F{.beta = -1e-6}};
    }
};

template <>
struct reference<quick_gelu> : record {
    static mp slope() { return mp("1.702"); }
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return gated_value(x, slope());
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return gated_derivative(x, slope());
    }
    template <class F>
    static std::vector<double> roots(F const&)
    {
        return {gated_root / 1.702};
    }
};

} // namespace hillock::testing
