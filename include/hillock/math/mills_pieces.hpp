#pragma once

// Mills' ratio Q of a float in pieces, see mills_ratio.hpp: what gelu and its derivative are made of in the standard tier.
//
//   a Phi(-a) = e^(-a^2 / 2) a Q(a) / sqrt(2 pi),   gelu'(-a) = e^(-a^2 / 2) (Q(a) - a) / sqrt(2 pi)
//
// Source     tests/coefficients/mills_pieces.sollya prints the coefficients, minimax relative to a Q (2^-26.6) and Q - a
//            (2^-27.4).

#include "exp_eighths.hpp"
#include "gelu_pieces.hpp"

namespace hillock::math {

/// Whether they are.
template <tier A, class V>
inline constexpr bool by_mills_pieces = A == tier::standard && by_pieces<V>;

/// a Q(a) / sqrt(2 pi).
struct mills_value_pieces : gelu_edges {
    static constexpr double centres[8]{
        0, 0x1.80000ap-1, 0x1.7fffeap0, 0x1.3fffd8p1, 0x1.000062p2, 0x1.800172p2, 0x1.1ffe3ep3, 0x1.9999f4p3};
    static constexpr double coefficients[8][8]{
        {0, 0x1.cd283cp-3, 0x1.3c143ap-2, 0x1.69cedep-2, 0x1.82b4cap-2, 0x1.8e012p-2, 0x1.93a64p-2, 0x1.96115ep-2},
        {0x1p-1, 0x1.5bf7eap-3, 0x1.204052p-4, 0x1.bf3a12p-6, 0x1.2dd8dap-7, 0x1.a0ea9ap-9, 0x1.0b72a8p-10,
         0x1.80f63ep-12},
        {-0x1.98843ep-2, -0x1.c2c6d8p-4, -0x1.3320cap-5, -0x1.789e24p-7, -0x1.78fc62p-9, -0x1.7b54dp-11,
         -0x1.54b6fap-13, -0x1.608a96p-15},
        {0x1.fff9c4p-3, 0x1.d68af4p-5, 0x1.0d6152p-6, 0x1.0ac332p-8, 0x1.944104p-11, 0x1.2ca77ap-13, 0x1.7dcb72p-16,
         0x1.1d5efep-18},
        {-0x1.100852p-3, -0x1.a8945ap-6, -0x1.9ea5ccp-8, -0x1.514dbp-10, -0x1.88b362p-13, -0x1.b5fb6cp-16,
         -0x1.8b749ap-19, -0x1.ae719cp-22},
        {0x1.f87b58p-5, 0x1.57db26p-7, 0x1.216aecp-9, 0x1.87be92p-12, 0x1.63eb96p-15, 0x1.2cd058p-18, 0x1.85ea12p-22,
         0x1.361f0cp-25},
        {-0x1.84874p-6, -0x1.000dbp-8, -0x1.860a92p-11, -0x1.b6d23ap-14, -0x1.4bd2a6p-17, -0x1.9e7424p-21,
         -0x1.9d2f36p-25, -0x1.c41d4ep-29},
        {0x1.73381ap-8, 0x1.2d417p-10, 0x1.dd7542p-13, 0x1.cec9dp-16, 0x1.14db14p-19, 0x1.092478p-23, 0x1.85fd6cp-28,
         0x1.3442f8p-32}};
};

/// (Q(a) - a) / sqrt(2 pi). The second centre is the root, of which the piece keeps all digits.
struct mills_derivative_pieces : gelu_edges {
    static constexpr double centres[8]{0x1.000016p-2, 0x1.80ead2p-1, 0x1.800002p0, 0x1.3ffffep1,
                                       0x1.ffffe4p1,  0x1.80000cp2,  0x1.200002p3, 0x1.999996p3};
    static constexpr double coefficients[8][8]{{0x1.41d6e4p-2, -0x1.dc87p-28, -0x1.920e56p-2, -0x1.b648dp-1,
                                                -0x1.8058fp0, -0x1.2a1898p1, -0x1.c5f9aep1, -0x1.44d4aap2},
                                               {-0x1.63854ep-1, -0x1.25126cp-1, -0x1.f4f466p-2, -0x1.c739cp-2,
                                                -0x1.ae53ecp-2, -0x1.a30798p-2, -0x1.9d6258p-2, -0x1.9af74ap-2},
                                               {0x1.5c566ep-3, 0x1.5b298p-4, 0x1.204064p-5, 0x1.bf3abap-7, 0x1.2ddb1p-8,
                                                0x1.a0f28p-10, 0x1.0b6ee4p-11, 0x1.80f872p-13},
                                               {-0x1.5950a8p-4, -0x1.2bad48p-5, -0x1.9980c8p-7, -0x1.f628eep-9,
                                                -0x1.f6b436p-11, -0x1.f9f494p-13, -0x1.c62bdap-15, -0x1.d5903ap-17},
                                               {0x1.3125bap-5, 0x1.d5023cp-7, 0x1.0d3fa2p-8, 0x1.0a5bd2p-10,
                                                0x1.93a184p-13, 0x1.2b564cp-15, 0x1.7cf4c4p-18, 0x1.1cce02p-20},
                                               {-0x1.ea55ep-7, -0x1.524c38p-8, -0x1.4b9b58p-10, -0x1.0dac8cp-12,
                                                -0x1.38e27ep-15, -0x1.54d2b4p-18, -0x1.3ebc74p-21, -0x1.804bp-24},
                                               {0x1.734474p-8, 0x1.ccc0dap-10, 0x1.9037dp-12, 0x1.1aa5fap-14,
                                                0x1.fc616ep-18, 0x1.d3adacp-21, 0x1.1ad7eap-24, 0x1.c6b91ep-28},
                                               {-0x1.24d024p-9, -0x1.2d6d9ap-11, -0x1.c47aecp-14, -0x1.fa9c14p-17,
                                                -0x1.9130e6p-20, -0x1.9be276p-23, -0x1.aac2a8p-28, 0x1.4cd684p-30}};
};

/// What both have in common: a, up to where they round to zero, or nan, and e^(-a^2 / 2).
template <class V>
struct mills_tail {
    V a;
    exp_product<V, decay_exponent<V>> decay;

    HILLOCK_INLINE static mills_tail of(V a)
    {
        auto const square = two_product(a, a);
        return {a, exp_product_by_eighths<decay_exponent<V>, unit_of<-1, 2>>(square.high, square.low)};
    }

    /// a Phi(-a).
    HILLOCK_INLINE V value() const
    {
        return scale<factor::moderate>(in_pieces<mills_value_pieces>(a) * decay.m, decay);
    }

    /// gelu'(-a).
    HILLOCK_INLINE V derivative() const
    {
        return scale<factor::moderate>(in_pieces<mills_derivative_pieces>(a) * decay.m, decay);
    }
};

} // namespace hillock::math
