#pragma once

// Mills' ratio, the tail of the normal distribution over its density, as a quotient of polynomials.
//
//   Q(a) = (1 - Phi(a)) / phi(a) = (1 + d) / b,   b = a (1 + d) + N(a),   d = a D(a),   a >= 0
//   Q(a) - a = (a0 - a) (1 + S(a) / b),           Q(a0) = a0 = 0.7517...
//
// Algorithm  1/Q is a + N/(1 + d), where a carries the tail: what d's rounding does to both sides of the quotient
// cancels,
//            and all coefficients are positive. The second form has Q - a to full relative accuracy next to its root.
//            a + N is one polynomial, whose value at 0, sqrt(2 / pi), has two parts.
// Source     W. J. Cody, Rational Chebyshev approximations for the error function, 1969, has quotients for this range;
//            tests/coefficients/mills_ratio.sollya prints these, with D of degree 2 (2^-17.5 in float, 2^-16.8 in
//            double), 4 in float (2^-27.0), 9 in double (2^-55.5), on [0, 14.7] and [0, 39].

#include "horner.hpp"
#include "ops.hpp"

namespace hillock::math {

/// Mills' ratio as (1 + rise) / below.
template <class V>
struct mills_parts {
    V rise;
    V below;
};

/// The parts of Mills' ratio at a.
template <tier A = tier::standard, class V>
HILLOCK_INLINE mills_parts<V> mills_ratio(V a)
{
    V d;
    if constexpr (A == tier::fast)
        d = single<V> ? horner(a, 0x1.a53958p-1, 0x1.335fd8p-2, 0x1.988d42p-5)
                      : horner(a, 0x1.b1b601fa86189p-1, 0x1.449bf885d8435p-2, 0x1.c1a5d4918a67ep-5);
    else
        d = single<V> ? horner(a, 0x1.177d1ap0, 0x1.24cccap-1, 0x1.63452ep-3, 0x1.f38cfap-6, 0x1.509d18p-9)
                      : horner(a, 0x1.b307b950636d2p0, 0x1.6d8312219e5d9p0, 0x1.8941ab0c5d58cp-1, 0x1.297a6d5c469ecp-2,
                               0x1.4953f0c83dbbep-4, 0x1.0df60ac9d3892p-6, 0x1.442f6f5326bdap-9, 0x1.12251ef848de8p-12,
                               0x1.29413b8481023p-16, 0x1.3e676bce827ffp-21);
    V r;
    if constexpr (A == tier::fast)
        r = single<V> ? horner(a, 0x1.4aff94p0, 0x1.9aabd8p-5) : horner(a, 0x1.4ff7b17d1fee6p0, 0x1.c280cdb6b8d17p-5);
    else
        r = single<V> ? horner(a, 0x1.81f97p0, 0x1.593e78p-3, 0x1.f360cp-6, 0x1.50a3cep-9)
                      : horner(a, 0x1.fe1419d1f2723p0, 0x1.42ebe872fc952p-1, 0x1.0a5d6013203efp-2, 0x1.35caca613739fp-4,
                               0x1.057dc0bd06a3dp-6, 0x1.3f8a6aa572fbcp-9, 0x1.10e6b7830a3p-12, 0x1.29413b862ae02p-16,
                               0x1.3e676bce3ee29p-21);
    V const rise = a * d;
    V const base = constant<V>(single<V> ? 0x1.988454p-1 : 0x1.9884533d43651p-1);
    V const base_low = constant<V>(single<V> ? -0x1.857936p-26 : -0x1.cbc0d30ebfd15p-55);
    return {rise, math::fma(a, rounded(rise), base + math::fma(a, r, base_low))};
}

/// S of Mills' ratio.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V mills_slope(V a)
{
    V s;
    if constexpr (A == tier::fast)
        s = single<V>
                ? horner(a, 0x1.1084a8p-1, 0x1.04d6d8p-1, 0x1.a1ab74p-3, 0x1.332bf6p-5)
                : horner(a, 0x1.1083d4b263a17p-1, 0x1.0b889e970d1fbp-1, 0x1.b7199dd5739d3p-3, 0x1.520f41a6db16dp-5);
    else
        s = single<V>
                ? horner(a, 0x1.1085e2p-1, 0x1.4e1392p-1, 0x1.791c28p-2, 0x1.e458a8p-4, 0x1.654338p-6, 0x1.fa206ap-10)
                : horner(a, 0x1.1085e17c4073fp-1, 0x1.f3a83150859f6p-1, 0x1.bc040de2900f9p-1, 0x1.f2fe31841d527p-2,
                         0x1.86f08e00bb4d6p-3, 0x1.bd9620b260804p-5, 0x1.76786637ffb03p-7, 0x1.cba998403fe9bp-10,
                         0x1.8c9275e259ba2p-13, 0x1.b64b6339645e9p-17, 0x1.debf30edb7167p-22);
    return s;
}

/// The root a0 of Q(a) - a, minus a.
template <class V>
HILLOCK_INLINE V mills_root_minus(V a)
{
    V const high = constant<V>(single<V> ? 0x1.80ead2p-1 : 0x1.80ead197f00b4p-1);
    V const low = constant<V>(single<V> ? -0x1.a03fd4p-27 : -0x1.13e74c58cada8p-56);
    return (high - a) + low;
}

} // namespace hillock::math
