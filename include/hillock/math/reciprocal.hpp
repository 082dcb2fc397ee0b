#pragma once

// Reciprocals by multiplication, for functions that do little else than divide: a divider is busy for twenty fused
// multiply-adds, and its unit of them for seven.
//
//   y0 = 1 / b to 5 %, from the bits of b;   y1 = y0 p(b y0);   y = y1 + y1 (1 - b y1)
//   y0 = 1 / sqrt(b), likewise;   y1 = y0 p(b y0^2);   s = b y1;   root = s + y1/2 (b - s^2);   y = y1 + y1/2 (1 - s y1)
//
// Algorithm  p is a minimax parabola with the leading coefficient 1, so that it takes two operations; Newton's step
//            doubles the digits, once in float and twice in double. Without fused multiply-add 1 - b y1 would have no
//            digits, and the divider does it.
// Source     Moroz et al., Fast calculation of inverse square root with the use of magic constant, arXiv:1603.04483, has
//            such a start; tests/coefficients/reciprocal.py prints the starts and p (2^-14.9, 2^-15.6 for the root).

#include "ops.hpp"

namespace hillock::math {

/// 1 / b within 0.6 ulp, for b from 2^-100 to 2^100 (2^-1000 to 2^1000), or nan.
template <class V>
HILLOCK_INLINE V reciprocal(V b)
{
    V const one = V(scalar_t<V>(1));
    if constexpr (!HILLOCK_HAS_FMA)
        return math::div(one, b);
    V const y0 = from_bits<V>(bits_constant<V>(scalar_t<V>(single<V> ? 0x1.e66p126 : 0x1.e66p1022)) - to_bits(b));
    V const e = math::fnma(b, y0, constant<V>(0x1.803f26p0));
    V y = y0 * math::fma(e, e, constant<V>(0x1.7f81bep-1));
    if constexpr (!single<V>)
        y = math::fma(math::fnma(b, y, one), y, y);
    return math::fma(math::fnma(b, y, one), y, y);
}

/// sqrt(b) and 1 / sqrt(b), within 0.6 and 1 ulp. What is not used costs nothing.
template <class V>
struct square_roots {
    V root;
    V inverse;
};

/// Of b from 2^-120 to 2^120 (2^-1000 to 2^1000), or nan.
template <class V>
HILLOCK_INLINE square_roots<V> square_root(V b)
{
    V const one = V(scalar_t<V>(1));
    V const half = V(scalar_t<V>(0.5));
    if constexpr (!HILLOCK_HAS_FMA) {
        V const root = math::sqrt(b);
        return {root, math::div(one, root)};
    }
    V const y0 =
        from_bits<V>(bits_constant<V>(scalar_t<V>(single<V> ? 0x1.221p63 : 0x1.221p511)) - shift_right<1>(to_bits(b)));
    V const e = math::fnma(b * y0, y0, constant<V>(0x1.206c9cp0));
    V y = y0 * math::fma(e, e, constant<V>(0x1.035f04p0));
    if constexpr (!single<V>)
        y = math::fma(math::fnma(b * y, y, one), y * half, y);
    V const root = rounded(b * y);
    return {math::fma(math::fnma(root, root, b), y * half, root), math::fma(math::fnma(root, y, one), y * half, y)};
}

} // namespace hillock::math
