#pragma once

// What an exponential starts from: the argument reduced to |r| <= ln 2 / 2, and e^r - 1 there.
//
//   x = n ln 2 + r,   n = round(x / ln 2),   e^r - 1 = r + r^2 q(r)
//
// Algorithm  Cody and Waite's reduction with ln 2 in two parts, the first so short that n times it is exact with or
//            without fma.
// Source     tests/coefficients/exp.sollya prints q (minimax relative to e^r on |r| <= 0.3471) and the parts of ln 2:
//            degrees 2, 4, 5 in float (2^-17.5, 2^-28.2, 2^-32.8), 2, 9, 10 in double (2^-17.5, 2^-57.8, 2^-63.5).
//            Relative to e^r - 1, for what uses it alone: degree 3 (2^-21.0) serves the fast tier.

#include "horner.hpp"

namespace hillock::math {

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
    else if constexpr (A != tier::accurate)
        q = float_digits<A, V>
                ? horner<raised>(r, 0x1.fffffcp-2, 0x1.55549p-3, 0x1.5558a2p-5, 0x1.123ad6p-7, 0x1.6a5e52p-10)
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

/// log2(e).
template <class V>
inline constexpr double log2_of_e = single<V> ? 0x1.715476p0 : 0x1.71547652b82fep0;

/// ln 2, so short that n times it is exact, and what that is more than ln 2.
template <class V>
inline constexpr double ln2_high = single<V> ? 0x1.62e4p-1 : 0x1.62e42fefa38p-1;
template <class V>
inline constexpr double ln2_excess = single<V> ? -0x1.7f7d1cp-20 : -0x1.ef35793c7673p-45;

/// x with n = round(about / ln 2). Raised, x, about and r are 2^raised times as large.
template <int exponent = 0, int raised = 0, class V>
HILLOCK_INLINE exp_reduction<V> reduce_exp(V x, V about)
{
    constexpr double up = power_of_two<raised>;
    V const log2_e = constant<V>(log2_of_e<V> / up);
    V const minus_ln2_high = constant<V>(-ln2_high<V> * up);
    V const minus_ln2_low = constant<V>(ln2_excess<V> * up);
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

} // namespace hillock::math
