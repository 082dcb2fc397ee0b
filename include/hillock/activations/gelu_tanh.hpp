#pragma once

#include "../math/gelu_tanh_slope.hpp"
#include "../math/wide.hpp"
#include "../properties.hpp"

namespace hillock {

// The usual approximation of gelu by a hyperbolic tangent, written as a gate.
//
//   f(x)  = x / 2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) = x s,   s = 1 / (1 + e^-z),   z = k1 x + k3 x^3
//   f'(x) = s + x z' s (1 - s),   k1 = 2 sqrt(2/pi),   k3 = 0.044715 k1
//
// Source     arXiv:1606.08415.
// Algorithm  z is the sum of two numbers, since e^z amplifies its rounding a hundredfold in the left tail; see
//            math/gelu_tanh.hpp and, for floats, math/gelu_tanh_eighths.hpp and math/gelu_tanh_slope.hpp.
// Domain     f(-0) = -0, f(-inf) = -0, f(inf) = inf, f'(-inf) = -0, f'(inf) = 1.
struct gelu_tanh {
    static constexpr std::string_view name = "gelu_tanh";
    static constexpr std::string_view formula = "x / (1 + e^(-2 sqrt(2/pi) (x + 0.044715 x^3)))";
    static constexpr activation_properties properties{
        .range = {{-0.17004075057125405, true}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = false,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1.1289930686587718,
        .saturates = {true, false},
    };
    static constexpr bool derivative_has_many_constants = true; ///< a loop has registers for few batches at a time
    // The worst found at the standard tier: f at -4.17238474 in float, -7.08941427 in double, f' at -0.922760904,
    // -13.6152975; without fused multiply-add, f at -4.91396856, -7.07955331, f' at -6.3537159, -13.2151936.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.8, by_fma(2.4, 2.7), by_fma(243.3, 249.3)}, {0.6, by_fma(2.3, 2.4), 4.82e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, by_fma(3.8, 3.6), by_fma(246.2, 217.7)}, {0.9, by_fma(3.7, 3.9), 1.68e9});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (math::gelu_tanh_by_eighths<A, V>) {
            V const a = math::limited_abs(x, math::constant<V>(math::gelu_tanh_limit<V>)); // x brings nan in again
            return math::gate_value(x, a, math::gelu_tanh_gate<A>(a));
        } else {
            V const a = math::gelu_tanh_magnitude(x);
            auto const terms = math::gelu_tanh_argument<A>(a);
            return math::gate<A>(x, a, terms.z.high, terms.z.low);
        }
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
        if constexpr (math::slope_about_root<A, V>) {
            return math::gelu_tanh_slope(x);
        } else {
            V const a = math::gelu_tanh_magnitude(x);
            if constexpr (math::gelu_tanh_by_eighths<A, V>)
                return math::gelu_tanh_slope_fast(x, a, math::gelu_tanh_gate<A, true>(a));
            else
                return derivative_from<A>(x, a, math::gelu_tanh_argument<A>(a));
        }
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (math::slope_about_root<A, V>) {
            return {value<A>(x), derivative<A>(x)};
        } else {
            V const a = math::gelu_tanh_magnitude(x);
            if constexpr (math::gelu_tanh_by_eighths<A, V>) {
                auto const y = math::gelu_tanh_gate<A, true>(a);
                return {math::gate_value(x, a, y), math::gelu_tanh_slope_fast(x, a, y)};
            } else {
                auto const terms = math::gelu_tanh_argument<A>(a);
                return {math::gate<A>(x, a, terms.z.high, terms.z.low), derivative_from<A>(x, a, terms)};
            }
        }
    }

private:
    template <tier A, class V>
    HILLOCK_INLINE static V derivative_from(V x, V a, math::gelu_tanh_terms<V> const& terms)
    {
        if constexpr (A == tier::accurate && math::single<V>) {
            return math::in_double(x, [](auto wide) __attribute__((always_inline)) {
                return gelu_tanh{}.derivative<math::widened>(wide);
            });
        } else {
            auto const from_root = math::gelu_tanh_from_root<A>(a, terms);
            return math::gate_derivative_at<A>(x, from_root.z, from_root.slope, from_root.power);
        }
    }
};

} // namespace hillock
