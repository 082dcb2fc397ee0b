#pragma once

// What swish_slope.hpp and gelu_tanh_slope.hpp have in common: the derivative of the gate of gate.hpp from one quotient,
//
//   f'(x) = e N / (1 + e)^2,   e = e^z(x),   N = 1 + b + e,   b = x dz/dx
//
// Algorithm  N has a root at x0. The exponential is reduced about it, e = 2^n (c + u), c = e^z(x0) = -1 - b(x0), and
//
//              N = (b - b(x0)) + (2^n - 1) c + 2^n u
//
//            cancels nothing next to it, where n = 0, and b - b(x0) and u have one sign. A scale, built into 2^n, keeps
//            all factors normal wherever f' is; products with it are exact. The sums have a unit besides, that moves
//            their roundings to better places of their binades: one is that scale times the unit.

#include "ops.hpp"

namespace hillock::math {

/// Whether derivatives are computed so. Without fused multiply-add x - x0 in units would be rounded too early, and doubles
/// cannot have so short an x0.
template <tier A, class V>
inline constexpr bool slope_about_root = A == tier::standard && HILLOCK_HAS_FMA && single<V>;

/// e, and e - c without cancellation where 2^n is 1.
template <class V>
struct exp_about_root {
    V e;
    V growth;

    /// From 2^n and 1, both times the scale, u and c in units.
    HILLOCK_INLINE exp_about_root(V power, double scale, V u, double c)
    {
        V const rest = rounded(power * u);
        e = math::fma(power, constant<V>(c), rest);
        growth = math::fma(power - constant<V>(scale), constant<V>(c), rest);
    }
};

/// y / (1 + e)^2, as 1 + e (2 + e).
template <class V>
HILLOCK_INLINE V over_square_of_sum(V y, V e, double one)
{
    return math::div(y, math::fma(e, e + constant<V>(2 * one), constant<V>(one * one)));
}

} // namespace hillock::math
