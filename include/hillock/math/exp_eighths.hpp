#pragma once

// The exponential of a float by a table of eighth powers of 2, for what only needs e^a + 1.
//
//   e^a = 2^n 2^(j/8) e^r,   8 n + j = round(8 a / ln 2),   k e^r = k + r q(r)
//       = power w / g,       power = 2^n (1 + j/8),   w = k e^r,   g = k (1 + j/8) / 2^(j/8)
//
// Algorithm  power is one shift of the word that rounds: j lies where its mantissa begins. e^a + 1 is power w + g in units
//            of g, which comes from the table, so that nothing is multiplied by 2^(j/8). k is a float that brings the
//            table's entries within 0.07 2^-24 of floats, and w below 1, where it is rounded by half as much.
// Source     tests/coefficients/exp_eighths.py prints k and g; exp.sollya prints q on |r| <= ln 2 / 16 (2^-25.2); for the
//            fast tier, in base 2 (2^-18.1).

#include "exp.hpp"

namespace hillock::math {

/// e^a as power w / g, of which power and g are 2^exponent times as large.
template <class V, int exponent = 0>
struct exp_quotient {
    V power;
    V w;
    V g;
};

/// log2(e) and ln 2. Other units have them for an argument in that unit.
struct natural_unit {
    static constexpr double log2_e = 0x1.715476p0;
    static constexpr double ln2_high = 0x1.62ep-1;
    static constexpr double ln2_low = 0x1.0bfbe8p-15;
};

/// r = sign (a (+ low) - n ln 2), for n in eighths, in a's unit.
template <int sign = 1, class Unit = natural_unit, class V, class... Low>
HILLOCK_INLINE V rest_of_eighths(V a, V n, Low... low)
{
    V const minus_ln2_high = constant<V>(sign * -Unit::ln2_high);
    V const minus_ln2_low = constant<V>(sign * -Unit::ln2_low);
    V const r_high = math::fma(n, minus_ln2_high, a);
    if constexpr (sizeof...(low) > 0)
        return r_high + math::fma(n, minus_ln2_low, (low + ...));
    else
        return math::fma(n, minus_ln2_low, r_high);
}

/// e^(sign a), or e^(sign (a + low)), with the power 2^(n + exponent) (1 + j/8), n + exponent in [-126, 127]. The fast
/// tier's bound allows for a without low. Limited, the power stays below 2^127: where e^(sign a) does not, the product
/// is something else that does not, and a nan's power is a number, so that the product is that nan.
template <tier A, int exponent, int sign = 1, bool limited = false, class V, class... Low>
HILLOCK_INLINE exp_quotient<V, exponent> exp_by_eighths(V a, Low... low)
{
    // The sign is in the constants, and r is sign r. The last bits of the word count eighths.
    V const magic = constant<V>(0x1.8p20 + 127 + exponent);
    V const log2_e = constant<V>(sign * natural_unit::log2_e);
    V word = rounded(math::fma(a, log2_e, magic));
    V word_of_power = word;
    if constexpr (limited) {
        word_of_power = math::min(constant<V>(0x1.8p20 + 2 * 127 - 0.125), word);
        if constexpr (sizeof...(low) == 0) // where there is a low part, a is finite, or nan
            word = word_of_power;
    }
    constexpr double unit = power_of_two<exponent>;
    V const g =
        lookup<V>(to_bits(word), 0x1.d8aa58p-1 * unit, 0x1.e79d98p-1 * unit, 0x1.f0d40cp-1 * unit, 0x1.f52726p-1 * unit,
                  0x1.f5565ep-1 * unit, 0x1.f20a02p-1 * unit, 0x1.ebd5bep-1 * unit, 0x1.e33adep-1 * unit);
    V r;
    V w;
    if constexpr (A == tier::fast) { // r is in units of ln 2
        r = math::fma(a, log2_e, magic - word);
        w = horner(r, 0x1.d8aa5cp-1, 0x1.47b4bap-1, 0x1.c61fe4p-3);
    } else {
        r = rest_of_eighths<sign>(a, word - magic, low...);
        w = horner(r, 0x1.d8aa58p-1, sign * 0x1.d8aa5ap-1, 0x1.d8ba6p-2, sign * 0x1.3b0c54p-3);
    }
    return {from_bits<V>(shift_left<20>(to_bits(word_of_power))), w, g};
}

} // namespace hillock::math
