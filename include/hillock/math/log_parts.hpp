#pragma once

// What log and log1p share: log(2^k (1 + r)) = k ln 2 + log(1 + r), r in [sqrt(1/2) - 1, sqrt(2) - 1].
//
//   log(1 + r) = r - h + r^3 P(r),   h = r^2 / 2
//              = r - h + s (h + z W(z)),   s = r / (2 + r), z = s^2: from log(1 + r) = 2 atanh(s) and 2 s = r - h + s h
//
// Algorithm  In float the polynomial P; in double, where it would need degree 20, and in the accurate tier a division
//            and W. r enters without rounding, so that only the small terms are rounded twice.
// Source     tests/coefficients/log1p.sollya prints P (degrees 4, 8 in float, 4 in double: 2^-16.9, 2^-27.7, 2^-16.9
//            relative to the logarithm), W (degrees 2, 6: 2^-21.6, 2^-50.9 relative to W, which is multiplied by z <=
//            0.03) and the parts of ln 2.

#include "exp_reduction.hpp"
#include "horner.hpp"
#include "ops.hpp"

namespace hillock::math {

/// u = 2^k (1 + r).
template <class V>
struct log_parts {
    V k;
    V r;
};

/// The parts of a normal u > 0.
template <class V>
HILLOCK_INLINE log_parts<V> split_logarithm(V u)
{
    using T = scalar_t<V>;
    constexpr int mantissa = single<V> ? 23 : 52;
    constexpr double magic = single<V> ? 0x1p23 : 0x1p52;
    constexpr double bias = single<V> ? 127 : 1023;
    bits_t<V> const one = bits_constant<V>(T(1));
    // The exponent that puts 1 + r at sqrt(1/2) or above, biased; as the low bits of 2^23 (2^52) it is a number.
    bits_t<V> const offset = one - bits_constant<V>(T(single<V> ? 0x1.6a09e6p-1 : 0x1.6a09e667f3bcdp-1));
    bits_t<V> const exponent = shift_right<mantissa>(to_bits(u) + offset);
    V const k = from_bits<V>(exponent | bits_constant<V>(T(magic))) - constant<V>(magic + bias);
    V const m = from_bits<V>(to_bits(u) - shift_left<mantissa>(exponent) + one);
    return {k, m - V(T(1))};
}

/// P of degree 8.
template <class V>
HILLOCK_INLINE V logarithm_cubic(V r)
{
    return horner(r, 0x1.555554p-2, -0x1.ffffe6p-3, 0x1.999d2ap-3, -0x1.556288p-3, 0x1.23de4p-3, -0x1.fbbf2ep-4,
                  0x1.dc75eap-4, -0x1.ddb2dp-4, 0x1.2cb406p-4);
}

/// k ln 2 + log(1 + r).
template <tier A, class V>
HILLOCK_INLINE V join_logarithm(log_parts<V> const& parts)
{
    auto const [k, r] = parts;
    V const ln2_high = constant<V>(math::ln2_high<V>);
    V const ln2_low = constant<V>(-math::ln2_excess<V>);
    V const h = rounded(r * r * V(scalar_t<V>(0.5)));
    V rest;
    if constexpr (A == tier::fast || (A == tier::standard && single<V>)) {
        V p;
        if constexpr (!single<V>)
            p = horner(r, 0x1.555014b0ac5fap-2, -0x1.ff0cf132ab713p-3, 0x1.9d839660d1533p-3, -0x1.775fc74e4d088p-3,
                       0x1.090a6995cb952p-3);
        else if constexpr (A == tier::fast)
            p = horner(r, 0x1.555014p-2, -0x1.ff0cf4p-3, 0x1.9d83cp-3, -0x1.775f9cp-3, 0x1.090956p-3);
        else
            p = logarithm_cubic(r);
        rest = math::fma(k, ln2_low, rounded(r * r * r) * p);
    } else {
        V const s = math::div(r, r + V(scalar_t<V>(2)));
        V const z = s * s;
        V const w =
            single<V> ? horner(z, 0x1.55555cp-1, 0x1.997ba2p-2, 0x1.2ef58p-2)
                      : horner(z, 0x1.5555555555558p-1, 0x1.9999999995323p-2, 0x1.2492492deec63p-2,
                               0x1.c71c62e67ed4cp-3, 0x1.7462b4ad97afbp-3, 0x1.39fe5b0164a78p-3, 0x1.2b58b000d462ap-3);
        rest = math::fma(s, math::fma(z, w, h), rounded(k * ln2_low));
    }
    return math::fma(k, ln2_high, r - rounded(h - rounded(rest)));
}

} // namespace hillock::math
