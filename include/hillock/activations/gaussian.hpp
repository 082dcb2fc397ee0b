#pragma once

#include "../math/compensated.hpp"
#include "../math/exp2_of_product.hpp"
#include "../math/exp_shifted.hpp"
#include "../properties.hpp"

namespace hillock {

// The Gaussian, a radial basis.
//
//   f(x)  = e^(-x^2)
//   f'(x) = -2 x e^(-x^2)
//
// Algorithm  x^2 enters as an exact product of two lanes: its rounding error would grow with x^2 in the tails. With fused
//            multiply-add, floats take the exponential by eighths, see math/exp_shifted.hpp.
// Domain     f(+-inf) = 0, f'(-inf) = 0, f'(inf) = -0.
struct gaussian {
    static constexpr std::string_view name = "gaussian";
    static constexpr std::string_view formula = "e^(-x^2)";
    static constexpr activation_properties properties{
        .range = {{0, false}, {1, true}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = false,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = false,
        .symmetry = symmetry_kind::even,
        .lipschitz = 0.85776388496070679, // sqrt(2 / e)
        .saturates = {true, true},
    };
    // The worst found at the standard tier: f at 0.169752121 in float, -0.561067557 in double, f' at 1.84525001,
    // -1.3091763; without fused multiply-add, f at 1.30359995, 13.4870672, f' at 5.29378223, -1.29771458.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.8, by_fma(1.6, 1), by_fma(120.2, 144.9)}, {0.8, 1, 2.29e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.8, by_fma(2.4, 1.5), by_fma(127.6, 182.2)}, {0.8, by_fma(1.2, 1.4), 2.57e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return times(V(scalar_t<V>(1)), decay<A>(bounded(x)));
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
        V const b = bounded(x);
        return times(V(scalar_t<V>(-2)) * b, decay<A>(b));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        V const b = bounded(x);
        auto const e = decay<A>(b);
        return {times(V(scalar_t<V>(1)), e), times(V(scalar_t<V>(-2)) * b, e)};
    }

private:
    /// x to beyond where 2 x e^(-x^2) rounds to zero, see `math::scale`.
    template <class V>
    HILLOCK_INLINE static V bounded(V x)
    {
        constexpr double limit = math::single<V> ? 10.8 : 27.7;
        return math::clamp(x, math::constant<V>(-limit), math::constant<V>(limit));
    }

    /// e^(-x^2): its parts, or 2^decay_exponent times as large.
    template <tier A, class V>
    HILLOCK_INLINE static auto decay(V x)
    {
        if constexpr (A == tier::standard && math::by_pieces<V>) {
            auto const square = math::two_product(x, x);
            using unit = math::unit_of<-1>;
            return math::shifted_exp_in_units<unit, true>(square.high, math::decay_exponent<V>, square.low);
        } else if constexpr (A == tier::fast) {
            V const factor = x * math::constant<V>(-0x1.71547652b82fep0); // -log2(e)
            return math::exp2_of_product<math::decay_exponent<V>, true>(x, factor);
        } else {
            auto const square = math::two_product(math::negate(x), x);
            return math::reduced_decay<A>(square.high, square.low);
        }
    }

    /// c e^(-x^2).
    template <class V, class E>
    HILLOCK_INLINE static V times(V c, E const& e)
    {
        if constexpr (std::same_as<E, V>)
            return math::rounded(c * e) * math::constant<V>(math::power_of_two<-math::decay_exponent<V>>);
        else
            return math::exp_times<math::factor::moderate>(c, e);
    }
};

} // namespace hillock
