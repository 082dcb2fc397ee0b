#pragma once

#include "../math/ops.hpp"
#include "../properties.hpp"

namespace hillock {

// The absolute value.
//
//   f(x)  = |x|
//   f'(x) = -1 for x < 0, 0 for x = 0, 1 for x > 0
struct absolute {
    static constexpr std::string_view name = "absolute";
    static constexpr std::string_view formula = "|x|";
    static constexpr activation_properties properties{
        .range = {{0, true}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::c0,
        .monotonic = false,
        .monotonic_derivative = true,
        .identity_near_origin = false,
        .zero_centred = false,
        .symmetry = symmetry_kind::even,
        .lipschitz = 1,
        .saturates = {false, false},
    };
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error{0};
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error{0};

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return math::abs(x);
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
        // 0 and nan are their own answer.
        V const zero = V(scalar_t<V>(0));
        V const left = math::select(x < zero, V(scalar_t<V>(-1)), math::keep_nan(x, zero));
        return math::select(x > zero, V(scalar_t<V>(1)), left);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }
};

} // namespace hillock
