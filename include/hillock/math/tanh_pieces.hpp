#pragma once

// The hyperbolic tangent in pieces, for the fast tier.
//
// Source     tests/coefficients/pieces.sollya prints the coefficients, minimax relative to tanh a (2^-16.9).

#include "pieces.hpp"

namespace hillock::math {

/// tanh a for 0 <= a <= limit, from where it is 1 to 2^-19.7.
struct tanh_pieces {
    static constexpr double offset = 0.75;
    static constexpr double limit = 7.2;
    // From 0, 0.25, 0.75, 1.25, 2.25, 3.25 and 5.25 on; the last is beyond the limit.
    static constexpr double coefficients[5][8]{
        {0, 0x1.96de6ap-14, -0x1.87f822p-5, -0x1.1fcf6p-3, 0x1.276a7p-2, 0x1.a324b8p-1, 0x1.f933acp-1, 0},
        {0x1.ffff84p-1, 0x1.fead6ep-1, 0x1.3cddbap0, 0x1.8f847cp0, 0x1.9a9744p-1, 0x1.30e7f4p-3, 0x1.fd9f46p-8, 0},
        {0x1.f66642p-12, 0x1.646de6p-6, -0x1.bf266cp-2, -0x1.b742e6p-1, -0x1.66e84ep-2, -0x1.7b6148p-5, -0x1.c1ae92p-10,
         0},
        {-0x1.5f4d4p-2, -0x1.ab4ed8p-2, -0x1.6ba382p-6, 0x1.c6ce1ap-3, 0x1.1e6bbep-4, 0x1.a6d346p-8, 0x1.61ef5p-13, 0},
        {0x1.0547c8p-4, 0x1.48cfb2p-3, 0x1.f4844cp-6, -0x1.723462p-6, -0x1.5e2edcp-8, -0x1.63609ap-12, -0x1.a2fe6ap-18,
         0}};
};

/// tanh(factor x).
template <class V>
HILLOCK_INLINE V tanh_in_pieces(V x, double factor)
{
    V const a = math::min(math::abs(x), constant<V>(tanh_pieces::limit / factor));
    return xor_sign(in_pieces<tanh_pieces>(a * constant<V>(factor)), sign_bit(x));
}

} // namespace hillock::math
