#pragma once

#include "../math/logistic.hpp"
#include "../properties.hpp"

namespace hillock {

// The logistic function.
//
//   f(x)  = 1 / (1 + e^-x) = y for x < 0, 1 - y for x >= 0,   y = 1 / (1 + e^|x|) <= 1/2
//   f'(x) = f(x) (1 - f(x)) = y (1 - y)
//
// Algorithm  e^|x|, not e^-|x|: the quotient underflows by itself, rounded once, so that the left tail keeps its digits
//            down to the subnormals without a scaling. 1 - y is rounded, but since y <= 1/2 it does not cancel.
// Domain     f(-inf) = 0, f(inf) = 1, f'(+-inf) = 0.
struct sigmoid {
    static constexpr std::string_view name = "sigmoid";
    static constexpr std::string_view formula = "1 / (1 + e^-x)";
    static constexpr activation_properties properties{
        .range = {{0, false}, {1, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = true,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = false,
        .symmetry = symmetry_kind::none,
        .lipschitz = 0.25,
        .saturates = {true, true},
    };
    // The worst found at the standard tier: f at -16.6425343 in float, -36.736863 in double, f' at 1.77549613,
    // 37.42995.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error = bound<T, A>({0.9, 2.5, 72}, {0.9, 2.6, 3.99e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error = bound<T, A>({0.9, 2.6, 72.7}, {0.9, 2.6, 3.99e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        return value_from(x, lesser<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V operator()(V x) const
    {
        return value<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative(V x) const
    {
        return derivative_from(x, lesser<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        auto const y = lesser<A>(x);
        return {value_from(x, y), derivative_from(x, y)};
    }

    /// y (1 - y).
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        return y * (V(scalar_t<V>(1)) - y);
    }

private:
    /// The lesser of f(x) and f(-x); in the accurate tier unscaled and as the sum of two numbers.
    template <tier A, class V>
    HILLOCK_INLINE static auto lesser(V x)
    {
        V const a = math::min(math::abs(x), math::constant<V>(math::logistic_limit<V>));
        auto const d = math::logistic_denominator(math::logistic_exp<A>(a));
        if constexpr (A == tier::accurate)
            return math::unscaled_logistic(d);
        else
            return math::logistic(d);
    }

    template <class V>
    HILLOCK_INLINE static V value_from(V x, V y)
    {
        return math::select(x >= V(scalar_t<V>(0)), V(scalar_t<V>(1)) - y, y);
    }

    template <class V>
    HILLOCK_INLINE static V value_from(V x, math::sum_of_two<V> g)
    {
        V const s = math::constant<V>(math::logistic_scale<V>);
        auto const greater = math::complement(math::scaled(g, math::constant<V>(math::logistic_scale<V>)));
        V const y = math::select(x < V(scalar_t<V>(0)), math::rounded(g.high + g.low) * s, greater.high + greater.low);
        return math::keep_nan(x, y);
    }

    template <class V>
    HILLOCK_INLINE static V derivative_from(V, V y)
    {
        return y * (V(scalar_t<V>(1)) - y);
    }

    template <class V>
    HILLOCK_INLINE static V derivative_from(V x, math::sum_of_two<V> g)
    {
        auto const slope =
            math::multiply(g, math::complement(math::scaled(g, math::constant<V>(math::logistic_scale<V>))));
        return math::keep_nan(x, math::rounded(slope.high + slope.low) * math::constant<V>(math::logistic_scale<V>));
    }
};

using logistic = sigmoid;

} // namespace hillock
