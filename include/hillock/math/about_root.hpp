#pragma once

// What swish_slope.hpp and gelu_tanh_slope.hpp have in common: the derivative of the gate of gate.hpp from one quotient,
//
//   f'(x) = e N / (1 + e)^2,   e = e^z(x),   N = 1 + b + e,   b = x dz/dx
//
// Algorithm  x0 is the float next to N's root, and c = -1 - b(x0) is nearly e^z(x0). With the exponential reduced about it,
//            in eighths of ln 2, e = h (1 + p), h = c 2^(n + j/8), and
//
//              N = (b - b(x0)) + (h - c) + h p
//
//            cancels nothing next to it, where h = c, and b - b(x0) and p have one sign. What c lacks of e^z(x0) is p's
//            first term. h is put together as in exp_shifted.hpp. A scale, built into it, keeps all factors normal
//            wherever f' is; products with it are exact. The sums have a unit besides, that brings the table of h within
//            0.6 2^-24 of floats, and moves roundings to better places of their binades: one is that scale times the unit.

#include "exp_shifted.hpp"

namespace hillock::math {

/// Whether derivatives are computed so: without fused multiply-add x - x0 in units would be rounded too early, and doubles
/// have no such table.
template <tier A, class V>
inline constexpr bool slope_about_root = A == tier::standard && by_pieces<V>;

/// The word that has 8 n + j in its last bits, for z - z(x0) in a unit whose log2(e) is this; of nan, a number.
template <int exponent, class V>
HILLOCK_INLINE V word_about_root(V distance, double log2_e)
{
    V const magic = eighths_magic<V>(exponent);
    return math::min(magic + constant<V>(64), rounded(math::fma(distance, constant<V>(log2_e), magic)));
}

/// e, and e - c without cancellation where h is c, from the word and what it leaves of z - z(x0). C has the table of h for
/// n = 0, and p.
template <class C, int exponent, class V>
struct exp_about_root {
    V e;
    V growth;

    HILLOCK_INLINE exp_about_root(V word, V r)
    {
        V const h = power_of_eighths<C>(word);
        V const p = horner(r, C::p[0], C::p[1], C::p[2], C::p[3], C::p[4]);
        e = math::fma(h, p, h);
        growth = math::fma(h, p, h - constant<V>(power_of_two<exponent> * C::template entry<0>()));
    }
};

/// y / (1 + e)^2, as 1 + e (2 + e).
template <class V>
HILLOCK_INLINE V over_square_of_sum(V y, V e, double one)
{
    return math::div(y, math::fma(e, e + constant<V>(2 * one), constant<V>(one * one)));
}

} // namespace hillock::math
