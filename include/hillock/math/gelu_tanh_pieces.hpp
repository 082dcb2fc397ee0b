#pragma once

// gelu_tanh and its derivative of floats, in the standard and the fast tier, from one quotient, see gate.hpp:
//
//   f'(-a) = y h(a),   h(a) = 1 - b (1 - y),   b = a dz/da
//
// Algorithm  in the standard tier h comes in pieces, a polynomial each, which keep all digits next to the root; where e^-z
//            is nothing, h = 1 - b is one itself. z comes in units of k3, so that a (a^2 + k1 / k3) is all that has to be
//            the sum of two numbers. The fast tier takes h as it is written here, but a cubic within 0.15 of the root.
// Source     tests/coefficients/gelu_tanh_pieces.sollya prints the coefficients, minimax relative to h (2^-25.0; 2^-19.7
//            for the fast tier), gelu_tanh_pieces.py those of the last piece, gelu_tanh.sollya k1 / k3, k1 and k3 of the
//            fast tier and 3 k3, exp.sollya the exponential in units of k3 (2^-25.2).

#include "exp_shifted.hpp"
#include "gelu_tanh.hpp"
#include "pieces.hpp"

namespace hillock::math {

/// Whether they are.
template <tier A, class V>
inline constexpr bool gelu_tanh_by_pieces = A != tier::accurate && by_pieces<V>;

/// h(a) from 0, 0.25, 0.5, 1, 1.5, 2.5, 3.5 and 5.5 on. The third centre is the root, the last piece endless.
struct gelu_tanh_slope_pieces {
    static constexpr double offset = 0.5;
    static constexpr double greatest = 7.5;
    static constexpr double centres[8]{0x1.000056p-3, 0x1.80002p-2, 0x1.8142ap-1, 0x1.400004p0,
                                       0x1.fffffap0,  0x1.7ffffep1, 0x1.200006p2, 0x1.7f4b54p2};
    static constexpr double coefficients[7][8]{
        {0x1.c7bcdcp-1, 0x1.364a9cp-1, -0x1.730a92p-26, -0x1.284f7ap0, -0x1.e578p1, -0x1.31bc48p3, -0x1.9b004ep4,
         -0x1.b452ep5},
        {-0x1.ec7d1cp-1, -0x1.50ecf6p0, -0x1.e793dp0, -0x1.61e662p1, -0x1.158dep2, -0x1.da584ep2, -0x1.d33626p3,
         -0x1.8a13c6p4},
        {-0x1.597bfep-1, -0x1.7abc78p-1, -0x1.a1f482p-1, -0x1.d62ee8p-1, -0x1.37546cp0, -0x1.e27dbep0, -0x1.71d9dap1,
         -0x1.ec4c4cp1},
        {-0x1.8b3f9ep-4, -0x1.3cd614p-4, -0x1.f8a7e4p-5, -0x1.5910aep-4, -0x1.78aea6p-3, -0x1.e57e32p-3, -0x1.b7a1eap-3,
         -0x1.b6676cp-3},
        {0x1.5448f8p-6, 0x1.1335a4p-6, 0x1.30cd28p-9, -0x1.95cff4p-6, -0x1.049dd4p-5, 0x1.786f52p-9, 0x1.58cbcp-11, 0},
        {-0x1.7e3404p-10, -0x1.2ca3b8p-8, -0x1.4d50bcp-7, -0x1.3213fp-7, 0x1.59716p-8, 0x1.dad24cp-9, -0x1.16e362p-11,
         0},
        {-0x1.320d6ep-9, -0x1.81485ap-10, -0x1.d22c4ep-10, 0x1.3769b4p-9, 0x1.46baaap-9, -0x1.d815bp-10, 0x1.a6c54cp-13,
         0}};
};

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
    auto const square = two_product(a, a);
    V const sum = square.high + short_c;
    V const sum_low = (square.high - (sum - short_c)) + (square.low + c_low);
    auto const z = two_product(a, sum);
    return {z.high, math::fma(a, sum_low, z.low)};
}

/// y for a = |x|, as a quotient.
template <tier A, class V>
HILLOCK_INLINE logistic_quotient<V> gelu_tanh_gate(V a)
{
    if constexpr (A == tier::fast) {
        // k1 makes up for the rounding of k3 and of log2(e).
        V const slope = math::fma(rounded(a * a), constant<V>(0x1.2444f2p-4), constant<V>(0x1.98845ap0));
        return logistic_denominator(exp_by_eighths<A, logistic_exponent<V>>(a * slope));
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

/// f'(x) for y of a = |x|.
template <tier A, class V>
HILLOCK_INLINE V gelu_tanh_slope(V x, V a, logistic_quotient<V> const& y)
{
    if constexpr (A == tier::fast) {
        V const reciprocal = math::div(V(scalar_t<V>(1)), y.d);
        V const h = gelu_tanh_slope_factor(a, rounded(reciprocal * y.one));
        return gate_slope(x, rounded(h * reciprocal), y.one);
    } else {
        return gate_slope(x, math::div(in_pieces<gelu_tanh_slope_pieces>(a), y.d), y.one);
    }
}

} // namespace hillock::math
