#pragma once

#include <type_traits>

#include "../math/logistic.hpp"
#include "../math/mills_ratio.hpp"
#include "../math/normal_density.hpp"
#include "../math/wide.hpp"
#include "../properties.hpp"

namespace hillock {

// The Gaussian error linear unit, the exact one.
//
//   f(x)  = x Phi(x)
//   f'(x) = Phi(x) + x phi(x)
//
// Source     arXiv:1606.08415.
// Algorithm  With a = |x| and Mills' ratio Q, Phi(-a) = phi(a) Q(a): the left tail is a product, and keeps its digits down
//            to the subnormals; for x > 0, f = x - a Phi(-a). f'(-a) = phi(a) (Q(a) - a) is computed from the factored
//            root, f'(a) = 1 - f'(-a).
// Domain     f(-inf) = -0, f(inf) = inf, f'(-inf) = -0, f'(inf) = 1.
struct gelu {
    static constexpr std::string_view name = "gelu";
    static constexpr std::string_view formula = "x/2 erfc(-x/sqrt(2))";
    static constexpr activation_properties properties{
        .range = {{-0.16997120747990369, true}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = false,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1.1289041451061186, // at sqrt(2)
        .saturates = {true, false},
    };
    static constexpr bool derivative_has_many_constants = true; ///< a loop has registers for few batches at a time
    // The worst found at the standard tier: f at -0.00783561729 in float, -1.3619043 in double, f' at -0.768937528,
    // -0.915688755; without fused multiply-add, f at -3.83770037, -1.37771707, f' at -0.0143916309, -0.922108062.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.6, by_fma(4, 3.8), by_fma(144.5, 171.6)}, {0.8, by_fma(3.9, 3.7), 8.22e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, by_fma(3.9, 3.8), by_fma(147.9, 173.3)}, {0.8, 3.6, 5.35e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (A == tier::accurate && math::single<V>)
            return math::in_double(x, [](auto wide)
                                          __attribute__((always_inline)) { return gelu{}.value<math::widened>(wide); });
        else // x brings nan in again
            return value_from<A>(x, tail<A>(math::limited_abs(x, math::constant<V>(math::mills_limit<V>))));
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
        if constexpr (A == tier::accurate && math::single<V>)
            return math::in_double(
                x, [](auto wide) __attribute__((always_inline)) { return gelu{}.derivative<math::widened>(wide); });
        else
            return derivative_from<A>(x, tail<A>(magnitude(x)));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (math::single<V> && A == tier::accurate) {
            return {value<A>(x), derivative<A>(x)};
        } else {
            auto const t = tail<A>(magnitude(x));
            return {value_from<A>(x, t), derivative_from<A>(x, t)};
        }
    }

private:
    /// phi(a) in its unit, and a Q(a) as upper / lower.
    template <class V>
    struct tail_parts {
        V a, density, upper, lower;
    };

    /// phi(a) = 2^n density and Q(a) = upper / lower, in sums of two doubles, and the parts of an exponential that have n.
    template <class V, class Power>
    struct exact_tail_parts {
        V a;
        math::sum_of_two<V> density, upper, lower;
        Power power;
    };

    /// |x|, limited to where a phi(a) rounds to zero.
    template <class V>
    HILLOCK_INLINE static V magnitude(V x)
    {
        return math::min(math::abs(x), math::constant<V>(math::mills_limit<V>));
    }

    template <tier A, class V>
    HILLOCK_INLINE static auto tail(V a)
    {
        if constexpr (A == tier::accurate) {
            auto const half_square = math::two_product(a, a * V(-0.5));
            auto const power = math::reduced_decay<A>(half_square.high, half_square.low);
            auto const density = math::multiply(math::normal_density_at_0<V>(), math::exp_mantissa(power));
            auto const [upper, lower] = math::mills_ratio_exact(a);
            return exact_tail_parts<V, std::remove_cv_t<decltype(power)>>{a, density, upper, lower, power};
        } else {
            auto const square = math::two_product(a, a);
            auto const [upper, lower] = math::mills_ratio<A>(a, square.high);
            return tail_parts<V>{a, math::normal_density<A>(square), upper, lower};
        }
    }

    template <tier A, class V>
    HILLOCK_INLINE static V value_from(V x, tail_parts<V> const& t)
    {
        V y;
        if constexpr (math::plain<A> || math::single<V>) {
            y = t.density * math::div(t.upper, t.lower);
        } else { // rounded once instead of twice
            V const reciprocal = math::div(V(1.0), t.lower);
            V const quotient = math::rounded(t.density * reciprocal);
            V const low = math::multiply_add(math::negate(quotient), t.lower, t.density) * reciprocal;
            y = math::multiply_add(t.upper, quotient, math::rounded(t.upper * low));
        }
        return math::fma(math::rounded(y), math::constant<V>(-math::normal_density_unit<A, V>),
                         math::max(x, math::constant<V>(-0.0)));
    }

    /// d y for d of one number or two.
    template <class V>
    HILLOCK_INLINE static V times(V d, V y)
    {
        return d * y;
    }

    template <class V>
    HILLOCK_INLINE static V times(math::sum_of_two<V> d, V y)
    {
        return math::fma(d.high, y, math::rounded(d.low * y));
    }

    template <tier A, class V>
    HILLOCK_INLINE static V derivative_from(V x, tail_parts<V> const& t)
    {
        auto const d = math::mills_root_minus<A>(t.a);
        V const slope = math::mills_slope<A>(t.a);
        V lower = t.lower;
        if constexpr (A == tier::standard && math::by_pieces<V>)
            lower = math::mills_lower<A>(t.a);
        V left;
        if constexpr (math::plain<A>) {
            V const y = d * t.density;
            left = math::fma(y, math::div(slope, lower), y);
        } else {
            V const quotient = math::div(t.density, lower);
            // A rounding fewer in double also without fused multiply-add.
            V const sum = math::single<V> ? math::fma(quotient, slope, t.density)
                                          : math::multiply_add(quotient, slope, t.density);
            left = times(d, sum);
        }
        left = math::rounded(left) * math::constant<V>(math::normal_density_unit<A, V>);
        return math::select(x >= V(scalar_t<V>(0)), V(scalar_t<V>(1)) - math::rounded(left), left);
    }

    /// 1 - y 2^n.
    template <class V, class Power>
    HILLOCK_INLINE static math::sum_of_two<V> complement(math::sum_of_two<V> y, Power const& power)
    {
        return math::complement(math::scaled(y, math::flushed_power(power)));
    }

    template <tier, class V, class Power>
    HILLOCK_INLINE static V value_from(V x, exact_tail_parts<V, Power> const& t)
    {
        math::sum_of_two<V> const minus_a{math::negate(t.a), V(0.0)};
        auto const y = math::multiply(math::divide(t.density, t.lower), t.upper);
        V const left = math::scale<math::factor::moderate>(math::product(y, minus_a), t.power);
        V const minus_right = math::product(complement(y, t.power), minus_a);
        V const result = math::select(x < V(0.0), left, math::negate(minus_right));
        return math::select(x < V(38.0), math::copysign(result, x), x);
    }

    template <tier A, class V, class Power>
    HILLOCK_INLINE static V derivative_from(V x, exact_tail_parts<V, Power> const& t)
    {
        auto const sum =
            math::add(t.density, math::multiply(math::divide(t.density, t.lower), math::mills_slope_exact(t.a)));
        auto const left = math::multiply(math::mills_root_minus<A>(t.a), sum);
        auto const right = complement(left, t.power);
        return math::select(x < V(0.0), math::scale<math::factor::moderate>(left.high + left.low, t.power),
                            right.high + right.low);
    }
};

} // namespace hillock
