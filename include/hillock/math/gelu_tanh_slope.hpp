#pragma once

// gelu_tanh', of floats with fused multiply-add in the standard tier, as about_root.hpp says with z(x) = k1 x + k3 x^3,
// b = k1 x + 3 k3 x^3.
//
// Algorithm  with d = x - x0 and q = x^2 + x x0 + x0^2,
//
//              z - z(x0) = k3 d (q + k1 / k3),   b - b(x0) = 3 k3 d (q + k1 / (3 k3))
//
//            The first bracket is the sum of two numbers, since e^z amplifies its rounding, and z comes in units of k3.
//            The second is that less two thirds of k1 / k3, exactly, and 3 k3 is little more than 1 in N's unit, so that
//            the product is rounded only with the sum. x is limited to where f' rounds to 0, and to where it is 1.
// Source     tests/coefficients/gelu_tanh_slope.sollya prints the constants in the unit, of which u's are minimax relative
//            to c (e^r - 1) on |r| <= ln 2 / 2 (2^-24.7); gelu_tanh_unit.py prints units.

#include "about_root.hpp"
#include "gelu_tanh_eighths.hpp"

namespace hillock::math {

/// gelu_tanh'(x).
template <class V>
HILLOCK_INLINE V gelu_tanh_slope(V x)
{
    constexpr int exponent = 31;
    constexpr double s = power_of_two<exponent>;
    constexpr double unit = 0x1.33e6c4p2;
    V const limited = math::clamp(x, constant<V>(-10.9), constant<V>(5.5));
    V const a0 = constant<V>(gelu_tanh_short_root); // what it lacks is in u's first term
    V const d = limited + a0;                       // exact for x <= x0 / 2
    V const y = limited - a0;
    V const y_low = (limited - y) - a0;
    // q + k1 / k3: the constant so short that it can be taken off again exactly, for the rounding of the sum
    V const short_c = constant<V>(0x1.6ee18p4);
    V const z_factor = math::fma(limited, y, short_c);
    V const z_factor_low =
        math::fma(limited, y_low, constant<V>(0x1.2dfe9ap-18)) + math::fms(limited, y, z_factor - short_c);

    V const about = rounded(d * z_factor);
    V const word = rounded(math::fma(about, constant<V>(gelu_tanh_unit::log2_e), exp2i_magic<V>(exponent)));
    V const n = word - exp2i_magic<V>(exponent);
    V const r_high =
        math::fms(d, z_factor, rounded(n * constant<V>(gelu_tanh_unit::ln2_high))); // that product is exact
    V const r = math::fma(d, z_factor_low, math::fma(n, constant<V>(-gelu_tanh_unit::ln2_low), r_high));
    V const u = horner(r, -0x1.204728p-23, 0x1.9a845ep-4, 0x1.d4ad8ap-9, 0x1.64b73cp-14, 0x1.974344p-20, 0x1.7590d4p-26,
                       0x1.1b1c0cp-32);
    exp_about_root<V> const from(exp2i_from_word(word), s, u, 0x1.6792ep0);

    V const b_factor = z_factor - constant<V>(0x1.eb56fp3); // exact but for subnormal results
    V const b_factor_low = math::fma(z_factor, constant<V>(0x1.e926f4p-6), z_factor_low);
    V const scaled_d = d * constant<V>(s);
    V const numerator = math::fma(scaled_d, b_factor, math::fma(scaled_d, b_factor_low, from.growth));
    // From x0 / 2 on d is rounded. f' takes that back by its slope there: that times (1 + e)^2 is about this, a power of
    // two, so that the difference is exact.
    constexpr double slope = 64 * s * s;
    V const rest = math::fnma(d, constant<V>(slope), constant<V>(slope * gelu_tanh_short_root));
    V const correction = math::fma(limited, constant<V>(slope), rest);
    return over_square_of_sum(math::fma(from.e, numerator, correction), from.e, s * unit);
}

} // namespace hillock::math
