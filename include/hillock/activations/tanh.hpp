#pragma once

#include "../math/tanh.hpp"
#include "../properties.hpp"

namespace hillock {

// The hyperbolic tangent.
//
//   f(x)  = tanh x
//   f'(x) = sech^2 x
//
// Domain     f(-0) = -0, f(+-inf) = +-1, f'(+-inf) = 0.
struct tanh {
    static constexpr std::string_view name = "tanh";
    static constexpr std::string_view formula = "(e^x - e^-x) / (e^x + e^-x)";
    static constexpr activation_properties properties{
        .range = {{-1, false}, {1, false}},
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
    // The worst found at the standard tier: f at 0.546182573 in float, -0.0309092109 in double, f' at 44.0432358,
    // -0.882329831; without fused multiply-add, f at 6.7039113 in float, f' at 0.887525797.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.8, by_fma(3, 3.5), by_fma(229.8, 230.6)}, {0.8, 2.7, 1.22e11});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.8, by_fma(3.6, 2.5), by_fma(77, 72.7)}, {0.8, 2.6, 3.8e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return math::tanh<A>(x);
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
        return math::sech2<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (math::tanh_by_polynomials<A, V>) {
            return {value<A>(x), derivative<A>(x)};
        } else {
            V const one = V(scalar_t<V>(1));
            V const a = math::abs(x);
            auto const e = math::sech2_exp<A>(a + a);
            return {math::xor_sign(math::tanh_from(math::for_tanh(e), one), math::sign_bit(x)),
                    math::sech2_from(e, one, V(scalar_t<V>(0)))};
        }
    }

    /// (1 - y) (1 + y).
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        V const one = V(scalar_t<V>(1));
        return (one - y) * (one + y);
    }
};

} // namespace hillock
