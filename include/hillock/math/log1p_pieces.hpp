#pragma once

// log(1 + x) / x of a float, for softplus, in eight pieces: x is at most 1.0878 (1 in the fast tier), in the units
// that exponentials of exp_shifted.hpp have.
//
// Source     tests/coefficients/log1p_pieces.sollya prints the coefficients, minimax relative to the function: of degree 4
//            (2^-26.5), and 2 in the fast tier (2^-16.5; 2^-17.8 in the first piece).

#include "pieces.hpp"

namespace hillock::math {

/// log(1 + u x) / x, u = shifted_exp_unit. The pieces are named by the first three bits of the mantissa of the offset + x:
/// they are 1/8 long but for the first, and the last, which lies beyond 2.
template <tier A>
struct log1p_pieces {
    static constexpr int bits_of_piece = 20;
    static constexpr double offset = 1.15625;
    static constexpr double centres[8]{0x1.7fffap-5, 0x1.3ffefep-3, 0x1.200054p-2, 0x1.a00078p-2,
                                       0x1.0fffap-1, 0x1.4fff96p-1, 0x1.90001ap-1, 0x1.ef0a02p-1};
    static constexpr double coefficients[5][8]{{0x1.ccd9ecp-1, 0x1.b7d3eep-1, 0x1.a2a874p-1, 0x1.8ff6cep-1,
                                                0x1.7f4c16p-1, 0x1.705078p-1, 0x1.62cp-1, 0x1.50c96ap-1},
                                               {-0x1.990a0cp-2, -0x1.697a1p-2, -0x1.3d8834p-2, -0x1.19db2cp-2,
                                                -0x1.f8d044p-3, -0x1.c77faep-3, -0x1.9db446p-3, -0x1.6a5b5ap-3},
                                               {0x1.e261cap-3, 0x1.87cc1cp-3, 0x1.3b3b7ep-3, 0x1.02423ep-3,
                                                0x1.ada9dp-4, 0x1.6a183ep-4, 0x1.349b28p-4, 0x1.ef88b2p-5},
                                               {-0x1.3ffe9ep-3, -0x1.dca692p-4, -0x1.5e0ef6p-4, -0x1.07e148p-4,
                                                -0x1.96c4aep-5, -0x1.3f5b2ep-5, -0x1.fdb474p-6, -0x1.76ec8ap-6},
                                               {0x1.c40deap-4, 0x1.34270cp-4, 0x1.9c7a68p-5, 0x1.1da1ccp-5,
                                                0x1.97bf86p-6, 0x1.2a693ep-6, 0x1.bc58e2p-7, 0x1.2ac5cap-7}};
};

/// The same with the unit of exp2_of_product.hpp.
template <>
struct log1p_pieces<tier::fast> {
    static constexpr int bits_of_piece = 20;
    static constexpr double offset = 1.1640625;
    static constexpr double coefficients[3][8]{{0x1.ffff7p-1, 0x1.ffbd92p-1, 0x1.fe9966p-1, 0x1.fc7a46p-1,
                                                0x1.f97aa4p-1, 0x1.f5c316p-1, 0x1.f17beep-1, 0x1.ec1034p-1},
                                               {-0x1.ff0a64p-2, -0x1.f4034ap-2, -0x1.de38c4p-2, -0x1.c4d424p-2,
                                                -0x1.aab4eap-2, -0x1.9141b2p-2, -0x1.792176p-2, -0x1.5f5a3ap-2},
                                               {0x1.36c7e6p-2, 0x1.f44afcp-3, 0x1.8b82a4p-3, 0x1.3f4f38p-3,
                                                0x1.06551p-3, 0x1.b5747cp-4, 0x1.71619ap-4, 0x1.340d22p-4}};
};

} // namespace hillock::math
