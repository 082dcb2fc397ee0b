#pragma once

// Reciprocals and square roots by multiplication, for functions that do little else than divide.
//
//   y0 = 1 / b to 5 %, from the bits of b;   y1 = y0 p(b y0);   y = y1 + y1 (1 - b y1)
//   y0 = 1 / sqrt(b), likewise;   y1 = y0 p(b y0^2);   s = b y1;   root = s + y1/2 (b - s^2);   y = y1 + y1/2 (1 - s y1)
//
// Algorithm  p is a minimax parabola with the leading coefficient 1, so that it takes two operations; Newton's step
//            doubles the digits. From a reciprocal within one unit of the last place it makes the nearest number, but for
//            the b just below a power of two, for which y1 already has to be: one step more has a division's bits. Only
//            Intel's registers of 512 bits need it, whose divider is busy for eighteen fused multiply-adds; AMD's is for
//            six. For square roots it is nowhere the divider, unless 1 - b y1^2 would have no digits without fused
//            multiply-add.
// Source     Moroz et al., Fast calculation of inverse square root with the use of magic constant, arXiv:1603.04483, has
//            such a start; tests/coefficients/reciprocal.py prints the starts and p (2^-13.8, 2^-15.6 for the root).
//            Markstein, Computation of elementary functions on the IBM RISC System/6000 processor, IBM Journal of
//            Research and Development 34, 1990, has the last step.

#include "ops.hpp"

namespace hillock::math {

/// 1 / b, correctly rounded, for b from 2^-100 to 2^100 (2^-1000 to 2^1000), or nan.
template <class V>
HILLOCK_INLINE V reciprocal_by_multiplication(V b)
{
    V const one = V(scalar_t<V>(1));
    V const y0 = from_bits<V>(bits_constant<V>(scalar_t<V>(single<V> ? 0x1.e66p126 : 0x1.e66p1022)) - to_bits(b));
    V const e = math::fnma(b, y0, constant<V>(0x1.803f24p0));
    V y = y0 * math::fma(e, e, constant<V>(single<V> ? 0x1.7f8642p-1 : 0x1.7f864120de3c2p-1));
    for (int steps = single<V> ? 2 : 3; steps > 0; --steps)
        y = math::fma(math::fnma(b, y, one), y, y);
    return y;
}

/// Whether it is faster than a division. Both have the same bits.
#if HILLOCK_HAS_FMA && !defined(__tune_znver3__) && !defined(__tune_znver4__) && !defined(__tune_znver5__)
template <class V>
inline constexpr bool slow_division = sizeof(V) == 64;
#else
template <class V>
inline constexpr bool slow_division = false;
#endif

/// 1 / b, correctly rounded, likewise.
template <class V>
HILLOCK_INLINE V reciprocal(V b)
{
    if constexpr (slow_division<V>)
        return reciprocal_by_multiplication(b);
    else
        return math::div(V(scalar_t<V>(1)), b);
}

/// The same for b from 2^-100 (2^-1000) to infinity, but anything up to 2^-80 (2^-480) where it is less than that.
template <class V>
HILLOCK_INLINE V vanishing_reciprocal(V b)
{
    return math::reciprocal(slow_division<V> ? math::min(b, constant<V>(single<V> ? 0x1p80 : 0x1p480)) : b);
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
