#pragma once

// The hyperbolic tangent in pieces: of the accurate tier, and of scaled_tanh, to whose errors those of a scale and a slope
// are added. tanh_ratio.hpp has the others.
//
// Source     tests/coefficients/pieces.sollya prints the coefficients, minimax relative to tanh a: of degree 6 (2^-23.7) in
//            the standard tier, and 7 (2^-26.3) in the accurate one.

#include "pieces.hpp"

namespace hillock::math {

/// What the standard and the accurate tier have in common.
struct tanh_centres {
    static constexpr double offset = 0.5;
    static constexpr double scale = 0x1.99999ap-1;
    static constexpr double limit = 9.3; // it rounds to 1 there
    // Of the pieces from 0, 0.3125, 0.625, 1.25, 1.875, 3.125, 4.375 and 6.875 on.
    static constexpr double centres[8]{
        0, 0x1.dffa0cp-2, 0x1.dff95ap-1, 0x1.8ff484p0, 0x1.3fe024p1, 0x1.deada2p1, 0x1.673c46p2, 0x1.fe2804p2};
};

/// tanh a for 0 <= a <= limit.
template <tier A>
struct tanh_pieces : tanh_centres {
    static constexpr double coefficients[7][8]{
        {0, 0x1.bfa99ap-2, 0x1.77d528p-1, 0x1.d4e34p-1, 0x1.f9221ep-1, 0x1.ff6c12p-1, 0x1.fffc82p-1, 0x1.fffff8p-1},
        {0x1p0, 0x1.9e25cap-1, 0x1.d83ep-2, 0x1.4a607ap-3, 0x1.b48776p-6, 0x1.27b738p-9, 0x1.c1c252p-15,
         0x1.010dcep-21},
        {-0x1.a328e6p-19, -0x1.6a1b34p-2, -0x1.5aa69ep-2, -0x1.2e8edp-3, -0x1.aea854p-6, -0x1.275cap-9, -0x1.c048c6p-15,
         -0x1.fe7e14p-22},
        {-0x1.552fc8p-2, -0x1.d73bfap-4, 0x1.83f15ep-4, 0x1.4e078p-4, 0x1.1743bap-6, 0x1.87f876p-10, 0x1.1c069ap-15,
         0x1.49a156p-22},
        {-0x1.1ac48p-9, 0x1.586b28p-3, 0x1.639f04p-5, -0x1.a09ff8p-6, -0x1.087b5cp-7, -0x1.86dd3ep-11, -0x1.20ef28p-16,
         -0x1.5b88f4p-23},
        {0x1.2e7efcp-3, -0x1.0865b2p-6, -0x1.a9cb8p-5, -0x1.d96154p-11, 0x1.7c9a66p-9, 0x1.497f3p-12, 0x1.3364b2p-17,
         0x1.5360dcp-24},
        {-0x1.6c5788p-5, -0x1.cdb10ap-5, 0x1.ef5b3ap-7, 0x1.7640e6p-8, -0x1.65fa18p-11, -0x1.a44266p-14,
         -0x1.87f80cp-19, -0x1.71e342p-26}};
};

template <>
struct tanh_pieces<tier::accurate> : tanh_centres {
    static constexpr bool first_adds_argument = true;
    static constexpr double coefficients[8][8]{
        {0, 0x1.bfa99ap-2, 0x1.77d528p-1, 0x1.d4e34p-1, 0x1.f9221ep-1, 0x1.ff6c12p-1, 0x1.fffc82p-1, 0x1.fffff8p-1},
        {0x1.c60894p-31, 0x1.9e25cap-1, 0x1.d83dd2p-2, 0x1.4a60a8p-3, 0x1.b4863cp-6, 0x1.27b144p-9, 0x1.beec78p-15,
         0x1.001156p-21},
        {-0x1.0d7674p-22, -0x1.6a1b2ep-2, -0x1.5aa644p-2, -0x1.2e8ee6p-3, -0x1.aea90ep-6, -0x1.275e1ap-9,
         -0x1.c01ddap-15, -0x1.006776p-21},
        {-0x1.555214p-2, -0x1.d73756p-4, 0x1.842e68p-4, 0x1.4de9e2p-4, 0x1.175d44p-6, 0x1.88ebf6p-10, 0x1.2a931ap-15,
         0x1.544464p-22},
        {-0x1.df24fap-13, 0x1.5864b6p-3, 0x1.6342eap-5, -0x1.a089dap-6, -0x1.086ebap-7, -0x1.86981ap-11,
         -0x1.2140fep-16, -0x1.4e5b1p-23},
        {0x1.151654p-3, -0x1.10e19ep-6, -0x1.b3bceap-5, -0x1.52b338p-12, 0x1.787478p-9, 0x1.360528p-12, 0x1.d1c05ap-18,
         0x1.176bdcp-24},
        {-0x1.0e6e1p-7, -0x1.caabbp-5, 0x1.f9dfb6p-7, 0x1.73c51cp-8, -0x1.677bep-11, -0x1.a964d4p-14, -0x1.881fb6p-19,
         -0x1.b23d0ep-26},
        {-0x1.4246e8p-5, 0x1.cf4af8p-7, 0x1.d68ecep-8, -0x1.bd4b64p-9, 0x1.88f44cp-15, 0x1.c84ca8p-16, 0x1.b4021p-21,
         0x1.91c36cp-28}};
};

/// tanh(factor x) in the accurate tier.
template <class V>
HILLOCK_INLINE V tanh_in_pieces(V x, double factor)
{
    using pieces = tanh_pieces<tier::accurate>;
    V const a = math::min(math::abs(x), constant<V>(pieces::limit / factor));
    return xor_sign(in_pieces<pieces>(a * constant<V>(factor)), sign_bit(x));
}

} // namespace hillock::math
