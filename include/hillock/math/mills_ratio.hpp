#pragma once

// Mills' ratio, the tail of the normal distribution over its density, as a quotient of polynomials.
//
//   Q(a) = (1 - Phi(a)) / phi(a) = D(a) / B(a),   B(a) = a D(a) + N(a),   a >= 0,   D(0) = 1,   N(0) = sqrt(2 / pi)
//   Q(a) - a = (a0 - a) (1 + S(a) / B(a)),   Q(a0) = a0 = 0.7517...
//
// Algorithm  1 / Q is a + N / D, where a carries the tail, and all coefficients are positive. a D = a + a^2 d(a) is rounded
//            once for small a, and B = N(0) + (a D + a n(a)), too. The second form has Q - a to full relative accuracy
//            next to its root. The accurate tier computes in sums of two doubles.
// Source     W. J. Cody, Rational Chebyshev approximations for the error function, 1969, has quotients for this range;
//            tests/coefficients/mills_ratio.py prints these, with D of degree 3 in the fast tier (2^-17.7 in float,
//            2^-17.1 in double), 5 in float (2^-27, but for N(0), which is off by 2^-25.1), 10 in double (2^-53.8),
//            on [0, 15] and [0, 39], and 11 (2^-61.8).

#include "double_word.hpp"
#include "horner.hpp"

namespace hillock::math {

/// d of Mills' ratio.
template <tier A, class V>
HILLOCK_INLINE V mills_upper_rest(V a)
{
    if constexpr (A == tier::fast)
        return single<V> ? horner(a, 0x1.a1dce6p-1, 0x1.2e9e9ap-2, 0x1.8c7126p-5)
                         : horner(a, 0x1.ab0975cee3c8bp-1, 0x1.3b03df6902307p-2, 0x1.a88bdea54f895p-5);
    else if constexpr (A == widened)
        return horner(a, 0x1.15ccf7e67406bp0, 0x1.216faf94e20c8p-1, 0x1.5d02ad4941768p-3, 0x1.e6f73e877c865p-6,
                      0x1.44461a15f768bp-9);
    else
        return single<V>
                   ? horner(a, 0x1.1b96cap0, 0x1.2d041cp-1, 0x1.72a544p-3, 0x1.095528p-5, 0x1.6f8ac6p-9)
                   : horner(a, 0x1.b0b63bb1c5b58p0, 0x1.69c393a653668p0, 0x1.83493d5ae4aa4p-1, 0x1.236fd34c1fcb7p-2,
                            0x1.40d68c7b19917p-4, 0x1.0564e8b8d0217p-6, 0x1.37c164034292ap-9, 0x1.0593f7d62581ep-12,
                            0x1.190511018fdd3p-16, 0x1.298f3dd6a276dp-21);
}

/// n of Mills' ratio.
template <tier A, class V>
HILLOCK_INLINE V mills_lower_rest(V a)
{
    if constexpr (A == tier::fast)
        return single<V> ? horner(a, 0x1.26a7cep-2, 0x1.8ec3bep-5)
                         : horner(a, 0x1.35481d7191b43p-2, 0x1.a99e361e573a2p-5);
    else if constexpr (A == widened)
        return horner(a, 0x1.0141494b3c942p-1, 0x1.536a5a3299403p-3, 0x1.e6c606dddf8b5p-6, 0x1.444dae7470973p-9);
    else
        return single<V> ? horner(a, 0x1.0a7de6p-1, 0x1.678c58p-3, 0x1.0944ap-5, 0x1.6f8facp-9)
                         : horner(a, 0x1.f87520a959fc4p-1, 0x1.3ea01a420130bp-1, 0x1.0546390f6273p-2,
                                  0x1.2e0a22d08cf13p-4, 0x1.fa9f0d73e3fd6p-7, 0x1.335d501124743p-9,
                                  0x1.046a688bfdadp-12, 0x1.19051103c9884p-16, 0x1.298f3dd645d35p-21);
}

/// N(0), sqrt(2 / pi).
template <class V>
HILLOCK_INLINE V mills_lower_first()
{
    return constant<V>(single<V> ? 0x1.988454p-1 : 0x1.9884533d43651p-1);
}

/// S of Mills' ratio.
template <tier A, class V>
HILLOCK_INLINE V mills_slope(V a)
{
    if constexpr (A == tier::fast)
        return single<V>
                   ? horner(a, 0x1.10855ap-1, 0x1.030462p-1, 0x1.9bde8ap-3, 0x1.2a0f24p-5)
                   : horner(a, 0x1.10852a4311e3ep-1, 0x1.07eb45b4ee125p-1, 0x1.ab6f0cd658bfcp-3, 0x1.3f30c22610a4ap-5);
    else if constexpr (A == widened)
        return horner(a, 0x1.1085e17d34691p-1, 0x1.4c478a43c1f06p-1, 0x1.750c26326134p-2, 0x1.dc236d55e3a81p-4,
                      0x1.5c78d95dc9cd1p-6, 0x1.e7929a4cae7p-10);
    else
        return single<V>
                   ? horner(a, 0x1.1085e2p-1, 0x1.5271p-1, 0x1.8306dp-2, 0x1.f87e1p-4, 0x1.7af93p-6, 0x1.1450a4p-9)
                   : horner(a, 0x1.1085e17c4073fp-1, 0x1.f1306576fb2dcp-1, 0x1.b7b1e65f5b23fp-1, 0x1.ebb2828375932p-2,
                            0x1.7f37881331fdep-3, 0x1.b2552891cadebp-5, 0x1.6ac3d6647adf8p-7, 0x1.ba3a69d918faap-10,
                            0x1.7a863d5740684p-13, 0x1.9e7342b6fb60cp-17, 0x1.bf67cd4f05df5p-22);
}

/// Mills' ratio as upper / lower, D / B or a D / B.
template <class W>
struct mills_parts {
    W upper;
    W lower;
};

/// B of Mills' ratio at once, for floats with fused multiply-add: fewer operations than by D, but their rounding would cost
/// the standard tier's value three ulps.
template <tier A, class V>
HILLOCK_INLINE V mills_lower(V a)
{
    static_assert(by_pieces<V>);
    if constexpr (A == tier::fast)
        return horner(a, 0x1.988454p-1, 0x1.49a9f4p0, 0x1.bac922p-1, 0x1.2e9e9ap-2, 0x1.8c7126p-5);
    else
        return horner(a, 0x1.988454p-1, 0x1.853ef4p0, 0x1.488854p0, 0x1.3d9866p-1, 0x1.786382p-3, 0x1.095528p-5,
                      0x1.6f8ac6p-9);
}

/// a Q(a) of a and a^2.
template <tier A, class V>
HILLOCK_INLINE mills_parts<V> mills_ratio(V a, V square)
{
    V const upper = math::fma(square, mills_upper_rest<A>(a), a);
    if constexpr (A == tier::fast && by_pieces<V>)
        return {upper, mills_lower<A>(a)};
    else
        return {upper, mills_lower_first<V>() + math::fma(a, mills_lower_rest<A>(a), upper)};
}

/// Q(a) in sums of two doubles.
template <class V>
HILLOCK_INLINE mills_parts<sum_of_two<V>> mills_ratio_exact(V a)
{
    constexpr sum_of_two<double> upper[]{{0x1p0, 0},
                                         {0x1.ccbaa8d25a833p0, 0x1.68021e1cd9c5ap-54},
                                         {0x1.9ac744686aedbp0, 0x1.e8446b3b3170dp-54},
                                         {0x1.d7e2580e3c857p-1, -0x1.8b08d39d5b3a3p-56},
                                         {0x1.80e9d086504d4p-2, 0x1.3727378334b0ap-57},
                                         {0x1.d235aaddf19bdp-4, -0x1.fbb50c519b0dep-58},
                                         {0x1.ab1b0c0695406p-6, 0x1.c0d5c0effb817p-62},
                                         {0x1.2816403d9909fp-8, -0x1.413dfda19625dp-65},
                                         {0x1.3126e105a8e12p-11, -0x1.986c6904cc1e2p-65},
                                         {0x1.bf4b6d07db7bdp-15, -0x1.5c25099397972p-70},
                                         {0x1.a6be0c0facd23p-19, -0x1.7cb01c7576273p-77},
                                         {0x1.8b235c5b136e8p-24, -0x1.d6070e006d99ap-78}};
    constexpr sum_of_two<double> lower[]{
        {0x1.9884533d43651p-1, -0x1.cbc0d30ebfd15p-55}, {0x1.129554fcd7e08p0, 0x1.f7d16faba80d8p-54},
        {0x1.787aaf0b70958p-1, 0x1.f352a5a4cdeadp-55},  {0x1.513f00fe4c931p-2, 0x1.ed851e4bb7353p-57},
        {0x1.af5ae269bc67cp-4, 0x1.d831dbc79024ep-58},  {0x1.988cb88eed20ep-6, 0x1.55b6229408cc5p-60},
        {0x1.21288204b2f16p-8, -0x1.b3cad5e9cdbd6p-65}, {0x1.2dd964e8cdf1fp-11, -0x1.0f9feba25941bp-65},
        {0x1.bdc049acb328ep-15, 0x1.fea3a37a47f82p-69}, {0x1.a6be0c0f7d95dp-19, -0x1.ce51c932a5498p-73},
        {0x1.8b235c5b1a105p-24, 0x1.afefad08a7d2bp-78}};
    auto const d = horner(a, upper);
    return {d, add(multiply(d, {a, V(0.0)}), horner(a, lower))};
}

/// S of that.
template <class V>
HILLOCK_INLINE sum_of_two<V> mills_slope_exact(V a)
{
    constexpr sum_of_two<double> c[]{
        {0x1.1085e17c4073fp-1, -0x1.5f146cc5261b1p-58},  {0x1.0781e031e429p0, 0x1.4ed03c7b2ca4ap-54},
        {0x1.efdf736942605p-1, -0x1.b5e94c634b82dp-56},  {0x1.29168441c2df8p-1, 0x1.5ebb9c05e7738p-55},
        {0x1.f577fe77fc5ap-3, 0x1.43bc484eccfe4p-59},    {0x1.38676e7ad22abp-4, 0x1.b24294436b281p-58},
        {0x1.252c63956adc2p-6, -0x1.be88c606501d5p-61},  {0x1.9f1b5965ec431p-9, -0x1.1494af51c788ap-63},
        {0x1.b3f1bf66b223ep-12, -0x1.a9f73b18bdcb5p-66}, {0x1.451ca97d05afcp-15, -0x1.a45a3fef91d36p-69},
        {0x1.3871f075f398p-19, 0x1.d6392ca1a0681p-73},   {0x1.290fbe2eb594fp-24, 0x1.815c6c8e53d02p-80}};
    return horner(a, c);
}

/// Beyond where a Phi(-a) rounds to zero: to where it does so without delay, see `scale`, and within the polynomials'
/// interval.
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
    } else if constexpr (plain<A> || by_pieces<V>) {
        return (high - a) + low;
    } else {
        V const d = high - a;
        // For a > high what the difference has lost, too, which counts in the long tail.
        return sum_of_two<V>{d, (high - (d + a)) + low};
    }
}

} // namespace hillock::math
