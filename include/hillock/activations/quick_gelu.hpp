#pragma once

#include "../math/swish.hpp"
#include "../math/swish_slope.hpp"
#include "../properties.hpp"

namespace hillock {

// The quick approximation of gelu, as CLIP has it: swish with beta = 1.702, which no float is.
//
//   f(x)  = x s,   s = 1 / (1 + e^(-1.702 x))
//   f'(x) = s + 1.702 x s (1 - s)
//
// Source     arXiv:1606.08415; arXiv:2103.00020.
// Domain     f(-0) = -0, f(-inf) = -0, f(inf) = inf, f'(-inf) = -0, f'(inf) = 1.
struct quick_gelu {
    static constexpr std::string_view name = "quick_gelu";
    static constexpr std::string_view formula = "x / (1 + e^(-1.702 x))";
    static constexpr activation_properties properties{
        .range = {{-0.16361018963635359, true}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = false,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1.0998393201288669,
        .saturates = {true, false},
    };
    // The worst found at the standard tier: f at -47.0725822 in float, -21.3809458 in double, f' at -6.68318939,
    // -21.668044; without fused multiply-add, f at -9.57515717, -21.3809176, f' at -3.38116932.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.8, by_fma(3.2, 2.7), by_fma(76.9, 168.6)}, {0.8, 3.2, 4.82e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, 3.7, by_fma(3.7, 210.2)}, {0.9, by_fma(3.4, 3.6), 7.76e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return gate<A, V>().value(x);
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
        // The fast tier's own way is no faster: it needs 1.702 x in two numbers.
        if constexpr (A != tier::accurate && math::slope_about_root<tier::standard, V>)
            return math::swish_slope<math::quick_gelu_constants>(x);
        else
            return gate<A, V>().derivative(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

private:
    template <tier A, class V>
    HILLOCK_INLINE static math::swish<A, V> gate()
    {
        return {math::single<V> ? 0x1.b3b646p0 : 0x1.b3b645a1cac08p0,
                math::single<V> ? -0x1.78d4fep-26 : 0x1.89374bc6a7efap-55};
    }
};

} // namespace hillock
