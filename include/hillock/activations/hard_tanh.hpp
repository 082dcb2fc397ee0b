#pragma once

#include "../math/ops.hpp"
#include "../properties.hpp"

namespace hillock {

// The piecewise linear stand-in for tanh.
//
//   f(x)  = min(max(x, lower), upper)
//   f'(x) = 1 for lower <= x <= upper, else 0
struct hard_tanh {
    double lower = -1; ///< value of the left plateau
    double upper = 1;  ///< value of the right plateau

    static constexpr std::string_view name = "hard_tanh";
    static constexpr std::string_view formula = "clamp(x, lower, upper)";
    static constexpr activation_properties properties{
        .range = {{-1, true}, {1, true}},
        .nonlinear = true,
        .continuity = continuity_class::c0,
        .monotonic = true,
        .monotonic_derivative = false,
        .identity_near_origin = true,
        .zero_centred = true,
        .symmetry = symmetry_kind::odd,
        .lipschitz = 1,
        .saturates = {true, true},
    };
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error{0};
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error{0};

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return math::clamp(x, math::constant<V>(lower), math::constant<V>(upper));
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
        V const one = math::keep_nan(x, V(scalar_t<V>(1)));
        V const from_left = math::select(x < math::constant<V>(lower), zero, one);
        return math::select(x > math::constant<V>(upper), zero, from_left);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// 1 for lower < y < upper, else 0: the ends belong to the plateaus, from where most of them come.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        V const zero = V(scalar_t<V>(0));
        V const one = math::keep_nan(y, V(scalar_t<V>(1)));
        V const from_left = math::select(y <= math::constant<V>(lower), zero, one);
        return math::select(y >= math::constant<V>(upper), zero, from_left);
    }
};

} // namespace hillock
