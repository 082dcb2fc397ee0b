#pragma once

#include "../math/sinc.hpp"
#include "../properties.hpp"

namespace hillock {

// The cardinal sine, the Fourier transform of a rectangle.
//
//   f(x)  = sin x / x, 1 at 0
//   f'(x) = (x cos x - sin x) / x^2, 0 at 0
//
// Domain     f(+-inf) = 0, f'(+-inf) = 0.
struct sinc {
    static constexpr std::string_view name = "sinc";
    static constexpr std::string_view formula = "sin(x) / x, 1 at 0";
    static constexpr activation_properties properties{
        .range = {{-0.21723362821122166, true}, {1, true}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = false,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = false,
        .symmetry = symmetry_kind::even,
        .lipschitz = 0.43618182176164087, // at 2.0815759778181006, the least root of f''
        .saturates = {true, true},
    };
    // The worst found at the standard tier: f at 159087.109 in float, 16.2329366 in double (without fused multiply-
    // add), f' at 4.49341679, -1.32601506e+307.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error = bound<T, A>({0.6, 2.9, by_fma(22.1, 28.8)}, {0.8, 2.5, 1.07e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error = bound<T, A>({0.6, 0.6, 0.6}, {0.8, 0.8, 0.8});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return math::sinc<A>(x);
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
        return math::sinc_derivative(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }
};

} // namespace hillock
