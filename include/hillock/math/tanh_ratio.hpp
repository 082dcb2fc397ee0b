#pragma once

// The hyperbolic tangent as a ratio of polynomials: floats' in the standard tier, by the double angle, and the fast tier's.
//
//   tanh(x / 2) = n / d,  n = x N(x^2), d = D(x^2)      tanh x = 2 n d / (d^2 + n^2)
//   tanh x = x N(x^2) / D(x^2)                          fast
//
// Algorithm  Where tanh x is near 1, it hardly depends on n / d any more: what is rounded in the polynomials is lost on
//            the way, and low degrees are enough. The fast tier's bound allows for all of it: degrees 2 and 3 are enough
//            at once. One division, and no table, is what all instruction sets are good at.
// Source     tests/coefficients/tanh_ratio.py prints the coefficients: minimax, 2^-26.9 on [0, 9.2], and 2^-16.2 in the fast
//            tier, where all beyond 6 is tanh 6.

#include "horner.hpp"

namespace hillock::math {

/// tanh(2^power x) of floats in the standard tier.
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

/// Where the fast tier's tanh stays as it is.
inline constexpr double fast_tanh_limit = 6;

/// scale tanh(2^power x) of x up to the limit, in the fast tier.
template <int power, class V>
HILLOCK_INLINE V tanh_ratio_fast(V x, V scale)
{
    constexpr double unit = power_of_two<power>;
    constexpr double square = unit * unit;
    V const s = x * x;
    V const n =
        math::horner(s, 0x1.ffffd8p-1 * unit, 0x1.d6597p-4 * unit * square, 0x1.8d0a12p-10 * unit * square * square);
    V const d = math::horner(s, 1, 0x1.cade6p-2 * square, 0x1.208a7cp-6 * square * square,
                             0x1.d80ad2p-15 * square * square * square);
    return x * math::div(scale * n, d);
}

} // namespace hillock::math
