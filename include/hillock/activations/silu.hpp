#pragma once

#include "../math/gate.hpp"
#include "../math/swish_slope.hpp"
#include "../math/wide.hpp"
#include "../properties.hpp"

namespace hillock {

// The sigmoid-weighted linear unit; swish with beta = 1.
//
//   f(x)  = x s,   s = 1 / (1 + e^-x)
//   f'(x) = s + x s (1 - s)
//
// Source     arXiv:1702.03118, arXiv:1710.05941.
// Domain     f(-0) = -0, f(-inf) = -0, f(inf) = inf, f'(-inf) = -0, f'(inf) = 1.
struct silu {
    static constexpr std::string_view name = "silu";
    static constexpr std::string_view formula = "x / (1 + e^-x)";
    static constexpr activation_properties properties{
        .range = {{-0.27846454276107380, true}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = false,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1.0998393201288669,
        .saturates = {true, false},
    };
    // The worst found at the standard tier: f at -8.3735342 in float, -36.390992 in double, f' at -0.839629829,
    // -36.853015; without fused multiply-add, f at -16.6778278, -36.3903285, f' at -0.0349565148, -36.876273.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.8, by_fma(3.2, 2.5), by_fma(81.1, 91.2)}, {0.8, 2.5, 4.82e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, by_fma(3.8, 3.6), by_fma(36.9, 152.4)}, {0.9, by_fma(3.5, 3.6), 7.76e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        V const a = math::limited_abs(x, math::constant<V>(math::logistic_limit<V>));
        return math::gate<A>(x, a, a);
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
        if constexpr (A == tier::accurate && math::single<V>)
            return math::in_double(
                x, [](auto wide) __attribute__((always_inline)) { return silu{}.derivative<math::widened>(wide); });
        else if constexpr (A == tier::fast)
            return math::gate_derivative_fast(
                math::clamp(x, math::constant<V>(math::gate_least<V>), math::constant<V>(math::gate_greatest<V>)));
        else if constexpr (math::slope_about_root<A, V>)
            return math::swish_slope<math::silu_constants>(x);
        else
            return math::gate_derivative<A>(x, math::min(math::abs(x), math::constant<V>(math::logistic_limit<V>)));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }
};

} // namespace hillock
