#pragma once

// The exponential, and its reduced form that every function built on it starts from.
//
//   e^x = 2^n (1 + p),   n = round(x / ln 2),   r = x - n ln 2,   p = e^r - 1 = r + r^2 q(r)
//
// Algorithm  Cody and Waite's reduction with ln 2 in two parts, the first so short that n times it is exact with or
//            without fma. p is kept apart from 1, so that e^x - 1 and e^x + 1 lose nothing.
// Source     tests/coefficients/exp.sollya prints q (minimax relative to e^r on |r| <= 0.3471) and the parts of ln 2:
//            degrees 2, 4, 5 in float (2^-17.5, 2^-28.2, 2^-32.8), 2, 9, 10 in double (2^-17.5, 2^-57.8, 2^-63.5).
//            Relative to e^r - 1, for what uses it alone: degree 3 (2^-21.0) serves the fast tier.
//            The accurate tier keeps what the rounding of r and of r + r^2 q loses as a second number.
// Domain     e^-inf = 0, e^inf = inf, results below the least normal are rounded once.

#include "double_word.hpp"
#include "horner.hpp"
#include "ops.hpp"

namespace hillock::math {

/// e^x as 2^n (1 + p), |p| < 0.42. The word is n + round_magic, for exp2i_from_word.
template <class V>
struct exp_parts {
    V word;
    V n;
    V p;
};

/// What e^r - 1 is used for: its error counts relative to e^r, or to itself.
enum class exp_use { with_one, alone };

/// (e^r - 1 - r - r^2 / 2) / r^3 for |r| <= ln 2 / 2, in the accurate tier.
template <class V>
HILLOCK_INLINE V expm1_cubic(V r)
{
    return single<V> ? horner(r, 0x1.555552p-3, 0x1.5554e2p-5, 0x1.1115a8p-7, 0x1.6d53bp-10, 0x1.9ab4dap-13)
                     : horner(r, 0x1.555555555555cp-3, 0x1.5555555555543p-5, 0x1.111111110e9fp-7, 0x1.6c16c16c1eca3p-10,
                              0x1.a01a01b44c32bp-13, 0x1.a01a017b3cc51p-16, 0x1.71ddee5903afdp-19,
                              0x1.27e537a8a9df6p-22, 0x1.af6eb7f0c1979p-26, 0x1.1ee763544a351p-29);
}

/// (e^r - 1 - r) / r^2 for |r| <= ln 2 / 2.
template <tier A = tier::standard, exp_use U = exp_use::with_one, class V>
HILLOCK_INLINE V expm1_quotient(V r)
{
    V q;
    if constexpr (A == tier::fast && U == exp_use::alone)
        q = single<V>
                ? horner(r, 0x1.fffe6cp-2, 0x1.555632p-3, 0x1.57069ep-5, 0x1.1139ap-7)
                : horner(r, 0x1.fffe6ce072f77p-2, 0x1.5556332027518p-3, 0x1.570658a3fd126p-5, 0x1.1138eb24a1c4cp-7);
    else if constexpr (A == tier::fast)
        q = single<V> ? horner(r, 0x1.0006bep-1, 0x1.571df2p-3, 0x1.52239ep-5)
                      : horner(r, 0x1.0006be3eb354ap-1, 0x1.571df1e33922ap-3, 0x1.52237885b682ap-5);
    else if constexpr (A == tier::standard)
        q = single<V> ? horner(r, 0x1.fffffcp-2, 0x1.55549p-3, 0x1.5558a2p-5, 0x1.123ad6p-7, 0x1.6a5e52p-10)
                      : horner(r, 0x1.000000000000ap-1, 0x1.55555555554fcp-3, 0x1.5555555550671p-5,
                               0x1.1111111127252p-7, 0x1.6c16c18490f92p-10, 0x1.a01a012ddc8c8p-13, 0x1.a0199906c79cp-16,
                               0x1.71df1cc4b5de4p-19, 0x1.28ae5ad2f34p-22, 0x1.ad8e22354eaa5p-26);
    else
        q = math::fma(expm1_cubic(r), r, V(scalar_t<V>(0.5)));
    return q;
}

/// e^r - 1 for |r| <= ln 2 / 2.
template <tier A = tier::standard, exp_use U = exp_use::with_one, class V>
HILLOCK_INLINE V expm1_reduced(V r)
{
    return math::fma(r * r, expm1_quotient<A, U>(r), r);
}

/// x (+ low) = n ln 2 + r, without the last step of the reduction: r = n minus_ln2_low + r_high. The word is n +
/// round_magic, for exp2i_from_word.
template <class V>
struct exp_reduction {
    V word;
    V n;
    V r_high;
    V minus_ln2_low;

    HILLOCK_INLINE V r() const { return math::fma(n, minus_ln2_low, r_high); }
};

template <class V>
HILLOCK_INLINE exp_reduction<V> reduce_exp(V x)
{
    V const log2_e = constant<V>(single<V> ? 0x1.715476p0 : 0x1.71547652b82fep0);
    V const minus_ln2_high = constant<V>(single<V> ? -0x1.62e4p-1 : -0x1.62e42fefa38p-1);
    V const minus_ln2_low = constant<V>(single<V> ? -0x1.7f7d1cp-20 : -0x1.ef35793c7673p-45);
    V const word = rounded(math::fma(x, log2_e, round_magic<V>()));
    V const n = word - round_magic<V>();
    return {word, n, math::fma(n, minus_ln2_high, x), minus_ln2_low};
}

/// e^x as 2^n (1 + high + low), |high| < 0.35, |low| < 0.07; the sum is exact to 2^-28 (2^-57).
template <class V>
struct exp_exact_parts {
    V word;
    V n;
    V high;
    V low;
};

/// e^x in exact parts, or e^(x + low).
template <class V, class... Low>
HILLOCK_INLINE exp_exact_parts<V> reduced_exp_exact(V x, Low... low)
{
    auto const e = reduce_exp(x);
    sum_of_two<V> whole{e.r_high, V(scalar_t<V>(0))};
    if constexpr (sizeof...(low) > 0)
        whole = two_sum(e.r_high, (low + ...));
    V const r = rounded(math::fma(e.n, e.minus_ln2_low, whole.high));
    V const rest = math::fma(e.n, e.minus_ln2_low, rounded(whole.high - r)) + whole.low;
    // e^rest - 1 = rest (1 + r) suffices: |rest| is an ulp of r.
    return {e.word, e.n, r, math::fma(r * r, expm1_quotient<tier::accurate>(r), math::fma(rest, r, rest))};
}

/// e^x, or e^(x + low), in the parts that tier A computes with: exact ones in the accurate tier. |x| <= 150 (1100), |low|
/// up to a few ulps of x; the fast tier's bound allows for x without it.
template <tier A = tier::standard, exp_use U = exp_use::with_one, class V, class... Low>
HILLOCK_INLINE auto reduced_exp(V x, Low... low)
{
    if constexpr (A == tier::accurate) {
        return reduced_exp_exact(x, low...);
    } else {
        auto const e = reduce_exp(x);
        V r = e.r();
        if constexpr (A == tier::standard && sizeof...(low) > 0)
            r = e.r_high + math::fma(e.n, e.minus_ln2_low, (low + ...)); // one rounding instead of two
        return exp_parts<V>{e.word, e.n, expm1_reduced<A, U>(r)};
    }
}

/// unit + power (1 + high + low), where power is a power of two and unit is 0, such a power, or its negative.
template <class V>
HILLOCK_INLINE sum_of_two<V> add_power(same<V> unit, same<V> power, exp_exact_parts<V> const& e)
{
    auto const base = two_sum(power, unit);
    auto const sum = fast_two_sum(base.high, rounded(power * e.high));
    return {sum.high, math::fma(power, e.low, sum.low + base.low)};
}

/// e^x / 2^n.
template <class V>
HILLOCK_INLINE sum_of_two<V> exp_mantissa(exp_exact_parts<V> const& e)
{
    auto const [s, rest] = fast_two_sum(V(scalar_t<V>(1)), e.high);
    return normalised(sum_of_two<V>{s, rest + e.low});
}

/// c e^x for a c of one number or the sum of two, rounded once also where it is subnormal.
template <class V>
HILLOCK_INLINE V exp_times(V c, exp_parts<V> const& e)
{
    return scale(math::fma(c, e.p, c), e.n);
}

template <class V>
HILLOCK_INLINE V exp_times(sum_of_two<V> c, exp_parts<V> const& e)
{
    return scale(c.high + math::fma(c.high, e.p, c.low), e.n);
}

template <class V>
HILLOCK_INLINE V exp_times(sum_of_two<V> c, exp_exact_parts<V> const& e)
{
    return scale(product(c, exp_mantissa(e)), e.n);
}

template <class V>
HILLOCK_INLINE V exp_times(V c, exp_exact_parts<V> const& e)
{
    return exp_times(sum_of_two<V>{c, V(scalar_t<V>(0))}, e);
}

/// Below this, e^x rounds to zero.
template <class V>
inline constexpr double exp_underflow = single<V> ? -104 : -746;

/// Above this, e^x overflows.
template <class V>
inline constexpr double exp_overflow = single<V> ? 89 : 710;

/// e^x.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V exp(V x)
{
    V const clamped = clamp(x, constant<V>(exp_underflow<V>), constant<V>(exp_overflow<V>));
    return exp_times(V(scalar_t<V>(1)), reduced_exp<A>(clamped));
}

} // namespace hillock::math
