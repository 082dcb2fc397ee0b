#pragma once

// gelu_tanh of floats, in the standard and the fast tier, and in that its derivative, with an exponential that is looked
// up. The derivative is that of gate.hpp,
//
//   f'(-a) = y h(a),   h(a) = 1 - b (1 - y),   b = a dz/da
//
// Algorithm  in the standard tier z comes in units of k3, so that a (a^2 + k1 / k3) is all that has to be the sum of two
//            numbers. Within 0.15 of its root h is a cubic.
// Source     tests/coefficients/gelu_tanh_eighths.sollya prints the cubic, minimax relative to h (2^-19.7), gelu_tanh.sollya
//            k1 / k3, k1 and k3 of the fast tier and 3 k3, exp.sollya the exponential in units of k3 (2^-25.2).

#include "exp_shifted.hpp"
#include "gelu_tanh.hpp"

namespace hillock::math {

/// Whether they are.
template <tier A, class V>
inline constexpr bool gelu_tanh_by_eighths = A != tier::accurate && by_pieces<V>;

/// An argument in units of k3.
struct gelu_tanh_unit : eighths_over_k {
    static constexpr double log2_e = 0x1.a5a7dp-4;
    static constexpr double ln2_high = 0x1.36ep3;
    static constexpr double ln2_low = -0x1.8aa4a2p-11;
    static constexpr double q[3]{0x1.0cb348p-4, 0x1.32cf44p-9, 0x1.d2eb42p-15};
};

/// z / k3 = a (a^2 + k1 / k3).
template <class V>
HILLOCK_INLINE sum_of_two<V> gelu_tanh_in_units(V a)
{
    // So short that it can be taken off again exactly, for the rounding of the sum.
    V const short_c = constant<V>(0x1.65d26p4);
    V const c_low = constant<V>(-0x1.226128p-20);
    V const sum = math::fma(a, a, short_c);
    V const sum_low = math::fms(a, a, sum - short_c) + c_low;
    auto const z = two_product(a, sum);
    return {z.high, math::fma(a, sum_low, z.low)};
}

/// y for a = |x|, as a quotient. In the fast tier and limited, what y is made of is a number, or that nan.
template <tier A, bool limited = false, class V>
HILLOCK_INLINE logistic_quotient<V> gelu_tanh_gate(V a)
{
    if constexpr (A == tier::fast) {
        // k1 makes up for the rounding of k3 and of log2(e).
        V const slope = math::fma(rounded(a * a), constant<V>(0x1.2444f2p-4), constant<V>(0x1.98845ap0));
        return logistic_denominator(exp_by_eighths<A, logistic_exponent<V>, limited>(a * slope));
    } else {
        auto const z = gelu_tanh_in_units(a);
        auto const [h, w] = shifted_exp_factors<gelu_tanh_unit>(z.high, logistic_exponent<V>, z.low);
        V const s = constant<V>(logistic_scale<V>);
        return {s, math::fma(h, w, s)};
    }
}

/// h(a) in the fast tier, from y.
template <class V>
HILLOCK_INLINE V gelu_tanh_slope_factor(V a, V y)
{
    V const one = V(scalar_t<V>(1));
    gelu_tanh_factors<V> const k;
    V const b = a * math::fma(rounded(a * a), k.three_k3.high, k.k1.high);
    V const d = a - gelu_tanh_root<V>().high;
    V const near_root = horner(d, -0x1.730a92p-26, -0x1.e793bap0, -0x1.a1efa6p-1, -0x1.fb0dbap-5);
    return math::select(math::abs(d) < constant<V>(0.15), near_root, math::fnma(b, one - y, one));
}

/// f'(x) in the fast tier for y of a = |x|.
template <class V>
HILLOCK_INLINE V gelu_tanh_slope_fast(V x, V a, logistic_quotient<V> const& y)
{
    V const reciprocal = math::div(V(scalar_t<V>(1)), y.d);
    V const h = gelu_tanh_slope_factor(a, rounded(reciprocal * y.one));
    return gate_slope(x, rounded(h * reciprocal), y.one);
}

} // namespace hillock::math
