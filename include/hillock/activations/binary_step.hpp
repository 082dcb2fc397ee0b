#pragma once

#include "../math/ops.hpp"
#include "../properties.hpp"

namespace hillock {

// The Heaviside step.
//
//   f(x)  = 0 for x < 0, 1 for x >= 0
//   f'(x) = 0, also at 0, where there is none
struct binary_step {
    static constexpr std::string_view name = "binary_step";
    static constexpr std::string_view formula = "1 if x >= 0 else 0";
    static constexpr activation_properties properties{
        .range = {{0, true}, {1, true}},
        .nonlinear = true,
        .continuity = continuity_class::discontinuous,
        .monotonic = true,
        .monotonic_derivative = true,
        .identity_near_origin = false,
        .zero_centred = false,
        .symmetry = symmetry_kind::none,
        .lipschitz = infinity,
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
        V const zero = V(scalar_t<V>(0));
        return math::keep_nan(x, math::select(x < zero, zero, V(scalar_t<V>(1))));
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
        return math::keep_nan(x, V(scalar_t<V>(0)));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// 0, whatever y.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        return derivative<A>(y);
    }
};

} // namespace hillock
