#pragma once

// Mills' ratio, the tail of the normal distribution over its density, as a quotient of polynomials.
//
//   Q(a) = (1 - Phi(a)) / phi(a) = D(a) / B(a),   B(a) = a D(a) + N(a),   a >= 0
//   Q(a) - a = (a0 - a) (1 + S(a) / B(a)),   Q(a0) = a0 = 0.7517...
//
// Algorithm  1 / Q is a + N / D, where a carries the tail: what D's rounding does to both sides of the quotient cancels,
//            and all coefficients are positive. The second form has Q - a to full relative accuracy next to its root.
//            N(0) / D(0) is sqrt(2 / pi) to 2^-34 (2^-92). The accurate tier computes in sums of two doubles.
// Source     W. J. Cody, Rational Chebyshev approximations for the error function, 1969, has quotients for this range;
//            tests/coefficients/mills_ratio.py prints these, with D of degree 3 in the fast tier (2^-17.7 in float,
//            2^-16.9 in double), 5 in float (2^-27.4), 10 in double (2^-55.9), on [0, 15] and [0, 39], and 11 (2^-61.8).

#include <type_traits>

#include "double_word.hpp"
#include "horner.hpp"

namespace hillock::math {

/// D of Mills' ratio.
template <tier A, class V>
HILLOCK_INLINE auto mills_upper(V a)
{
    if constexpr (A == tier::accurate) {
        constexpr sum_of_two<double> c[]{{0x1.9476adebafa04p-1, 0},
                                         {0x1.6bf614bc0ba7fp0, 0x1.53e00bc6f1f89p-54},
                                         {0x1.44807370946b1p0, 0x1.9e6539f93fe7ap-55},
                                         {0x1.74c5faf0ba0bp-1, 0x1.be9cd56743082p-56},
                                         {0x1.3011b72d3aa07p-2, 0x1.face1a1e1521ap-57},
                                         {0x1.704a698f3f94dp-4, -0x1.d1b624ea7e733p-58},
                                         {0x1.516657ce3644ep-6, -0x1.10151e8060372p-61},
                                         {0x1.d3cc60ca72df6p-9, -0x1.b43fc8c57d276p-66},
                                         {0x1.e21ed258dd391p-12, -0x1.4fe2f7937c843p-72},
                                         {0x1.6159325b36e34p-15, -0x1.e3648964a460bp-73},
                                         {0x1.4df3f2eaf64adp-19, -0x1.e21948901383dp-73},
                                         {0x1.38257e3f7d4c9p-24, 0x1.057846103a59dp-79}};
        return horner(a, c);
    } else if constexpr (A == tier::fast) {
        return single<V>
                   ? horner(a, 0x1.92fce6p-1, 0x1.4be1fep-1, 0x1.e4cf06p-3, 0x1.42b7fp-5)
                   : horner(a, 0x1.9476adebafa04p-1, 0x1.571f5d0211eabp-1, 0x1.012e7882b8b41p-2, 0x1.6582623ad0135p-5);
    } else {
        return float_digits<A, V>
                   ? horner(a, 0x1.cc43eep-1, 0x1.f37604p-1, 0x1.0430bep-1, 0x1.39beb6p-3, 0x1.b5c2bep-6, 0x1.238202p-9)
                   : horner(a, 0x1.cccc2c8221b93p-1, 0x1.857047db245c8p0, 0x1.4595fa0704601p0, 0x1.5c8e3df8d608cp-1,
                            0x1.064aafba43a4cp-2, 0x1.20c0b3968db2fp-4, 0x1.d681cc07c0eefp-7, 0x1.18941202a257bp-9,
                            0x1.d6d680b8b03d4p-13, 0x1.f9d53b741444p-17, 0x1.0bcd5a7f69c4p-21);
    }
}

/// a d + c0 + c1 a + ... Without fused multiply-add the greatest of the three terms is added last, for one rounding fewer
/// on either side.
template <class V, class... C>
HILLOCK_INLINE V mills_sum(V a, V d, double c0, C... c)
{
    if constexpr (HILLOCK_HAS_FMA) {
        return math::fma(a, d, horner(a, c0, c...));
    } else {
        V const first = rounded(a * d);
        V const second = constant<V>(c0);
        return math::max(first, second) + math::fma(a, horner(a, c...), math::min(first, second));
    }
}

/// B of Mills' ratio from D.
template <tier A, class V, class W>
HILLOCK_INLINE W mills_lower(V a, W d)
{
    if constexpr (A == tier::accurate) {
        constexpr sum_of_two<double> c[]{{0x1.42b71af24949cp-1, 0},
                                         {0x1.b1d2f57fe71dbp-1, 0x1.f65984b83ecap-58},
                                         {0x1.2968124820117p-1, -0x1.b724583a8dfcep-55},
                                         {0x1.0a69e2dceaf73p-2, -0x1.0a28fd0e06e44p-56},
                                         {0x1.54c1b32062b68p-4, 0x1.e8e718c51b383p-58},
                                         {0x1.42bdbcd6ed239p-6, 0x1.193cf3b23deaap-60},
                                         {0x1.c8d9fa4deefbap-9, -0x1.b80ff4cf5bea3p-66},
                                         {0x1.dce70285b7264p-12, -0x1.8f774ee7806d6p-66},
                                         {0x1.60210cdde9b9p-15, -0x1.8eec33a77da7ap-69},
                                         {0x1.4df3f2ead0fa3p-19, -0x1.d3ecf4070cff9p-74},
                                         {0x1.38257e3f8289dp-24, 0x1.362c77b5e023ap-78}};
        return add(multiply(d, {a, V(0.0)}), horner(a, c));
    } else if constexpr (A == tier::fast) {
        return single<V> ? mills_sum(a, d, 0x1.4189aep-1, 0x1.d95528p-3, 0x1.44560cp-5)
                         : mills_sum(a, d, 0x1.42b71af24949cp-1, 0x1.faf6ae480bfefp-3, 0x1.6627afa6a4523p-5);
    } else {
        return float_digits<A, V>
                   ? mills_sum(a, d, 0x1.6f3d16p-1, 0x1.ce8592p-2, 0x1.311e96p-3, 0x1.b5967cp-6, 0x1.2388d6p-9)
                   : mills_sum(a, d, 0x1.6fa9cb05689e5p-1, 0x1.c60265dd7218cp-1, 0x1.1ec2e7148141p-1,
                               0x1.d64a8fe9ff1b8p-3, 0x1.0fd58d92e113bp-4, 0x1.c7f4ed7fea465p-7, 0x1.14a067d571178p-9,
                               0x1.d4bee5ed86388p-13, 0x1.f9d53b78153f8p-17, 0x1.0bcd5a7f16808p-21);
    }
}

/// S of Mills' ratio.
template <tier A, class V>
HILLOCK_INLINE auto mills_slope(V a)
{
    if constexpr (A == tier::accurate) {
        constexpr sum_of_two<double> c[]{
            {0x1.ae919eb36439cp-2, -0x1.aa6ee570f466p-57},   {0x1.a0531eb170912p-1, 0x1.dd320c6e02ff5p-55},
            {0x1.87b94201eb48ep-1, 0x1.87a323afbe6aap-55},   {0x1.d56142ee78b4cp-2, 0x1.df6d6e139211ep-56},
            {0x1.8c24ebca34d88p-3, -0x1.e17f046496abp-58},   {0x1.ed940e444335fp-5, 0x1.8c0b6fea9b3e1p-59},
            {0x1.cf31f6ca9baeep-7, -0x1.0fe9b4f6c9dabp-63},  {0x1.47ebccd9da10ap-9, -0x1.cebeafcf19e53p-63},
            {0x1.5861cdd401667p-12, 0x1.e30951ba6d1b3p-66},  {0x1.00d3f9c78dbe9p-15, -0x1.5a3c59427cc48p-71},
            {0x1.eda4a843a13b2p-20, -0x1.bc933d7f4c5c3p-76}, {0x1.d5568f3480dbap-25, -0x1.c2bb5bce8068fp-80}};
        return horner(a, c);
    } else if constexpr (A == tier::fast) {
        return single<V>
                   ? horner(a, 0x1.acfe2ep-2, 0x1.9af2b2p-2, 0x1.495cf8p-3, 0x1.e5402ep-6)
                   : horner(a, 0x1.ae8f5b3f64c24p-2, 0x1.a7320627b3215p-2, 0x1.5bce97a2cac3bp-3, 0x1.0cc55cb020054p-5);
    } else {
        return float_digits<A, V>
                   ? horner(a, 0x1.e9f8e2p-2, 0x1.2ab45ap-1, 0x1.4f5a6ep-2, 0x1.ac06f6p-4, 0x1.3942d6p-6,
                            0x1.b64e62p-10)
                   : horner(a, 0x1.ea89eb3c7d77fp-2, 0x1.bf77bfa9d9d4ap-1, 0x1.8bb92c1480ce3p-1, 0x1.ba8675206bf07p-2,
                            0x1.58e4b5b1a2992p-3, 0x1.86e5b622dc111p-5, 0x1.467c9c2eba7a8p-7, 0x1.8e00d4d0a3fcdp-10,
                            0x1.54ab8d8092ecbp-13, 0x1.7500d3e4390c2p-17, 0x1.92a9acb56f3b6p-22);
    }
}

/// Mills' ratio as upper / lower.
template <class W>
struct mills_parts {
    W upper;
    W lower;
};

/// In the accurate tier, which is for doubles, in sums of two numbers.
template <tier A, class V>
HILLOCK_INLINE auto mills_ratio(V a)
{
    auto const d = mills_upper<A>(a);
    return mills_parts<std::remove_cv_t<decltype(d)>>{d, mills_lower<A>(a, d)};
}

/// Beyond where a Phi(-a) rounds to zero: to where it does so without delay, see `scale`, and
/// below 15, where floats' pieces end.
template <class V>
inline constexpr double mills_limit = single<V> ? 14.99 : 39.2;

/// The root a0 of Q(a) - a, minus a.
template <tier A, class V>
HILLOCK_INLINE auto mills_root_minus(V a)
{
    V const high = constant<V>(single<V> ? 0x1.80ead2p-1 : 0x1.80ead197f00b4p-1);
    V const low = constant<V>(single<V> ? -0x1.a03fd4p-27 : -0x1.13e74c58cada8p-56);
    if constexpr (A == tier::accurate) {
        auto d = add(sum_of_two<V>{high, low}, {negate(a), V(0.0)});
        d.low = d.low + V(-0x1.65d4b5b9cdd03p-111);
        return d;
    } else if constexpr (plain<A>) {
        return (high - a) + low;
    } else {
        V const d = high - a;
        // For a > high what the difference has lost, too, which counts in the long tail.
        return sum_of_two<V>{d, (high - (d + a)) + low};
    }
}

} // namespace hillock::math
