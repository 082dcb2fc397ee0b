#pragma once

#include "../math/reciprocal.hpp"
#include "../math/reciprocal_square.hpp"
#include "../properties.hpp"

namespace hillock {

// Softsign, tanh's cousin with polynomial tails.
//
//   f(x)  = x / (1 + |x|)
//   f'(x) = 1 / (1 + |x|)^2
//
// Domain     f(+-inf) = +-1, f'(+-inf) = 0.
struct softsign {
    static constexpr std::string_view name = "softsign";
    static constexpr std::string_view formula = "x / (1 + |x|)";
    static constexpr activation_properties properties{
        .range = {{-1, false}, {1, false}},
        .nonlinear = true,
        .continuity = continuity_class::c1,
        .monotonic = true,
        .monotonic_derivative = false,
        .identity_near_origin = true,
        .zero_centred = true,
        .symmetry = symmetry_kind::odd,
        .lipschitz = 1,
        .saturates = {true, true},
    };
    // The worst found at the standard tier: f at 511.923737 in float, -511.7573 in double, f' at 0.00199836493,
    // 1.00040838.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error = bound<T, A>({0.6, 2, 2}, {0.6, 2, 2});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error = bound<T, A>({0.6, 3.5, 3.5}, {0.8, 3.5, 3.5});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        // 1 + |x| = |x| from 2^54 on.
        V const one = V(scalar_t<V>(1));
        V const bounded = math::clamp(x, V(scalar_t<V>(-0x1p54)), V(scalar_t<V>(0x1p54)));
        V const a = math::abs(bounded);
        if constexpr (A == tier::accurate) {
            auto const y = math::divide(math::sum_of_two<V>{a, V(scalar_t<V>(0))}, math::two_sum(one, a));
            return math::xor_sign(y.high + y.low, math::sign_bit(x));
        } else {
            return bounded * math::reciprocal(one + a);
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
        return math::reciprocal_square<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// (1 - |y|)^2.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        V const one = V(scalar_t<V>(1));
        if constexpr (A == tier::accurate) {
            auto const d = math::two_sum(one, math::negate(math::abs(y)));
            auto const square = math::multiply(d, d);
            return square.high + square.low;
        } else {
            V const d = one - math::abs(y);
            return d * d;
        }
    }
};

} // namespace hillock
