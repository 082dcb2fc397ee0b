#pragma once

// silu', of floats with fused multiply-add in the standard tier, as about_root.hpp says with z(x) = x, b = x.
//
// Algorithm  x is limited to where f' rounds to 0, and to where it is 1.
// Source     tests/coefficients/silu_slope.sollya prints the constants in the unit, of which u's are minimax relative to
//            c (e^r - 1) on |r| <= ln 2 / 2 (2^-26.2); silu_unit.py prints units.

#include "about_root.hpp"
#include "exp_reduction.hpp"

namespace hillock::math {

/// Whether silu' is computed so. Without fused multiply-add x - x0 in units would be rounded too early, and doubles cannot
/// have so short an x0.
template <tier A, class V>
inline constexpr bool silu_by_slope = A == tier::standard && HILLOCK_HAS_FMA && single<V>;

/// silu'(x).
template <class V>
HILLOCK_INLINE V silu_slope(V x)
{
    constexpr int exponent = 33;
    constexpr double s = power_of_two<exponent>;
    constexpr double unit = 0x1.48e082p0;
    // At the upper limit, 1 + x + e and 2 + e both round to e.
    V const limited = math::clamp(x, constant<V>(-109), constant<V>(20.5));
    // x0 so short that the difference is exact wherever it has to be: what that lacks is in u's first term.
    auto const exp = reduce_exp<exponent>(limited + constant<V>(0x1.47498p0));
    V const u = horner(exp.r(), -0x1.c6dc98p-23, 0x1.6e5272p-2, 0x1.6e527p-3, 0x1.e86cc2p-5, 0x1.e870d4p-7,
                       0x1.88681ep-9, 0x1.03f05cp-11);
    exp_about_root<V> const from(exp.power, s, u, 0x1.6e528p-2);
    V const distance = math::fma(limited, constant<V>(s * unit), constant<V>(s * 0x1.a47522p0));
    return over_square_of_sum(rounded(from.e * (from.growth + distance)), from.e, s * unit);
}

} // namespace hillock::math
