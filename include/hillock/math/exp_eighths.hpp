#pragma once

// The exponential of a float by a table of eighth powers of 2, for what only needs e^a + 1.
//
//   e^a = 2^n 2^(j/8) e^r,   8 n + j = round(8 a / ln 2),   e^r = 1 + r q(r)
//       = power t[j] e^r,    power = 2^n (1 + j/8)
//
// Algorithm  power is one shift of the word that rounds: j lies where its mantissa begins. Everything is scaled by a unit
//            that brings the eight t[j] = unit 2^(j/8) / (1 + j/8) and itself within 0.17 2^-24 of floats, and t[j] e^r
//            below 1, where it is rounded by half as much.
// Source     tests/coefficients/exp_eighths.py prints the unit and t; exp.sollya prints q, with a constant term that is
//            in t, on |r| <= ln 2 / 16 (2^-25.6); for the fast tier, in base 2 (2^-18.1).

#include "exp.hpp"

namespace hillock::math {

/// unit e^a as power m.
template <class V, int exponent = 0>
struct exp_product {
    V power;
    V m;
};

/// The unit.
inline constexpr double exp_eighths_unit = 0x1.e9f87p-1;

/// unit e^(sign a), or unit e^(sign (a + low)), with the power 2^(n + exponent) (1 + j/8), n + exponent in [-126, 127].
/// The fast tier's bound allows for a without low. Limited, the power stays below 2^127: where e^(sign a) does not, the
/// product is something else that does not, and a nan's power is a number, so that the product is that nan.
template <tier A, int exponent, int sign = 1, bool limited = false, class V, class... Low>
HILLOCK_INLINE exp_product<V, exponent> exp_by_eighths(V a, Low... low)
{
    // The sign is in the constants, and r is sign r. The last bits of the word count eighths.
    V const magic = constant<V>(0x1.8p20 + 127 + exponent);
    V const log2_e = constant<V>(sign * 0x1.715476p0);
    V word = rounded(math::fma(a, log2_e, magic));
    if constexpr (limited)
        word = math::min(constant<V>(0x1.8p20 + 2 * 127 - 0.125), word);
    V const t = lookup<V>(to_bits(word), exp_eighths_unit, 0x1.daf2b4p-1, 0x1.d2241ep-1, 0x1.ce1e5cp-1, 0x1.cdf2d6p-1,
                          0x1.d10202p-1, 0x1.d6dfa4p-1, 0x1.df423p-1);
    V r;
    V q;
    if constexpr (A == tier::fast) { // r is in units of ln 2
        r = math::fma(a, log2_e, magic - word);
        q = horner(r, 0x1.62fa06p-1, 0x1.ebfdf6p-3);
    } else {
        V const minus_ln2_high = constant<V>(sign * -0x1.62ep-1);
        V const minus_ln2_low = constant<V>(sign * -0x1.0bfbe8p-15);
        V const n = word - magic;
        V const r_high = math::fma(n, minus_ln2_high, a);
        if constexpr (sizeof...(low) > 0)
            r = r_high + math::fma(n, minus_ln2_low, (low + ...));
        else
            r = math::fma(n, minus_ln2_low, r_high);
        q = horner(r, sign, 0x1.000a7cp-1, sign * 0x1.555acap-3);
    }
    return {from_bits<V>(shift_left<20>(to_bits(word))), math::fma(rounded(t * r), q, t)};
}

} // namespace hillock::math
