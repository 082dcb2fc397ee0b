#pragma once

// The hyperbolic tangent of a float as a ratio of polynomials, by the double angle.
//
//   tanh(x / 2) = n / d,  n = x N(x^2), d = D(x^2)      tanh x = 2 n d / (d^2 + n^2)
//
// Algorithm  Where tanh x is near 1, it hardly depends on n / d any more: what is rounded in the polynomials is lost on
//            the way, and low degrees are enough. One division, and no table, is what all instruction sets are good at.
// Source     tests/coefficients/tanh_ratio.py prints the coefficients: minimax, 2^-26.9 on [0, 9.2].

#include "horner.hpp"

namespace hillock::math {

/// tanh(2^power x).
template <int power, class V>
HILLOCK_INLINE V tanh_ratio(V x)
{
    constexpr double unit = power_of_two<power>;
    constexpr double square = unit * unit;
    // It rounds to 1 at the limit, and so does the ratio.
    V const a = math::clamp(x, constant<V>(-0x1.22p3 / unit), constant<V>(0x1.22p3 / unit));
    V const s = a * a;
    V const n = a * math::horner(s, 0x1.de1f8ep-1 * unit, 0x1.c73226p-6 * unit * square,
                                 0x1.bda42ap-14 * unit * square * square);
    V const d = math::horner(s, 0x1.de1f8ep0, 0x1.b08c3p-3 * square, 0x1.26cab8p-9 * square * square,
                             0x1.3199ecp-19 * square * square * square);
    V const product = rounded(n * d);
    V const y = math::div(product + product, math::fma(d, d, rounded(n * n)));
    return math::clamp(y, V(scalar_t<V>(-1)), V(scalar_t<V>(1)));
}

} // namespace hillock::math
