#pragma once

// The Gaussian error linear unit in pieces, for the fast tier.
//
//   f(x) = max(x, 0) - a Phi(-a),   a = |x|,   Phi(-a) = 2^t,   t = log2(erfc(a / sqrt(2)) / 2)
//
// Algorithm  the logarithm of the tail has no tail: a piece's error is an absolute one, and neither a division nor an
//            exact square is needed. 2^t = 2^n 2^g, n = round(t).
// Source     tests/coefficients/pieces.sollya prints the coefficients of t (2^-17.6 in 2^t) and of 2^g (2^-18.5).

#include "pieces.hpp"

namespace hillock::math {

/// t for 0 <= a <= limit, where a Phi(-a) rounds to zero.
struct gelu_pieces {
    static constexpr float offset = 1;
    static constexpr double limit = 14.6;
    // From 0, 0.5, 1, 2, 3, 5, 7 and 11 on.
    static constexpr double coefficients[5][8]{{-0x1p0, -0x1.000762p0, -0x1.00e388p0, -0x1.07e97ep0, -0x1.220d48p0,
                                                -0x1.5b662ap0, -0x1.b2d27cp0, -0x1.0df4d6p1},
                                               {-0x1.26aeaep0, -0x1.267ba8p0, -0x1.2382e8p0, -0x1.159e16p0,
                                                -0x1.e97b04p-1, -0x1.8bc1cep-1, -0x1.2ae2e6p-1, -0x1.b7406p-2},
                                               {-0x1.d6447ap-2, -0x1.d862eap-2, -0x1.e801dcp-2, -0x1.08e312p-1,
                                                -0x1.283684p-1, -0x1.452f96p-1, -0x1.59792p-1, -0x1.64c142p-1},
                                               {-0x1.ac81b6p-5, -0x1.97c44p-5, -0x1.4d6f34p-5, -0x1.b8aea2p-6,
                                                -0x1.c4455ep-7, -0x1.86b95cp-8, -0x1.261744p-9, -0x1.b916bap-11},
                                               {0x1.b7a9cap-8, 0x1.682324p-8, 0x1.c119bep-9, 0x1.b0d5ep-10,
                                                0x1.3473fap-11, 0x1.74d00ep-13, 0x1.80b33cp-15, 0x1.996a58p-17}};
};

/// f(x).
template <class V>
HILLOCK_INLINE V gelu_in_pieces(V x)
{
    constexpr int exponent = 80; // keeps 2^n normal
    V const magic = exp2i_magic<V>(exponent);
    V const a = limited_abs(x, constant<V>(gelu_pieces::limit));
    V const t = in_pieces<gelu_pieces>(a);
    V const word = rounded(t + magic);
    V const g = t - (word - magic);
    constexpr double unit = -power_of_two<-exponent>;
    V const minus_power = horner(g, 0x1.ffffe8p-1 * unit, 0x1.62e0dcp-1 * unit, 0x1.ec06a6p-3 * unit,
                                 0x1.ca147ep-5 * unit, 0x1.39a2a2p-7 * unit);
    return math::fma(a * exp2i_from_word(word), minus_power, math::max(x, constant<V>(-0.0)));
}

} // namespace hillock::math
