#pragma once

#include "../math/ops.hpp"
#include "../properties.hpp"

namespace hillock {

// The identity.
//
//   f(x)  = x
//   f'(x) = 1
struct identity {
    static constexpr std::string_view name = "identity";
    static constexpr std::string_view formula = "x";
    static constexpr activation_properties properties{
        .range = {{-infinity, false}, {infinity, false}},
        .nonlinear = false,
        .continuity = continuity_class::smooth,
        .monotonic = true,
        .monotonic_derivative = true,
        .identity_near_origin = true,
        .zero_centred = true,
        .symmetry = symmetry_kind::odd,
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
        return x;
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
        return math::keep_nan(x, V(scalar_t<V>(1)));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        return derivative<A>(y);
    }
};

} // namespace hillock
