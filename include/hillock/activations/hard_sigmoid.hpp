#pragma once

#include "../math/compensated.hpp"
#include "../properties.hpp"

namespace hillock {

// The piecewise linear stand-in for the logistic function.
//
//   f(x)  = min(max(slope x + offset, 0), 1)
//   f'(x) = slope between the edges -offset / slope and (1 - offset) / slope, and at them, else 0
//
// Algorithm  one fused multiply-add: a rounded product would cancel against the offset at the left edge. The edges are
//            computed from the parameters and rounded to the lane's type, so that +-2.5 are edges in float as well.
struct hard_sigmoid {
    double slope = 0.2;  ///< between the plateaus, positive
    double offset = 0.5; ///< value at 0

    static constexpr std::string_view name = "hard_sigmoid";
    static constexpr std::string_view formula = "clamp(slope x + offset, 0, 1)";
    static constexpr activation_properties properties{
        .range = {{0, true}, {1, true}},
        .nonlinear = true,
        .continuity = continuity_class::c0,
        .monotonic = true,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = false,
        .symmetry = symmetry_kind::none,
        .lipschitz = 0.2,
        .saturates = {true, true},
    };
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error{by_fma(0.5, 0.6)};
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error{0};

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        V const line = math::multiply_add(math::constant<V>(slope), x, math::constant<V>(offset));
        return math::clamp(line, V(scalar_t<V>(0)), V(scalar_t<V>(1)));
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
        V const zero = V(scalar_t<V>(0));
        V const inside = math::keep_nan(x, math::constant<V>(slope));
        V const from_left = math::select(x < math::constant<V>(-offset / slope), zero, inside);
        return math::select(x > math::constant<V>((1 - offset) / slope), zero, from_left);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// slope for 0 < y < 1, else 0: the ends belong to the plateaus, from where most of them come.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        V const zero = V(scalar_t<V>(0));
        V const inside = math::keep_nan(y, math::constant<V>(slope));
        V const from_left = math::select(y <= zero, zero, inside);
        return math::select(y >= V(scalar_t<V>(1)), zero, from_left);
    }
};

} // namespace hillock
