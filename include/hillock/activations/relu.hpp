#pragma once

#include "../math/ops.hpp"
#include "../properties.hpp"

namespace hillock {

// The rectified linear unit.
//
//   f(x)  = max(x, 0)
//   f'(x) = 0 for x <= 0, 1 for x > 0
//
// Source     X. Glorot, A. Bordes, Y. Bengio, Deep sparse rectifier neural networks, AISTATS 2011.
struct relu {
    static constexpr std::string_view name = "relu";
    static constexpr std::string_view formula = "max(x, 0)";
    static constexpr activation_properties properties{
        .range = {{0, true}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::c0,
        .monotonic = true,
        .monotonic_derivative = true,
        .identity_near_origin = false,
        .zero_centred = false,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1,
        .saturates = {true, false},
    };
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error{0};
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error{0};

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return math::max(x, V(scalar_t<V>(0)));
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
        return math::keep_nan(x, math::select(x > zero, V(scalar_t<V>(1)), zero));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// 1 for y > 0, else 0.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        return derivative<A>(y);
    }
};

} // namespace hillock
