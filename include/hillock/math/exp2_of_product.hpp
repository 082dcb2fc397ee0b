#pragma once

// 2^(x y) for the fast tier: what functions of e^(-x^2) take, and the derivative of gate.hpp.
//
//   2^(x y) = h 2^f,   f = x y - n,   2^f - 1 = p = f q(f)
//
// Algorithm  both fused multiply-adds have x y unrounded, so that no product and no ln 2 is needed. The bound allows for
//            the rounding of y. By pieces, n is in eighths, and h from the table of exp_shifted.hpp; else h = 2^n.
// Source     tests/coefficients/log1p_pieces.sollya prints q on |f| <= 1/16, of 2^f / u, u = 0x1.000001f6db77ap0 (2^-18.1),
//            and of 2^f, relative to p (2^-20.1); exp.sollya that of degree 3 on |f| <= 1/2 (2^-18.4).

#include "exp_shifted.hpp"

namespace hillock::math {

/// A number as h (1 + p).
template <class V>
struct exp2_parts {
    V h;
    V p;
};

/// 2^(x y) 2^exponent = h (1 + p), where h is a normal number, or nan. Used alone, p is relatively exact.
template <int exponent, exp_use U = exp_use::with_one, bool limited = false, class V>
HILLOCK_INLINE exp2_parts<V> exp2_of_product_in_parts(V x, V y)
{
    V const magic = by_pieces<V> ? eighths_magic<V>(exponent) : exp2i_magic<V>(exponent);
    V const word = rounded(math::fma(x, y, magic));
    V const f = math::fma(x, y, magic - word);
    if constexpr (by_pieces<V>) {
        V const q = U == exp_use::alone ? horner(f, 0x1.62e43p-1, 0x1.ec0b1ep-3, 0x1.c6b4ep-5)
                                        : horner(f, 0x1.62fa28p-1, 0x1.ebec9cp-3);
        return {power_of_eighths<plain_eighths, limited>(word), rounded(f * q)};
    } else {
        V const q = single<V> ? horner(f, 0x1.62e126p-1, 0x1.ec0382p-3, 0x1.c9ffbep-5, 0x1.3a02fap-7)
                              : horner(f, 0x1.62e126ce6033ap-1, 0x1.ec0386ce22b6dp-3, 0x1.c9ff80281e1dp-5,
                                       0x1.3a018d8793c9bp-7);
        return {exp2i_from_word(word), rounded(f * q)};
    }
}

/// 2^(x y) 2^exponent.
template <int exponent, bool limited = false, class V>
HILLOCK_INLINE V exp2_of_product(V x, V y)
{
    auto const e = exp2_of_product_in_parts<exponent, exp_use::with_one, limited>(x, y);
    return math::fma(e.h, e.p, e.h);
}

} // namespace hillock::math
