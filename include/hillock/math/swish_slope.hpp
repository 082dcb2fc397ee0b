#pragma once

// silu' and quick_gelu', of floats with fused multiply-add in the standard tier, as about_root.hpp says with z(x) = beta x,
// b = beta x.
//
// Algorithm  the exponential is reduced in x itself, by ln 2 / beta. x is limited to where f' rounds to 0, and to where it
//            is 1: there 1 + b + e and 2 + e both round to e.
// Source     tests/coefficients/swish_slope.sollya prints the constants in the unit, of which u's are minimax relative to
//            c (e^(beta r) - 1) on |beta r| <= ln 2 / 2 (2^-26.2, 2^-26.1); swish_unit.py prints units.

#include "about_root.hpp"
#include "exp_reduction.hpp"

namespace hillock::math {

/// beta = 1: log2(e), ln 2, x0 and u's argument in units of x, and the unit alone, times beta (slope), and times -b(x0).
struct silu_constants {
    static constexpr double least = -109;
    static constexpr double greatest = 20.5;
    static constexpr double log2_e = log2_of_e<float>;
    static constexpr double ln2_high = math::ln2_high<float>;
    static constexpr double ln2_excess = math::ln2_excess<float>;
    static constexpr double minus_x0 = 0x1.47498p0;
    static constexpr double u[7]{-0x1.c6dc98p-23, 0x1.6e5272p-2, 0x1.6e527p-3,  0x1.e86cc2p-5,
                                 0x1.e870d4p-7,   0x1.88681ep-9, 0x1.03f05cp-11};
    static constexpr double c = 0x1.6e528p-2;
    static constexpr double unit = 0x1.48e082p0;
    static constexpr double slope = unit;
    static constexpr double distance = 0x1.a47522p0;
};

/// The same for beta = 1.702.
struct quick_gelu_constants {
    static constexpr double least = -64;
    static constexpr double greatest = 12;
    static constexpr double log2_e = 0x1.3a4cbep1;
    static constexpr double ln2_high = 0x1.a108p-2;
    static constexpr double ln2_excess = 0x1.58979p-19;
    static constexpr double minus_x0 = 0x1.80978p-1;
    static constexpr double u[7]{-0x1.20bfecp-20, 0x1.4e9d8p-1,  0x1.1cc1eep-1, 0x1.431a26p-2,
                                 0x1.12f858p-3,   0x1.77f164p-5, 0x1.a777acp-7};
    static constexpr double c = 0x1.893418p-2;
    static constexpr double unit = 0x1.6102a6p0;
    static constexpr double slope = 0x1.2c696cp1;
    static constexpr double distance = 0x1.c34facp0;
};

/// The derivative at x.
template <class C, class V>
HILLOCK_INLINE V swish_slope(V x)
{
    constexpr int exponent = 33;
    constexpr double s = power_of_two<exponent>;
    V const limited = math::clamp(x, constant<V>(C::least), constant<V>(C::greatest));
    // x0 so short that the difference is exact wherever it has to be: what that lacks is in u's first term.
    V const d = limited + constant<V>(C::minus_x0);
    V const word = rounded(math::fma(d, constant<V>(C::log2_e), exp2i_magic<V>(exponent)));
    V const n = word - exp2i_magic<V>(exponent);
    V const r = math::fma(n, constant<V>(C::ln2_excess), math::fma(n, constant<V>(-C::ln2_high), d));
    V const u = horner(r, C::u[0], C::u[1], C::u[2], C::u[3], C::u[4], C::u[5], C::u[6]);
    exp_about_root<V> const from(exp2i_from_word(word), s, u, C::c);
    // s unit (b - b(x0))
    V const distance = math::fma(limited, constant<V>(s * C::slope), constant<V>(s * C::distance));
    return over_square_of_sum(rounded(from.e * (from.growth + distance)), from.e, s * C::unit);
}

} // namespace hillock::math
