#pragma once

// The exponential, and its reduced form that every function built on it starts from.
//
//   e^x = 2^n (1 + p),   n = round(x / ln 2),   r = x - n ln 2,   p = e^r - 1 = r + r^2 q(r)
//
// Algorithm  Cody and Waite's reduction with ln 2 in two parts, the first so short that n times it is exact with or
//            without fma. p is kept apart from 1, so that e^x - 1 and e^x + 1 lose nothing.
// Source     tests/coefficients/exp.sollya prints q (minimax relative to e^r on |r| <= 0.3471) and the parts of ln 2:
//            degrees 2, 4, 5 in float (2^-17.5, 2^-28.2, 2^-32.8), 2, 9, 10 in double (2^-17.5, 2^-57.8, 2^-63.5).
//            Relative to e^r - 1, for what uses it alone: degree 3 (2^-21.0) serves the fast tier; and 2^f - 1, relative
//            to 2^f on |f| <= 1/2 (2^-18.4).
//            The accurate tier keeps what the rounding of r and of r + r^2 q loses as a second number.
// Domain     e^-inf = 0, e^inf = inf, results below the least normal are rounded once.

#include "double_word.hpp"
#include "horner.hpp"
#include "ops.hpp"

namespace hillock::math {

/// e^x as 2^n (1 + p), |p| < 0.42, and the power 2^(n + exponent), which the exponent keeps normal where it is used;
/// elsewhere its bits wrap around.
template <class V, int exponent = 0>
struct exp_parts {
    V power;
    V n;
    V p;

    HILLOCK_INLINE exp_parts<V> with_power(V other) const { return {other, n, p}; }
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

/// (e^r - 1 - r) / r^2 for |r| <= ln 2 / 2, or raised.
template <tier A = tier::standard, exp_use U = exp_use::with_one, int raised = 0, class V>
HILLOCK_INLINE V expm1_quotient(V r)
{
    V q;
    if constexpr (A == tier::fast && U == exp_use::alone)
        q = single<V> ? horner<raised>(r, 0x1.fffe6cp-2, 0x1.555632p-3, 0x1.57069ep-5, 0x1.1139ap-7)
                      : horner<raised>(r, 0x1.fffe6ce072f77p-2, 0x1.5556332027518p-3, 0x1.570658a3fd126p-5,
                                       0x1.1138eb24a1c4cp-7);
    else if constexpr (A == tier::fast)
        q = single<V> ? horner<raised>(r, 0x1.0006bep-1, 0x1.571df2p-3, 0x1.52239ep-5)
                      : horner<raised>(r, 0x1.0006be3eb354ap-1, 0x1.571df1e33922ap-3, 0x1.52237885b682ap-5);
    else if constexpr (A == tier::standard)
        q = single<V> ? horner<raised>(r, 0x1.fffffcp-2, 0x1.55549p-3, 0x1.5558a2p-5, 0x1.123ad6p-7, 0x1.6a5e52p-10)
                      : horner<raised>(r, 0x1.000000000000ap-1, 0x1.55555555554fcp-3, 0x1.5555555550671p-5,
                                       0x1.1111111127252p-7, 0x1.6c16c18490f92p-10, 0x1.a01a012ddc8c8p-13,
                                       0x1.a0199906c79cp-16, 0x1.71df1cc4b5de4p-19, 0x1.28ae5ad2f34p-22,
                                       0x1.ad8e22354eaa5p-26);
    else // not raised
        q = math::fma(expm1_cubic(r), r, V(scalar_t<V>(0.5)));
    return q;
}

/// e^r - 1 for |r| <= ln 2 / 2; raised, 2^raised times that from 2^raised r.
template <tier A = tier::standard, exp_use U = exp_use::with_one, int raised = 0, class V>
HILLOCK_INLINE V expm1_reduced(V r)
{
    return math::fma(r * r, expm1_quotient<A, U, raised>(r), r);
}

/// x (+ low) = n ln 2 + r, without the last step of the reduction: r = n minus_ln2_low + r_high. The power as above.
template <class V>
struct exp_reduction {
    V power;
    V n;
    V r_high;
    V minus_ln2_low;

    HILLOCK_INLINE V r() const { return math::fma(n, minus_ln2_low, r_high); }
};

/// ln 2, so short that n times it is exact.
template <class V>
inline constexpr double ln2_high = single<V> ? 0x1.62e4p-1 : 0x1.62e42fefa38p-1;

/// x with n = round(about / ln 2). Raised, x, about and r are 2^raised times as large.
template <int exponent = 0, int raised = 0, class V>
HILLOCK_INLINE exp_reduction<V> reduce_exp(V x, V about)
{
    constexpr double up = power_of_two<raised>;
    V const log2_e = constant<V>((single<V> ? 0x1.715476p0 : 0x1.71547652b82fep0) / up);
    V const minus_ln2_high = constant<V>(-ln2_high<V> * up);
    V const minus_ln2_low = constant<V>((single<V> ? -0x1.7f7d1cp-20 : -0x1.ef35793c7673p-45) * up);
    V const word = rounded(math::fma(about, log2_e, exp2i_magic<V>(exponent)));
    V const n = word - exp2i_magic<V>(exponent);
    return {exp2i_from_word(word), n, math::fma(n, minus_ln2_high, x), minus_ln2_low};
}

/// The same with n = round(x / ln 2).
template <int exponent = 0, int raised = 0, class V>
HILLOCK_INLINE exp_reduction<V> reduce_exp(V x)
{
    return reduce_exp<exponent, raised>(x, x);
}

/// e^x as 2^n (1 + high + low), |high| < 0.35, |low| < 0.07; the sum is exact to 2^-28 (2^-57).
template <class V, int exponent = 0>
struct exp_exact_parts {
    V power;
    V n;
    V high;
    V low;

    HILLOCK_INLINE exp_exact_parts<V> with_power(V other) const { return {other, n, high, low}; }
};

/// e^x in exact parts, or e^(x + low).
template <int exponent = 0, class V, class... Low>
HILLOCK_INLINE exp_exact_parts<V, exponent> reduced_exp_exact(V x, Low... low)
{
    auto const e = reduce_exp<exponent>(x);
    sum_of_two<V> whole{e.r_high, V(scalar_t<V>(0))};
    if constexpr (sizeof...(low) > 0)
        whole = two_sum(e.r_high, (low + ...));
    V const r = rounded(math::fma(e.n, e.minus_ln2_low, whole.high));
    V const rest = math::fma(e.n, e.minus_ln2_low, rounded(whole.high - r)) + whole.low;
    // e^rest - 1 = rest (1 + r) suffices: |rest| is an ulp of r.
    V const tail = math::fma(rest, r, rest);
    if constexpr (HILLOCK_HAS_FMA)
        return {e.power, e.n, r, math::fma(r * r, expm1_quotient<tier::accurate>(r), tail)};
    // Rounded four times instead of twice, r^2 q would cost too much.
    auto const half = two_product(r, r * V(scalar_t<V>(0.5)));
    V const cube = rounded(half.high + half.high) * r;
    return {e.power, e.n, r, half.high + (math::fma(cube, expm1_cubic(r), half.low) + tail)};
}

/// e^x, or e^(x + low), in the parts that tier A computes with: exact ones in the accurate tier. |x| <= 150 (1100), |low|
/// up to a few ulps of x; the fast tier's bound allows for x without it. Raised, which the accurate tier is not, x, low and
/// p are 2^raised times as large: so that nothing is lost where they would be subnormal.
template <tier A = tier::standard, exp_use U = exp_use::with_one, int exponent = 0, int raised = 0, class V,
          class... Low>
HILLOCK_INLINE auto reduced_exp(V x, Low... low)
{
    if constexpr (A == tier::accurate) {
        return reduced_exp_exact<exponent>(x, low...);
    } else {
        auto const e = reduce_exp<exponent, raised>(x);
        V r = e.r();
        if constexpr (A == tier::fast && HILLOCK_HAS_FMA)
            r = math::fma(e.n, constant<V>((single<V> ? -0x1.62e43p-1 : -0x1.62e42fefa39efp-1) * power_of_two<raised>),
                          x); // 2^-22 off, at most
        else if constexpr (A == tier::standard && sizeof...(low) > 0)
            r = e.r_high + math::fma(e.n, e.minus_ln2_low, (low + ...)); // one rounding instead of two
        return exp_parts<V, exponent>{e.power, e.n, expm1_reduced<A, U, raised>(r)};
    }
}

/// The parts of 2^(x y) for the fast tier, whose bound allows for the rounding of y: x y itself is not rounded.
template <int exponent, class V>
HILLOCK_INLINE exp_parts<V, exponent> reduced_exp2_of_product(V x, V y)
{
    V const magic = exp2i_magic<V>(exponent);
    V const word = rounded(math::fma(x, y, magic));
    V const f = math::fma(x, y, magic - word);
    V const q = single<V>
                    ? horner(f, 0x1.62e126p-1, 0x1.ec0382p-3, 0x1.c9ffbep-5, 0x1.3a02fap-7)
                    : horner(f, 0x1.62e126ce6033ap-1, 0x1.ec0386ce22b6dp-3, 0x1.c9ff80281e1dp-5, 0x1.3a018d8793c9bp-7);
    return {exp2i_from_word(word), word - magic, rounded(f * q)};
}

/// unit + power (1 + high + low), where power is a power of two and unit is 0, such a power, or its negative.
template <class V, int exponent>
HILLOCK_INLINE sum_of_two<V> add_power(same<V> unit, exp_exact_parts<V, exponent> const& e)
{
    auto const base = two_sum(e.power, unit);
    auto const sum = fast_two_sum(base.high, rounded(e.power * e.high));
    return {sum.high, math::fma(e.power, e.low, sum.low + base.low)};
}

/// e^x / 2^n.
template <class V, int exponent>
HILLOCK_INLINE sum_of_two<V> exp_mantissa(exp_exact_parts<V, exponent> const& e)
{
    auto const [s, rest] = fast_two_sum(V(scalar_t<V>(1)), e.high);
    return normalised(sum_of_two<V>{s, rest + e.low});
}

/// The parts of e^x for x from exp_floor to 25.
template <tier A, exp_use U = exp_use::with_one, class V, class... Low>
HILLOCK_INLINE auto reduced_decay(V x, Low... low)
{
    return reduced_exp<A, U, (single<V> ? 80 : 600)>(x, low...);
}

/// y 2^n of the parts of `reduced_decay`, rounded once also where it is subnormal.
template <class V, template <class, int> class Parts, int exponent>
HILLOCK_INLINE V scale(V y, Parts<V, exponent> const& e)
{
    if constexpr (requires { registers::scale(y.data, e.n.data); })
        return V(registers::scale(y.data, e.n.data));
    else
        return rounded(y * e.power) * constant<V>(power_of_two<-exponent>);
}

/// 2^n of the parts of `reduced_decay`, or the least normal number.
template <class V, template <class, int> class Parts, int exponent>
HILLOCK_INLINE V flushed_power(Parts<V, exponent> const& e)
{
    constexpr int least = single<V> ? -126 : -1022;
    return math::max(e.power, constant<V>(power_of_two<least + exponent>)) * constant<V>(power_of_two<-exponent>);
}

/// c e^x from the parts of `reduced_decay`, for a c of one number or the sum of two.
template <class V, int exponent>
HILLOCK_INLINE V exp_times(V c, exp_parts<V, exponent> const& e)
{
    return scale(math::fma(c, e.p, c), e);
}

template <class V, int exponent>
HILLOCK_INLINE V exp_times(sum_of_two<V> c, exp_parts<V, exponent> const& e)
{
    return scale(c.high + math::fma(c.high, e.p, c.low), e);
}

template <class V, int exponent>
HILLOCK_INLINE V exp_times(sum_of_two<V> c, exp_exact_parts<V, exponent> const& e)
{
    return scale(product(c, exp_mantissa(e)), e);
}

template <class V, int exponent>
HILLOCK_INLINE V exp_times(V c, exp_exact_parts<V, exponent> const& e)
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
    if constexpr (A == tier::accurate) {
        auto const e = reduced_exp_exact(clamped);
        auto const y = exp_mantissa(e);
        return scale(y.high + y.low, e.n);
    } else {
        auto const e = reduced_exp<A>(clamped);
        return scale(V(scalar_t<V>(1)) + e.p, e.n);
    }
}

} // namespace hillock::math
