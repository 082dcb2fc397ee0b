#pragma once

#include "../math/compensated.hpp"
#include "../math/exp2_of_product.hpp"
#include "../math/gelu_pieces.hpp"
#include "../math/logistic.hpp"
#include "../math/mills_pieces.hpp"
#include "../math/mills_ratio.hpp"
#include "../math/wide.hpp"
#include "../properties.hpp"

namespace hillock {

// The Gaussian error linear unit, the exact one.
//
//   f(x)  = x Phi(x)
//   f'(x) = Phi(x) + x phi(x)
//
// Source     arXiv:1606.08415.
// Algorithm  With a = |x| and Mills' ratio Q, Phi(-a) = phi(a) Q(a): the left tail is a product, its exponential with
//            a^2 as an exact product of two lanes, and keeps its digits down to the subnormals; for x > 0,
//            f = x - a Phi(-a). f'(-a) = phi(a) (Q(a) - a) is computed from the factored root, f'(a) = 1 - f'(-a).
//            With fused multiply-add, floats take Q and Q - a in pieces, see mills_pieces.hpp, and in the fast tier the
//            functions as a whole, see gelu_pieces.hpp.
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
    // The worst found at the standard tier: f at -0.329705238 in float, -1.83321386 in double, f' at -0.685770333,
    // -0.91548648; without fused multiply-add, f at -0.32618472, -3.44869167, f' at -0.788361967, -0.522647648.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.6, by_fma(3.5, 4), by_fma(243.2, 172.5)}, {0.8, 3.5, 9.13e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, by_fma(3.5, 3.9), by_fma(188.3, 165.4)}, {0.8, by_fma(3.6, 3.8), 7.79e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (A == tier::accurate && math::single<V>)
            return math::in_double(x, [](auto wide)
                                          __attribute__((always_inline)) { return gelu{}.value<math::widened>(wide); });
        else if constexpr (A == tier::fast && math::by_pieces<V>)
            return math::gelu_in_pieces(x);
        else
            return value_from<A>(x, tail<A>(x));
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
        else if constexpr (A == tier::fast && math::by_pieces<V>)
            return math::gelu_derivative_in_pieces(x);
        else
            return derivative_from<A>(x, tail<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (math::single<V> && (A == tier::accurate || (A == tier::fast && math::by_pieces<V>))) {
            return {value<A>(x), derivative<A>(x)};
        } else {
            auto const t = tail<A>(x);
            return {value_from<A>(x, t), derivative_from<A>(x, t)};
        }
    }

private:
    /// phi(a) = 2^n density, Phi(-a) = phi(a) upper / lower, with the power of two in parts of an exponential; in the
    /// accurate tier W is a sum of two numbers.
    template <class V, class W, class Power>
    struct tail_parts {
        V a;
        W density, upper, lower;
        Power power;
    };

    template <class V, class W, class Power>
    HILLOCK_INLINE static tail_parts<V, W, Power> parts(V a, W density, W upper, W lower, Power const& power)
    {
        return {a, density, upper, lower, power};
    }

    template <tier A, class V>
    HILLOCK_INLINE static auto tail(V x)
    {
        // To where a phi(a) rounds to zero.
        V const a = math::min(math::abs(x), math::constant<V>(math::mills_limit<V>));
        if constexpr (math::by_mills_pieces<A, V>) {
            return math::mills_tail<V>::of(a);
        } else if constexpr (math::plain<A>) {
            // Without 1 / sqrt(2 pi), and the power is in the density.
            auto const e = power<A>(a);
            auto const [upper, lower] = math::mills_ratio<A>(a);
            return parts(a, math::fma(e.power, e.p, e.power), upper, lower, e);
        } else {
            auto const half_square = math::two_product(a, a * V(scalar_t<V>(-0.5)));
            // Without fused multiply-add a double's e^(-a^2 / 2) is the accurate one: the other leads above 4 ulp.
            constexpr tier exponential = HILLOCK_HAS_FMA || math::single<V> ? A : tier::accurate;
            auto const power = math::reduced_decay<exponential>(half_square.high, half_square.low);
            auto const [upper, lower] = math::mills_ratio<A>(a);
            // 1 / sqrt(2 pi), in two parts where it is added.
            math::sum_of_two<V> const c{math::constant<V>(math::single<V> ? 0x1.988454p-2 : 0x1.9884533d43651p-2),
                                        math::constant<V>(math::single<V> ? -0x1.857936p-27 : -0x1.cbc0d30ebfd15p-56)};
            if constexpr (A == tier::accurate)
                return parts(a, math::multiply(c, math::exp_mantissa(power)), upper, lower, power);
            else
                return parts(a, math::mantissa_times(c, power), upper, lower, power);
        }
    }

    /// e^(-a^2 / 2) where a^2 needs no low part.
    template <tier A, class V>
    HILLOCK_INLINE static auto power(V a)
    {
        if constexpr (A == tier::fast)
            return math::reduced_exp2_of_product(a, a * math::constant<V>(-0x1.71547652b82fep-1)); // -log2(e) / 2
        else
            return math::reduced_decay<A>(a * (a * V(scalar_t<V>(-0.5))));
    }

    template <tier A, class V>
    HILLOCK_INLINE static V value_from(V x, math::mills_tail<V> const& t)
    {
        return math::max(x, math::constant<V>(-0.0)) - math::rounded(t.value());
    }

    template <tier A, class V>
    HILLOCK_INLINE static V derivative_from(V x, math::mills_tail<V> const& t)
    {
        return math::right_or_left(x, t.derivative());
    }

    /// What that density lacks: 1 / sqrt(2 pi), and the power's exponent back.
    template <class V>
    static constexpr double unit_of_density = 0x1.9884533d43651p-2 * math::power_of_two<-math::decay_exponent<V>>;

    template <tier A, class V, class Power>
    HILLOCK_INLINE static V value_from(V x, tail_parts<V, V, Power> const& t)
    {
        V const positive = math::max(x, math::constant<V>(-0.0));
        V y;
        if constexpr (math::plain<A>) {
            y = t.density * math::div(t.a * t.upper, t.lower);
            return math::fma(y, math::constant<V>(-unit_of_density<V>), positive);
        } else if constexpr (!math::single<V>) {
            // Both the product a D and the quotient in two parts.
            auto const factor = math::two_product(t.a, t.upper);
            V const reciprocal = math::div(V(1.0), t.lower);
            V const quotient = math::rounded(t.density * reciprocal);
            V const low = math::multiply_add(math::negate(quotient), t.lower, t.density) * reciprocal;
            V const rest = math::fma(factor.high, low, math::rounded(factor.low * quotient));
            y = math::multiply_add(factor.high, quotient, rest);
        } else {
            // The product is the one in `lower`, and the quotient hardly feels its rounding.
            y = t.density * math::div(math::rounded(t.a * t.upper), t.lower);
        }
        return positive - math::rounded(math::scale<math::factor::moderate>(y, t.power));
    }

    template <tier A, class V, class Power>
    HILLOCK_INLINE static V derivative_from(V x, tail_parts<V, V, Power> const& t)
    {
        auto const d = math::mills_root_minus<A>(t.a);
        V const slope = math::mills_slope<A>(t.a);
        V left;
        if constexpr (math::plain<A>) {
            V const y = d * t.density;
            left = math::fma(y, math::div(slope, t.lower), y) * math::constant<V>(unit_of_density<V>);
        } else {
            V const quotient = math::div(t.density, t.lower);
            // A rounding fewer in double also without fused multiply-add.
            V const sum = math::single<V> ? math::fma(quotient, slope, t.density)
                                          : math::multiply_add(quotient, slope, t.density);
            left = math::scale<math::factor::moderate>(math::fma(d.high, sum, math::rounded(d.low * sum)), t.power);
        }
        return math::right_or_left(x, left);
    }

    /// 1 - y 2^n.
    template <class V, class Power>
    HILLOCK_INLINE static math::sum_of_two<V> complement(math::sum_of_two<V> y, Power const& power)
    {
        return math::complement(math::scaled(y, math::flushed_power(power)));
    }

    template <tier, class V, class Power>
    HILLOCK_INLINE static V value_from(V x, tail_parts<V, math::sum_of_two<V>, Power> const& t)
    {
        math::sum_of_two<V> const minus_a{math::negate(t.a), V(0.0)};
        auto const y = math::multiply(math::divide(t.density, t.lower), t.upper);
        V const left = math::scale<math::factor::moderate>(math::product(y, minus_a), t.power);
        V const minus_right = math::product(complement(y, t.power), minus_a);
        V const result = math::select(x < V(0.0), left, math::negate(minus_right));
        return math::select(x < V(38.0), math::copysign(result, x), x);
    }

    template <tier A, class V, class Power>
    HILLOCK_INLINE static V derivative_from(V x, tail_parts<V, math::sum_of_two<V>, Power> const& t)
    {
        auto const sum =
            math::add(t.density, math::multiply(math::divide(t.density, t.lower), math::mills_slope<A>(t.a)));
        auto const left = math::multiply(math::mills_root_minus<A>(t.a), sum);
        auto const right = complement(left, t.power);
        return math::select(x < V(0.0), math::scale<math::factor::moderate>(left.high + left.low, t.power),
                            right.high + right.low);
    }
};

} // namespace hillock
