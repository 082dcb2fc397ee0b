#pragma once

#include "../math/leaky.hpp"
#include "../properties.hpp"

namespace hillock {

// The randomized leaky rectified linear unit.
//
//   f(x)  = slope x for x < 0, x for x >= 0
//   f'(x) = slope for x < 0, 1 for x >= 0
//
// In inference, which is what `value` is, the slope is (lower + upper) / 2, rounded once to the lane's type. In
// training each element draws its own from [lower, upper], and the backward pass must be given the same draw.
//
// Source     arXiv:1505.00853.
struct rrelu {
    double lower = 1.0 / 8; ///< least slope of the left side
    double upper = 1.0 / 3; ///< greatest slope of the left side

    static constexpr std::string_view name = "rrelu";
    static constexpr std::string_view formula = "x if x >= 0 else (lower + upper) / 2 x";
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
        return math::leaky(x, math::constant<V>(mean()));
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
        return math::leaky_derivative(x, math::constant<V>(mean()));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// The value with the slope lower + u (upper - lower), u uniform in [0, 1).
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V training_value(V x, V u) const
    {
        static_assert(expect_lane<V>());
        return math::leaky(x, slope(u));
    }

    /// The derivative with the slope lower + u (upper - lower).
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V training_derivative(V x, V u) const
    {
        static_assert(expect_lane<V>());
        return math::leaky_derivative(x, slope(u));
    }

private:
    HILLOCK_INLINE double mean() const { return 0.5 * (lower + upper); }

    template <class V>
    HILLOCK_INLINE V slope(V u) const
    {
        return math::fma(u, math::constant<V>(upper - lower), math::constant<V>(lower));
    }
};

} // namespace hillock
