#pragma once

// 2^(x y) for the fast tier, in the parts of exp.hpp: what functions of e^(-x^2) take, and the derivative of gate.hpp.
//
//   2^(x y) = 2^n (1 + p),   n = round(x y),   f = x y - n,   p = 2^f - 1 = f q(f)
//
// Algorithm  both fused multiply-adds have x y unrounded, so that no product and no ln 2 is needed. The bound allows for
//            the rounding of y.
// Source     tests/coefficients/exp.sollya prints q, of degree 3, minimax relative to 2^f on |f| <= 1/2 (2^-18.4).

#include "exp.hpp"

namespace hillock::math {

/// The parts of 2^(x y), for x y whose power is normal with the exponent.
template <class V, int exponent = decay_exponent<V>>
HILLOCK_INLINE exp_parts<V, exponent> reduced_exp2_of_product(V x, V y)
{
    V const magic = exp2i_magic<V>(exponent);
    V const word = rounded(math::fma(x, y, magic));
    V const f = math::fma(x, y, magic - word);
    V const q = single<V>
                    ? horner(f, 0x1.62e126p-1, 0x1.ec0382p-3, 0x1.c9ffbep-5, 0x1.3a02fap-7)
                    : horner(f, 0x1.62e126ce6033ap-1, 0x1.ec0386ce22b6dp-3, 0x1.c9ff80281e1dp-5, 0x1.3a018d8793c9bp-7);
    return {exp2i_from_word(word), word - magic, rounded(f * q)};
}

} // namespace hillock::math
