#pragma once

#include "../math/logistic.hpp"
#include "../properties.hpp"

namespace hillock {

// The logistic function.
//
//   f(x)  = 1 / (1 + e^-x)
//   f'(x) = f(x) (1 - f(x)) = y (1 - y),   y = 1 / (1 + e^|x|) <= 1/2
//
// Algorithm  the quotients underflow by themselves, rounded once, so that the tails keep their digits down to the
//            subnormals without a scaling. y - y^2 does not cancel, since y <= 1/2.
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
    // The worst found at the standard tier: f at -61.0567932 in float, -36.7368916 in double, f' at 3.40765238,
    // 37.4301367; without fused multiply-add, f at -16.6425343, -36.736935, f' at 17.3340034, 37.4301139.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.8, by_fma(2.4, 2.5), by_fma(75.5, 72.1)}, {0.8, 2.5, 3.8e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.8, by_fma(2.7, 2.5), by_fma(75.5, 72.5)}, {0.8, 2.5, 3.8e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (A == tier::accurate) {
            V const s = math::constant<V>(math::logistic_scale<V>);
            auto const [high, low] = lesser<A>(x);
            auto const greater = math::complement(math::scaled(math::sum_of_two<V>{high, low}, s));
            V const y = math::select(x < V(scalar_t<V>(0)), math::rounded(high + low) * s, greater.high + greater.low);
            return math::keep_nan(x, y);
        } else {
            return math::logistic_value<A>(x);
        }
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V operator()(V x) const
    {
        static_assert(expect_lane<V>());
        return value<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative(V x) const
    {
        static_assert(expect_lane<V>());
        auto const y = lesser<A>(x);
        if constexpr (A == tier::accurate) {
            V const s = math::constant<V>(math::logistic_scale<V>);
            auto const slope = math::multiply(y, math::complement(math::scaled(y, s)));
            return math::keep_nan(x, math::rounded(slope.high + slope.low) * s);
        } else {
            return math::logistic_slope(y);
        }
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// y (1 - y).
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        return y * (V(scalar_t<V>(1)) - y);
    }

private:
    /// The lesser of f(x) and f(-x); in the accurate tier unscaled and as the sum of two numbers.
    template <tier A, class V>
    HILLOCK_INLINE static auto lesser(V x)
    {
        auto const d = math::logistic_denominator(math::logistic_exp_limited<A>(math::abs(x)));
        if constexpr (A == tier::accurate)
            return math::unscaled_logistic(d);
        else
            return d.value();
    }
};

using logistic = sigmoid;

} // namespace hillock
