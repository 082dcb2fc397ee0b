#pragma once

// gelu_tanh', of floats with fused multiply-add in the standard tier, as about_root.hpp says with z(x) = k1 x + k3 x^3,
// b = k1 x + 3 k3 x^3.
//
// Algorithm  with d = x - x0 and q = x^2 + x x0 + x0^2,
//
//              z - z(x0) = k3 d (q + k1 / k3),   b - b(x0) = 3 k3 d (q + k1 / (3 k3))
//
//            The first bracket is the sum of two numbers, since e^z amplifies its rounding, and z comes in units of k3.
//            The second is that less two thirds of k1 / k3, exactly, and 3 k3 is little more than 1 in N's unit, so that
//            the product is rounded only with the sum. x is limited to where f' rounds to 0, and to where it is 1.
// Source     tests/coefficients/gelu_tanh_slope.sollya prints the constants in the unit, of which p's are minimax relative
//            to e^(k3 r) - 1 on |k3 r| <= ln 2 / 16 (2^-24.8); gelu_tanh_unit.py prints units.

#include "about_root.hpp"
#include "gelu_tanh_eighths.hpp"

namespace hillock::math {

/// In units of k3: p; the unit, two thirds of k1 / k3, and what 3 k3 in the unit is more than 1.
struct gelu_tanh_slope_constants : gelu_tanh_unit {
    static constexpr double p[5]{-0x1.9a7b3cp-24, 0x1.2444f2p-4, 0x1.4dad5ap-9, 0x1.fc0c2cp-15, 0x1.22309p-20};
    static constexpr double unit = 0x1.2e9116p2;
    static constexpr double two_thirds = 0x1.e2d3ap3;
    static constexpr double more = 0x1.899dd6p-7;

    template <std::size_t j>
    static consteval double entry()
    {
        constexpr double h[8]{0x1.615802p0, 0x1.8152fap0, 0x1.a432eep0, 0x1.ca3aeep0,
                              0x1.f3b41cp0, 0x1.10771ep1, 0x1.292022p1, 0x1.440486p1};
        return h[j];
    }
};

/// gelu_tanh'(x).
template <class V>
HILLOCK_INLINE V gelu_tanh_slope(V x)
{
    using C = gelu_tanh_slope_constants;
    constexpr int exponent = 31;
    constexpr double s = power_of_two<exponent>;
    V const limited = math::clamp(x, constant<V>(-10.9), constant<V>(5.5));
    V const a0 = constant<V>(gelu_tanh_short_root); // what it lacks is in p's first term
    V const d = limited + a0;                       // exact for x <= x0 / 2
    V const y = limited - a0;
    V const y_low = (limited - y) - a0;
    // q + k1 / k3: the constant so short that it can be taken off again exactly, for the rounding of the sum
    V const short_c = constant<V>(0x1.6ee18p4);
    V const z_factor = math::fma(limited, y, short_c);
    V const z_factor_low =
        math::fma(limited, y_low, constant<V>(0x1.2dfe9ap-18)) + math::fms(limited, y, z_factor - short_c);

    V const word = word_about_root<exponent>(rounded(d * z_factor), C::log2_e);
    V const n = word - eighths_magic<V>(exponent);
    V const r_high = math::fms(d, z_factor, rounded(n * constant<V>(C::ln2_high))); // that product is exact
    V const r = math::fma(d, z_factor_low, math::fma(n, constant<V>(-C::ln2_low), r_high));
    exp_about_root<C, exponent, V> const from(word, r);

    V const b_factor = z_factor - constant<V>(C::two_thirds); // exact but for subnormal results
    V const b_factor_low = math::fma(z_factor, constant<V>(C::more), z_factor_low);
    V const scaled_d = d * constant<V>(s);
    V const numerator = math::fma(scaled_d, b_factor, math::fma(scaled_d, b_factor_low, from.growth));
    // From x0 / 2 on d is rounded. f' takes that back by its slope there: that times (1 + e)^2 is about this, a power of
    // two, so that the difference is exact.
    constexpr double slope = 64 * s * s;
    V const rest = math::fnma(d, constant<V>(slope), constant<V>(slope * gelu_tanh_short_root));
    V const correction = math::fma(limited, constant<V>(slope), rest);
    return over_square_of_sum(math::fma(from.e, numerator, correction), from.e, s * C::unit);
}

} // namespace hillock::math
