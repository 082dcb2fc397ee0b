#pragma once

// silu' and quick_gelu', of floats with fused multiply-add in the standard tier, as about_root.hpp says with z(x) = beta x,
// b = beta x.
//
// Algorithm  the exponential is reduced in x itself, by ln 2 / beta: x - n ln 2 / beta - x0, where -x0 is the sum of a
//            number so short that the first two terms added to it are exact, and of one that goes with the low part of
//            ln 2 / beta. x is limited to where f' rounds to 0, and to where it is 1: there 1 + b + e and 2 + e both round
//            to e.
// Source     tests/coefficients/swish_slope.sollya prints the constants in the unit, of which p's are minimax relative to
//            e^(beta r) - 1 on |beta r| <= ln 2 / 16 (2^-27.5, 2^-26.1); swish_unit.py prints units.

#include "about_root.hpp"

namespace hillock::math {

/// beta = 1: log2(e), ln 2, -x0 and p's argument in units of x, and the unit alone and times beta (slope).
struct silu_constants {
    static constexpr double least = -109;
    static constexpr double greatest = 20.5;
    static constexpr double log2_e = natural_unit::log2_e;
    static constexpr double ln2_high = natural_unit::ln2_high;
    static constexpr double ln2_low = natural_unit::ln2_low;
    static constexpr double minus_x0 = 0x1.474974p0;
    static constexpr double minus_x0_high = 0x1.47498p0;
    static constexpr double p[5]{-0x1.ffde9cp-25, 1, 0.5, 0x1.555c42p-3, 0x1.5558e6p-5};
    static constexpr double unit = 0x1.65fea8p0;
    static constexpr double slope = unit;

    template <std::size_t j>
    static consteval double entry()
    {
        constexpr double h[8]{0x1.8ec162p-2, 0x1.b2d88ap-2, 0x1.da33e8p-2, 0x1.028f96p-1,
                              0x1.19f67p-1,  0x1.337b82p-1, 0x1.4f4fdep-1, 0x1.6da90ap-1};
        return h[j];
    }
};

/// The same for beta = 1.702.
struct quick_gelu_constants {
    static constexpr double least = -64;
    static constexpr double greatest = 12;
    static constexpr double log2_e = 0x1.3a4cbep1;
    static constexpr double ln2_high = 0x1.a1p-2;
    static constexpr double ln2_low = 0x1.d4ed0ep-16;
    static constexpr double minus_x0 = 0x1.80974ap-1;
    static constexpr double minus_x0_high = 0x1.8097p-1;
    static constexpr double p[5]{0x1.81cb38p-24, 0x1.b3b646p0, 0x1.72ca7ap0, 0x1.a4bc0ep-1, 0x1.65f43cp-2};
    static constexpr double unit = 0x1.546394p0;
    static constexpr double slope = 0x1.21abc8p1;

    template <std::size_t j>
    static consteval double entry()
    {
        constexpr double h[8]{0x1.7b252p-2,  0x1.9d75e8p-2, 0x1.c2e1c8p-2, 0x1.ebb0b4p-2,
                              0x1.0c1894p-1, 0x1.245c5cp-1, 0x1.3ed25ap-1, 0x1.5bad72p-1};
        return h[j];
    }
};

/// The derivative at x.
template <class C, class V>
HILLOCK_INLINE V swish_slope(V x)
{
    constexpr int exponent = 33;
    constexpr double s = power_of_two<exponent>;
    V const limited = math::clamp(x, constant<V>(C::least), constant<V>(C::greatest));
    V const d = limited + constant<V>(C::minus_x0); // exact next to x0
    V const word = word_about_root<exponent>(d, C::log2_e);
    V const n = word - eighths_magic<V>(exponent);
    V const r_high = limited + math::fma(n, constant<V>(-C::ln2_high), constant<V>(C::minus_x0_high));
    V const r = r_high + math::fma(n, constant<V>(-C::ln2_low), constant<V>(C::minus_x0 - C::minus_x0_high));
    exp_about_root<C, exponent, V> const from(word, r);
    V const numerator = math::fma(d, constant<V>(s * C::slope), from.growth);
    return over_square_of_sum(rounded(from.e * numerator), from.e, s * C::unit);
}

} // namespace hillock::math
