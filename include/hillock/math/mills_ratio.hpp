#pragma once

// Mills' ratio, the tail of the normal distribution over its density, as a quotient of polynomials.
//
//   Q(a) = (1 - Phi(a)) / phi(a) = D(a) / B(a),   B(a) = a D(a) + N(a),   a >= 0
//   Q(a) - a = (a0 - a) (1 + S(a) / B(a)),   Q(a0) = a0 = 0.7517...
//
// Algorithm  1 / Q is a + N / D, where a carries the tail: what D's rounding does to both sides of the quotient cancels,
//            and all coefficients are positive. The second form has Q - a to full relative accuracy next to its root.
//            N(0) / D(0) is sqrt(2 / pi) to twice the lane's digits. The accurate tier computes in sums of two doubles.
// Source     W. J. Cody, Rational Chebyshev approximations for the error function, 1969, has quotients for this range;
//            tests/coefficients/mills_ratio.py prints these, with D of degree 3 in the fast tier (2^-17.7 in float,
//            2^-16.9 in double), 5 in float (2^-28.8), 10 in double (2^-55.9), on [0, 15] and [0, 39], and 11 (2^-61.8).

#include "double_word.hpp"
#include "horner.hpp"

namespace hillock::math {

/// c[0] + c[1] a + ..., in sums of two numbers.
template <class V, std::size_t n>
HILLOCK_INLINE sum_of_two<V> horner_exact(V a, sum_of_two<double> const (&c)[n])
{
    sum_of_two<V> y{V(c[n - 1].high), V(c[n - 1].low)};
    for (std::size_t i = n - 1; i-- > 0;) {
        auto const product = multiply(y, {a, V(0.0)});
        auto const sum = two_sum(product.high, V(c[i].high));
        y = {sum.high, sum.low + (product.low + V(c[i].low))};
    }
    return y;
}

/// D of Mills' ratio.
template <tier A, class V>
HILLOCK_INLINE V mills_upper(V a)
{
    if constexpr (A == tier::fast)
        return single<V>
                   ? horner(a, 0x1.92fce6p-1, 0x1.4be1fep-1, 0x1.e4cf06p-3, 0x1.42b7fp-5)
                   : horner(a, 0x1.9476adebafa04p-1, 0x1.571f5d0211eabp-1, 0x1.012e7882b8b41p-2, 0x1.6582623ad0135p-5);
    else
        return single<V>
                   ? horner(a, 0x1.cc43eep-1, 0x1.f37604p-1, 0x1.0430bep-1, 0x1.39beb6p-3, 0x1.b5c2bep-6, 0x1.238202p-9)
                   : horner(a, 0x1.cccc2c8221b93p-1, 0x1.857047db245c8p0, 0x1.4595fa0704601p0, 0x1.5c8e3df8d608cp-1,
                            0x1.064aafba43a4cp-2, 0x1.20c0b3968db2fp-4, 0x1.d681cc07c0eefp-7, 0x1.18941202a257bp-9,
                            0x1.d6d680b8b03d4p-13, 0x1.f9d53b741444p-17, 0x1.0bcd5a7f69c4p-21);
}

template <class V>
HILLOCK_INLINE sum_of_two<V> mills_upper_exact(V a)
{
    constexpr sum_of_two<double> c[]{{0x1.6d5fc7240443p-1, 0},
                                     {0x1.48c9412f3e21bp0, 0x1.72888231f0254p-54},
                                     {0x1.2523e602fa1fp0, 0x1.8389c935ced42p-55},
                                     {0x1.50bf21cf27da9p-1, 0x1.cece57a340d82p-55},
                                     {0x1.12aeb03fe55c1p-2, -0x1.7b41aa691d5dbp-56},
                                     {0x1.4cb27899147c9p-4, 0x1.b99f83e4d581ep-58},
                                     {0x1.30caadb67b40ap-6, -0x1.d0aff27c12b6fp-60},
                                     {0x1.a696802c9e0dbp-9, 0x1.9bb5abecb9eb8p-63},
                                     {0x1.b38699a2ba5a2p-12, 0x1.a5da510a7ad99p-69},
                                     {0x1.3f32f1b21cd45p-15, 0x1.728b9dcc48aecp-70},
                                     {0x1.2dad9049042e2p-19, 0x1.ac224957f45fdp-73},
                                     {0x1.19faa0169a6c4p-24, -0x1.d7699dc270403p-79}};
    return horner_exact(a, c);
}

/// N of Mills' ratio.
template <tier A, class V>
HILLOCK_INLINE V mills_rest(V a)
{
    if constexpr (A == tier::fast)
        return single<V> ? horner(a, 0x1.4189aep-1, 0x1.d95528p-3, 0x1.44560cp-5)
                         : horner(a, 0x1.42b71af24949cp-1, 0x1.faf6ae480bfefp-3, 0x1.6627afa6a4523p-5);
    else
        return single<V>
                   ? horner(a, 0x1.6f3d16p-1, 0x1.ce8592p-2, 0x1.311e96p-3, 0x1.b5967cp-6, 0x1.2388d6p-9)
                   : horner(a, 0x1.6fa9cb05689e5p-1, 0x1.c60265dd7218cp-1, 0x1.1ec2e7148141p-1, 0x1.d64a8fe9ff1b8p-3,
                            0x1.0fd58d92e113bp-4, 0x1.c7f4ed7fea465p-7, 0x1.14a067d571178p-9, 0x1.d4bee5ed86388p-13,
                            0x1.f9d53b78153f8p-17, 0x1.0bcd5a7f16808p-21);
}

template <class V>
HILLOCK_INLINE sum_of_two<V> mills_rest_exact(V a)
{
    constexpr sum_of_two<double> c[]{{0x1.2386c0c8c9783p-1, 0},
                                     {0x1.87e5a52fc041fp-1, -0x1.6937b49615a64p-60},
                                     {0x1.0ca9e2fb4d2d7p-1, 0x1.e2a4fbfb1c4f4p-55},
                                     {0x1.e15501235dcb3p-3, -0x1.51ff40690c0aep-59},
                                     {0x1.33d2fb8b8e69ap-4, -0x1.647ce2972d074p-59},
                                     {0x1.238cbe9591981p-6, -0x1.7533c0a356cadp-60},
                                     {0x1.9cb2f0581e74dp-9, -0x1.17de01c1c9beep-63},
                                     {0x1.aecfe35ad50ffp-12, -0x1.f263b3bef0195p-66},
                                     {0x1.3e18f712e1219p-15, -0x1.6136761b10794p-69},
                                     {0x1.2dad9048e278cp-19, 0x1.49aabb07b9d05p-75},
                                     {0x1.19faa0169f27ep-24, -0x1.3dbafb08f796p-80}};
    return horner_exact(a, c);
}

/// S of Mills' ratio.
template <tier A, class V>
HILLOCK_INLINE V mills_slope(V a)
{
    if constexpr (A == tier::fast)
        return single<V>
                   ? horner(a, 0x1.acfe2ep-2, 0x1.9af2b2p-2, 0x1.495cf8p-3, 0x1.e5402ep-6)
                   : horner(a, 0x1.ae8f5b3f64c24p-2, 0x1.a7320627b3215p-2, 0x1.5bce97a2cac3bp-3, 0x1.0cc55cb020054p-5);
    else
        return single<V>
                   ? horner(a, 0x1.e9f8e2p-2, 0x1.2ab45ap-1, 0x1.4f5a6ep-2, 0x1.ac06f6p-4, 0x1.3942d6p-6,
                            0x1.b64e62p-10)
                   : horner(a, 0x1.ea89eb3c7d77fp-2, 0x1.bf77bfa9d9d4ap-1, 0x1.8bb92c1480ce3p-1, 0x1.ba8675206bf07p-2,
                            0x1.58e4b5b1a2992p-3, 0x1.86e5b622dc111p-5, 0x1.467c9c2eba7a8p-7, 0x1.8e00d4d0a3fcdp-10,
                            0x1.54ab8d8092ecbp-13, 0x1.7500d3e4390c2p-17, 0x1.92a9acb56f3b6p-22);
}

template <class V>
HILLOCK_INLINE sum_of_two<V> mills_slope_exact(V a)
{
    constexpr sum_of_two<double> c[]{
        {0x1.84f4d82b3ea5fp-2, -0x1.50aaabf9e2888p-57},  {0x1.7816c2d45cbf7p-1, 0x1.633682cbb8facp-55},
        {0x1.61dd8e9aaf0bap-1, 0x1.9aba60dab1148p-58},   {0x1.a8044107242bdp-2, 0x1.3ce6c1c81f411p-56},
        {0x1.65dbd9b7aaad9p-3, 0x1.67be248fe9ae1p-58},   {0x1.bde059eb77db4p-5, 0x1.f9c3f582f9562p-59},
        {0x1.a26df983be571p-7, -0x1.a8da27fc913c1p-65},  {0x1.283aa64293f71p-9, 0x1.89a52d7a981ddp-65},
        {0x1.371963dcda117p-12, -0x1.344214184c171p-66}, {0x1.d00380312bb23p-16, 0x1.6fccbfeb6761fp-70},
        {0x1.bdef592cef3a3p-20, 0x1.9a6b74eacd58p-74},   {0x1.a7fa96153439dp-25, -0x1.65479ea37fcd4p-79}};
    return horner_exact(a, c);
}

/// Mills' ratio as upper / lower.
template <class W>
struct mills_parts {
    W upper;
    W lower;
};

template <tier A, class V>
HILLOCK_INLINE mills_parts<V> mills_ratio(V a)
{
    V const d = mills_upper<A>(a);
    return {d, math::fma(a, d, mills_rest<A>(a))};
}

template <class V>
HILLOCK_INLINE mills_parts<sum_of_two<V>> mills_ratio_exact(V a)
{
    auto const d = mills_upper_exact(a);
    return {d, add(multiply(d, {a, V(0.0)}), mills_rest_exact(a))};
}

/// The root a0 of Q(a) - a, minus a.
template <class V>
HILLOCK_INLINE V mills_root_minus(V a)
{
    V const high = constant<V>(single<V> ? 0x1.80ead2p-1 : 0x1.80ead197f00b4p-1);
    V const low = constant<V>(single<V> ? -0x1.a03fd4p-27 : -0x1.13e74c58cada8p-56);
    return (high - a) + low;
}

template <class V>
HILLOCK_INLINE sum_of_two<V> mills_root_minus_exact(V a)
{
    sum_of_two<V> const root{V(0x1.80ead197f00b4p-1), V(-0x1.13e74c58cada8p-56)};
    auto d = add(root, {negate(a), V(0.0)});
    d.low = d.low + V(-0x1.65d4b5b9cdd03p-111);
    return d;
}

} // namespace hillock::math
