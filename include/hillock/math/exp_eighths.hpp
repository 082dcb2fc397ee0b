#pragma once

// The exponential of a float by a table of eighth powers of 2, for what only needs e^a + 1.
//
//   e^(c a) = 2^n 2^(j/8) 2^f,   8 n + j = round(8 c a / ln 2),   f = c a / ln 2 - (n + j/8)
//           = power w / g,       power = 2^n (1 + j/8),   w = k 2^f,   g = k (1 + j/8) / 2^(j/8)
//
// Algorithm  power is one shift of the word that rounds: j lies where its mantissa begins. e^(c a) + 1 is power w + g in
//            units of g, which comes from the table, so that nothing is multiplied by 2^(j/8). k is a float that brings
//            the table's entries within 0.07 2^-24 of floats, and w below 1, where it is rounded by half as much. c a is
//            never formed: f is of two fused multiply-adds with c / ln 2 in two floats, and of one in the fast tier,
//            whose bound allows for it.
// Source     tests/coefficients/exp_eighths.py prints k and g; exp.sollya prints the polynomials on |f| <= 1/16 (2^-25.2,
//            and 2^-18.1 in the fast tier).

#include "exp.hpp"

namespace hillock::math {

/// e^a as power w / g, of which power and g are 2^exponent times as large.
template <class V, int exponent = 0>
struct exp_quotient {
    V power;
    V w;
    V g;
};

/// x cut to the digits of a float.
HILLOCK_INLINE double cut_to_float(double x) { return from_bits<double>(to_bits(x) & ~bits_t<double>(0x1fffffff)); }

/// e^(factor a), with the power 2^(n + exponent) (1 + j/8), n + exponent in [-126, 127]. Limited, the power stays below
/// 2^127: where e^(factor a) does not, the product is something else that does not, and a nan's power is a number, so that
/// the product is that nan.
template <tier A, int exponent, bool limited = false, class V>
HILLOCK_INLINE exp_quotient<V, exponent> exp_by_eighths(V a, double factor = 1)
{
    double const slope = factor * log2_of_e<double>;
    // What is cut off has the slope's sign: with an infinite a, both products are the same infinity.
    double const cut = A == tier::fast ? slope : cut_to_float(slope);
    V const high = constant<V>(cut);
    V const magic = constant<V>(0x1.8p20 + 127 + exponent); // the word's last bits count eighths
    V word = rounded(math::fma(a, high, magic));
    if constexpr (limited)
        word = math::min(constant<V>(0x1.8p20 + 2 * 127 - 0.125), word);
    constexpr double unit = power_of_two<exponent>;
    V const g =
        lookup<V>(to_bits(word), 0x1.d8aa58p-1 * unit, 0x1.e79d98p-1 * unit, 0x1.f0d40cp-1 * unit, 0x1.f52726p-1 * unit,
                  0x1.f5565ep-1 * unit, 0x1.f20a02p-1 * unit, 0x1.ebd5bep-1 * unit, 0x1.e33adep-1 * unit);
    V f = math::fma(a, high, magic - word);
    V w;
    if constexpr (A == tier::fast) {
        w = horner(f, 0x1.d8aa5cp-1, 0x1.47b4bap-1, 0x1.c61fe4p-3);
    } else {
        f = math::fma(a, constant<V>(slope - cut), f);
        w = horner(f, 0x1.d8aa58p-1, 0x1.47a07p-1, 0x1.c63efap-3, 0x1.a3b2c6p-5);
    }
    return {from_bits<V>(shift_left<20>(to_bits(word))), w, g};
}

} // namespace hillock::math
