#pragma once

// gelu and its derivative in pieces, for the fast tier.
//
//   gelu(x)   = max(x, 0) - a Phi(-a),   a = |x|,   Phi(-a) = 2^t
//   f'(-a)    = (a0 - a) 2^t,   f'(a) = 1 - f'(-a)
//
// Algorithm  the logarithm of the tail has no tail: a piece's error is an absolute one, and neither a division nor an
//            exact square is needed. With its root a0 taken out, a derivative is such a tail, too. The pieces give
//            2^23 (t + 127 + e), as an integer the bits of the float 2^e 2^n m, t = n + m - 1; its mantissa m is replaced
//            by 2^(m - 1), and e keeps 2^e 2^n normal up to the limit.
// Source     tests/coefficients/pieces.sollya prints the coefficients, to 2^-17.6 and 2^-18.2 in 2^t, and those of
//            2^(m - 1), to 2^-18.6.

#include "mills_ratio.hpp"
#include "pieces.hpp"

namespace hillock::math {

/// e.
inline constexpr int tail_exponent = 42;

/// Pieces from 0, 0.5, 1, 2, 3, 5, 7 and 11 on, to beyond where gelu and gelu' round to zero.
struct gelu_edges {
    static constexpr double offset = 1;
    static constexpr double limit = mills_limit<float>;
};

/// 2^23 (t + 127 + e).
struct gelu_pieces : gelu_edges {
    static constexpr double coefficients[5][8]{{0x1.5p30, 0x1.4ffff2p30, 0x1.4ffe38p30, 0x1.4ff02cp30, 0x1.4fbbe6p30,
                                                0x1.4f4936p30, 0x1.4e9a5ep30, 0x1.4dc82ap30},
                                               {-0x1.26aeaep23, -0x1.267dcep23, -0x1.238198p23, -0x1.159d4p23,
                                                -0x1.e97b9ap22, -0x1.8bc356p22, -0x1.2ae44ap22, -0x1.b73eep21},
                                               {-0x1.d6447ap21, -0x1.d85132p21, -0x1.e80742p21, -0x1.08e418p22,
                                                -0x1.28364ap22, -0x1.452f36p22, -0x1.5978e2p22, -0x1.64c156p22},
                                               {-0x1.ac81b6p18, -0x1.9843ap18, -0x1.4d5bdap18, -0x1.b8a5ccp17,
                                                -0x1.c447d6p16, -0x1.86be8cp15, -0x1.261c06p14, -0x1.b91318p12},
                                               {0x1.b7a9cap15, 0x1.697448p15, 0x1.c0e6aap14, 0x1.b0c7bp13,
                                                0x1.34767ap12, 0x1.74d6bcp10, 0x1.80bbecp8, 0x1.99667ap6}};
};

/// The same for gelu'.
struct gelu_derivative_pieces : gelu_edges {
    static constexpr double coefficients[5][8]{{0x1.50d2bcp30, 0x1.50d28ep30, 0x1.50cfc8p30, 0x1.50c23cp30,
                                                0x1.50a1e6p30, 0x1.507016p30, 0x1.5038a4p30, 0x1.5005e4p30},
                                               {-0x1.884046p21, -0x1.85beecp21, -0x1.7203bcp21, -0x1.3b4c64p21,
                                                -0x1.d16fd2p20, -0x1.2cb4cep20, -0x1.614f86p19, -0x1.8de35ep18},
                                               {-0x1.1f9eb4p22, -0x1.22dee4p22, -0x1.30458ep22, -0x1.454764p22,
                                                -0x1.59425ep22, -0x1.66237p22, -0x1.6cb212p22, -0x1.6f76d6p22},
                                               {-0x1.a34712p18, -0x1.68dbc2p18, -0x1.c924f8p17, -0x1.c135aep16,
                                                -0x1.565674p15, -0x1.bd5a0cp13, -0x1.fd52d6p11, -0x1.23495ap10},
                                               {0x1.35b204p16, 0x1.b2a94ap15, 0x1.6fa34p14, 0x1.ecdd38p12,
                                                0x1.f8731ep10, 0x1.c4945ep8, 0x1.60edd2p6, 0x1.1e3b9ap4}};
};

/// 2^t as the product of 2^e 2^n and 2^-e 2^(m - 1).
template <class V>
struct tail_factors {
    V power;
    V mantissa;
};

/// 2^t, or -2^t, of a up to the limit, or nan.
template <class Pieces, int sign = 1, class V>
HILLOCK_INLINE tail_factors<V> tail_in_pieces(V a)
{
    bits_t<V> const i = to_integers(in_pieces<Pieces>(a));
    V const power = from_bits<V>(i & bits_t<V>(0x7f800000U));
    V const m = from_bits<V>((i & bits_t<V>(0x007fffffU)) | bits_constant<V>(1));
    constexpr double unit = sign * power_of_two<-tail_exponent>;
    return {power, horner(m, 0x1.051a0ap-1 * unit, 0x1.3f8116p-2 * unit, 0x1.55397cp-3 * unit, -0x1.1690bp-9 * unit,
                          0x1.bb7ceep-7 * unit)};
}

/// gelu(x).
template <class V>
HILLOCK_INLINE V gelu_in_pieces(V x)
{
    V const a = limited_abs(x, constant<V>(gelu_pieces::limit));
    auto const t = tail_in_pieces<gelu_pieces, -1>(a);
    return math::fma(a * t.power, t.mantissa, math::max(x, constant<V>(-0.0)));
}

/// f'(x) from f'(-|x|).
template <class V>
HILLOCK_INLINE V right_or_left(V x, V left)
{
    return math::select(x >= V(scalar_t<V>(0)), V(scalar_t<V>(1)) - rounded(left), left);
}

/// gelu'(x).
template <class V>
HILLOCK_INLINE V gelu_derivative_in_pieces(V x)
{
    V const a = math::min(math::abs(x), constant<V>(gelu_edges::limit));
    auto const t = tail_in_pieces<gelu_derivative_pieces>(a);
    return right_or_left(x, mills_root_minus<tier::fast>(a) * t.power * t.mantissa);
}

} // namespace hillock::math
