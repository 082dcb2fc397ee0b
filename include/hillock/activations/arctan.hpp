#pragma once

#include "../math/atan.hpp"
#include "../math/cosine_square.hpp"
#include "../math/reciprocal_square.hpp"
#include "../properties.hpp"

namespace hillock {

// The inverse tangent.
//
//   f(x)  = atan x
//   f'(x) = 1 / (1 + x^2)
//   f'    = cos^2 y
//
// Domain     f(+-inf) = +-pi / 2, f'(+-inf) = 0.
struct arctan {
    static constexpr std::string_view name = "arctan";
    static constexpr std::string_view formula = "atan(x)";
    static constexpr activation_properties properties{
        .range = {{-0x1.921fb54442d18p0, false}, {0x1.921fb54442d18p0, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = true,
        .monotonic_derivative = false,
        .identity_near_origin = true,
        .zero_centred = true,
        .symmetry = symmetry_kind::odd,
        .lipschitz = 1,
        .saturates = {true, true},
    };
    // The worst found at the standard tier: f at 1.15433633 in float, -1.01111989 in double, f' at 0.0131360367,
    // -0.000601174474; without fused multiply-add, f at 1.1564275, 1.00051064, f' at 4104.30713, -94934539.8.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.6, by_fma(2, 2.2), by_fma(82.3, 77.9)}, {1, by_fma(1.8, 2.1), 4.15e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, by_fma(1.5, 2.5), by_fma(1.5, 2.5)}, {0.8, by_fma(1.5, 2.5), by_fma(1.5, 2.5)});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return math::atan<A>(x);
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
        return math::reciprocal_square_sum<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// cos^2 y, |y| <= pi / 2.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        return math::cosine_square<A>(y);
    }
};

} // namespace hillock
