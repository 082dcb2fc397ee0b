#pragma once

#include "../math/leaky.hpp"
#include "../properties.hpp"

namespace hillock {

// The parametric rectified linear unit: a leaky one whose slope is learned.
//
//   f(x)  = alpha x for x < 0, x for x >= 0
//   f'(x) = alpha for x < 0, 1 for x >= 0
//
// Source     arXiv:1502.01852.
struct prelu {
    double alpha = 0.25; ///< slope of the left side, learnable

    static constexpr std::string_view name = "prelu";
    static constexpr std::string_view formula = "x if x >= 0 else alpha x";
    static constexpr activation_properties properties{
        .range = {{-infinity, false}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::c0,
        .monotonic = true,
        .monotonic_derivative = true,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1,
        .saturates = {false, false},
    };
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error{0.5};
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error{0};

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return math::leaky(x, math::constant<V>(alpha));
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
        return math::leaky_derivative(x, math::constant<V>(alpha));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// The sign of y is that of x: alpha > 0 only.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        return derivative<A>(y);
    }

    /// df/dalpha = x for x < 0, else 0.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V parameter_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return math::leaky_slope_derivative(x);
    }
};

} // namespace hillock
