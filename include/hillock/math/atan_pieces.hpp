#pragma once

// The inverse tangent in pieces, for the fast tier: no division up to the limit, beyond which few inputs of a layer lie.
//
// Source     tests/coefficients/pieces.sollya prints the coefficients, minimax relative to atan a, of degree 4 (2^-17.1).

#include "pieces.hpp"

namespace hillock::math {

/// atan a for 0 <= a <= limit.
struct atan_pieces {
    static constexpr double offset = 0.875;
    static constexpr double limit = 11; // below where an index would name the first piece again
    // From 0, 0.125, 0.625, 1.125, 2.125, 3.125, 5.125 and 7.125 on.
    static constexpr double coefficients[5][8]{
        {0, 0x1.8b8c8cp-15, -0x1.c0075cp-6, -0x1.04bf0ep-4, 0x1.1eee38p-3, 0x1.e9a4c6p-2, 0x1.954dbcp-1, 0x1.05d5e8p0},
        {0x1.fffff4p-1, 0x1.ff4ff2p-1, 0x1.29af5ap0, 0x1.508182p0, 0x1.dc01a8p-1, 0x1.033e06p-1, 0x1.ff1efp-3,
         0x1.f03c36p-4},
        {0x1.887172p-14, 0x1.d2e124p-7, -0x1.72d23cp-2, -0x1.312adp-1, -0x1.48531ap-2, -0x1.eae3dp-4, -0x1.4a8152p-5,
         -0x1.b6bcb2p-7},
        {-0x1.5934a8p-2, -0x1.9f34aep-2, -0x1.b0480ep-7, 0x1.2a205ap-3, 0x1.d32dc2p-5, 0x1.d443ap-7, 0x1.acc384p-9,
         0x1.82aefap-11},
        {0x1.914a24p-5, 0x1.756906p-3, 0x1.9d7246p-6, -0x1.e89b22p-7, -0x1.0e72aep-8, -0x1.65d1ep-11, -0x1.bd2944p-14,
         -0x1.0f7596p-16}};
};

} // namespace hillock::math
