#pragma once

// The hyperbolic tangent and its derivative, of one exponential.
//
//   tanh x   = (e^u - 1) / (e^u + 1) = (2^n - 1 + 2^n p) / (2^n + 1 + 2^n p),   u = 2 |x|,   e^u = 2^n (1 + p)
//   sech^2 x = 4 y (1 - y),   y = 1 / (1 + e^u)
//
// Algorithm  2^n - 1 is exact where it matters and does not cancel, see expm1.hpp; p near 0 keeps all its digits, and
//            so does the quotient. sech^2 is never 1 - tanh^2, which has none left where tanh is near 1.
//            tanh of floats, and of the fast tier, is none of it: see tanh_ratio.hpp, and, for the accurate tier, which
//            needs fused multiply-add there, tanh_pieces.hpp.
// Domain     tanh(-0) = -0, tanh(+-inf) = +-1, sech2(+-inf) = 0.

#include "exp_shifted.hpp"
#include "logistic.hpp"
#include "tanh_pieces.hpp"
#include "tanh_ratio.hpp"

namespace hillock::math {

/// Whether the tangent is one of polynomials alone, and shares nothing with its derivative.
template <tier A, class V>
inline constexpr bool tanh_by_polynomials = A == tier::fast || by_pieces<V> || (single<V> && A != tier::accurate);

/// tanh(2^power x) where it is.
template <tier A, int power = 0, class V>
HILLOCK_INLINE V tanh_of_polynomials(V x)
{
    if constexpr (A == tier::accurate) {
        return tanh_in_pieces(x, power_of_two<power>);
    } else if constexpr (A == tier::standard) {
        return tanh_ratio<power>(x);
    } else {
        constexpr double limit = fast_tanh_limit * power_of_two<-power>;
        return tanh_ratio_fast<power>(math::clamp(x, constant<V>(-limit), constant<V>(limit)), V(scalar_t<V>(1)));
    }
}

/// Above this u, tanh rounds to 1.
inline constexpr double tanh_limit = 40;

/// e^u for tanh_from, 0 <= u <= tanh_limit.
template <tier A, class V>
HILLOCK_INLINE auto tanh_exp(V u)
{
    return reduced_exp<A, exp_use::alone>(u);
}

/// e^u for sech2_from, u >= 0; for tanh_from, too, where that is of an exponential.
template <tier A, class V>
HILLOCK_INLINE auto sech2_exp(V u)
{
    return logistic_exp_limited<A, 1, tanh_by_polynomials<A, V> ? exp_use::with_one : exp_use::alone>(u);
}

/// The parts of `sech2_exp`, or of another scale, for tanh_from. Where n is greater, 2^n is as good as 2^60: the
/// quotient is 1.
template <class V, template <class, int> class Parts, int exponent>
HILLOCK_INLINE auto for_tanh(Parts<V, exponent> const& e)
{
    constexpr double s = power_of_two<exponent>;
    return e.with_power(math::min(e.power, constant<V>(0x1p60 * s)) * constant<V>(1 / s));
}

/// scale tanh(u / 2).
template <class V>
HILLOCK_INLINE V tanh_from(exp_parts<V> e, same<V> scale)
{
    V const numerator = math::fma(e.power, e.p, e.power - V(scalar_t<V>(1)));
    return scale * math::div(numerator, numerator + V(scalar_t<V>(2)));
}

template <class V>
HILLOCK_INLINE V tanh_from(exp_exact_parts<V> e, same<V> scale)
{
    V const one = V(scalar_t<V>(1));
    auto const numerator = normalised(add_power(math::negate(one), e));
    auto const denominator = normalised(add_power(one, e));
    V const reciprocal = math::div(one, denominator.high);
    V const t = rounded(numerator.high * reciprocal);
    V const rest = multiply_add(math::negate(t), denominator.high, numerator.high);
    V const low = math::fnma(t, denominator.low, rest + numerator.low) * reciprocal;
    auto const scaled = two_product(t, scale);
    return scaled.high + math::fma(low, scale, scaled.low);
}

/// tanh x.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V tanh(V x)
{
    if constexpr (tanh_by_polynomials<A, V>) {
        return tanh_of_polynomials<A>(x);
    } else {
        V const a = math::min(math::abs(x), constant<V>(tanh_limit / 2));
        V const one = V(scalar_t<V>(1));
        V y;
        if constexpr (A == tier::accurate) {
            y = tanh_from(tanh_exp<A>(a + a), one);
        } else { // e^2a from a: as above, of p / 2 and 2 2^n
            auto const e = reduced_exp<A, exp_use::alone, 1, -1>(a);
            V const numerator = math::fma(e.power, e.p, math::fma(e.power, V(scalar_t<V>(0.5)), math::negate(one)));
            y = math::div(numerator, numerator + V(scalar_t<V>(2)));
        }
        return xor_sign(y, sign_bit(x));
    }
}

/// k times the derivative of tanh at u / 2; k_low is what k lacks, and counts in the accurate tier only.
template <class E, class V>
HILLOCK_INLINE V sech2_from(E const& e, V k, V)
{
    return logistic_slope(logistic_denominator(e), scalar_t<V>(4) * k);
}

template <class V>
HILLOCK_INLINE V sech2_from(exp_exact_parts<V, logistic_exponent<V>> const& e, V k, V k_low)
{
    scalar_t<V> const four = 4;
    return logistic_slope(logistic_denominator(e), sum_of_two<V>{four * k, four * k_low});
}

/// The derivative of tanh, 1 / cosh(x)^2.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V sech2(V x)
{
    V const a = math::abs(x);
    if constexpr (by_eighths<A, exp_use::with_one, V>)
        return logistic_slope(logistic_by_eighths<A>(a, 2)) * V(scalar_t<V>(4));
    else
        return sech2_from(sech2_exp<A>(a + a), V(scalar_t<V>(1)), V(scalar_t<V>(0)));
}

} // namespace hillock::math
