#pragma once

#include "../math/cos.hpp"
#include "../math/sin.hpp"
#include "../properties.hpp"

namespace hillock {

// The sine.
//
//   f(x)  = sin x
//   f'(x) = cos x
//
// Source     arXiv:2006.09661.
// Domain     every finite x, however large; nan for +-inf, where there is no limit.
struct sinusoid {
    static constexpr std::string_view name = "sinusoid";
    static constexpr std::string_view formula = "sin(x)";
    static constexpr activation_properties properties{
        .range = {{-1, true}, {1, true}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = false,
        .monotonic_derivative = false,
        .identity_near_origin = true,
        .zero_centred = true,
        .symmetry = symmetry_kind::odd,
        .lipschitz = 1,
        .saturates = {false, false},
    };
    // The worst found at the standard tier: f at 2.45602487e+37 in float, 1.67063993 in double, f' at 239521.328,
    // -0.100838004; without fused multiply-add, f at 3.20023911e+38, 39.1682851, f' at 0.261838138, 0.149694942.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.6, by_fma(1.8, 2), by_fma(21.4, 30.8)}, {0.8, by_fma(1.8, 2), 1.07e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, by_fma(1.9, 2.1), 30.5}, {0.8, by_fma(1.8, 2.1), 1.07e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return math::sin<A>(x);
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
        return math::cos<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }
};

} // namespace hillock
