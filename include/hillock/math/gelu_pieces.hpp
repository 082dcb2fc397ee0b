#pragma once

// The Gaussian error linear unit in pieces, for the fast tier.
//
//   f(x) = max(x, 0) - a Phi(-a),   a = |x|,   Phi(-a) = 2^t,   t = log2(erfc(a / sqrt(2)) / 2)
//
// Algorithm  the logarithm of the tail has no tail: a piece's error is an absolute one, and neither a division nor an
//            exact square is needed. The pieces give 2^23 (t + 127 + e), as an integer the bits of the float 2^e 2^n m,
//            t = n + m - 1; its mantissa m is replaced by 2^(m - 1), and e keeps 2^e 2^n normal.
// Source     tests/coefficients/pieces.sollya prints the coefficients, to 2^-17.6 in 2^t, and those of 2^(m - 1), to
//            2^-18.6.

#include "pieces.hpp"

namespace hillock::math {

/// 2^23 (t + 127 + exponent) for 0 <= a <= limit, where a Phi(-a) rounds to zero.
struct gelu_pieces {
    static constexpr int exponent = 40;
    static constexpr double offset = 1;
    static constexpr double limit = 14.6;
    // From 0, 0.5, 1, 2, 3, 5, 7 and 11 on.
    static constexpr double coefficients[5][8]{{0x1.4cp30, 0x1.4bfff2p30, 0x1.4bfe38p30, 0x1.4bf02cp30, 0x1.4bbbe6p30,
                                                0x1.4b4936p30, 0x1.4a9a5ep30, 0x1.49c82ap30},
                                               {-0x1.26aeaep23, -0x1.267dcep23, -0x1.238198p23, -0x1.159d4p23,
                                                -0x1.e97b9ap22, -0x1.8bc356p22, -0x1.2ae44ap22, -0x1.b73eep21},
                                               {-0x1.d6447ap21, -0x1.d85132p21, -0x1.e80742p21, -0x1.08e418p22,
                                                -0x1.28364ap22, -0x1.452f36p22, -0x1.5978e2p22, -0x1.64c156p22},
                                               {-0x1.ac81b6p18, -0x1.9843ap18, -0x1.4d5bdap18, -0x1.b8a5ccp17,
                                                -0x1.c447d6p16, -0x1.86be8cp15, -0x1.261c06p14, -0x1.b91318p12},
                                               {0x1.b7a9cap15, 0x1.697448p15, 0x1.c0e6aap14, 0x1.b0c7bp13,
                                                0x1.34767ap12, 0x1.74d6bcp10, 0x1.80bbecp8, 0x1.99667ap6}};
};

/// f(x).
template <class V>
HILLOCK_INLINE V gelu_in_pieces(V x)
{
    V const a = limited_abs(x, constant<V>(gelu_pieces::limit));
    bits_t<V> const i = to_integers(in_pieces<gelu_pieces>(a));
    V const power = from_bits<V>(i & bits_t<V>(0x7f800000U));
    V const m = from_bits<V>((i & bits_t<V>(0x007fffffU)) | bits_constant<V>(1));
    constexpr double unit = -power_of_two<-gelu_pieces::exponent>;
    V const minus_factor = horner(m, 0x1.051a0ap-1 * unit, 0x1.3f8116p-2 * unit, 0x1.55397cp-3 * unit,
                                  -0x1.1690bp-9 * unit, 0x1.bb7ceep-7 * unit);
    return math::fma(a * power, minus_factor, math::max(x, constant<V>(-0.0)));
}

} // namespace hillock::math
