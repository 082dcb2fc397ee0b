#pragma once

// log(1 + x), to full relative accuracy also next to 0; and for x in [0, 1] the quotient log(1 + x) / x.
//
// Algorithm  log1p(x) = log(u) + c / u, where u + c = 1 + x exactly: the correction enters r before
//            anything is rounded. On [0, 1] one polynomial needs neither a reduction nor a division.
// Source     tests/coefficients/log1p.sollya prints the quotient's polynomial: degrees 5, 9 in float (2^-16.8,
//            but 2^-18 at 0, where softplus' exponential has its greatest error; 2^-27.4), 5, 20 in double (2^-16.9,
//            2^-56.4); and T, of degree 10 (2^-61.9 relative to the logarithm).
// Domain     log1p(-0) = -0, log1p(-1) = -inf, log1p(inf) = inf, nan below -1.

#include "double_word.hpp"
#include "log_parts.hpp"

namespace hillock::math {

/// log(1 + x).
template <tier A = tier::standard, class V>
HILLOCK_INLINE V log1p(V x)
{
    using T = scalar_t<V>;
    V const one = V(T(1));
    V const limit = V(infinity<T>);
    auto const [u, c] = two_sum(x, one);
    auto parts = split_logarithm(u);
    // Above 2^60, where 2^-k would leave the normal numbers, c is far below an ulp.
    parts.r = math::fma(c, exp2i(math::max(math::negate(parts.k), V(T(-60)))), parts.r);
    V y = join_logarithm<A>(parts);
    y = from_bits<V>(to_bits(y) | (sign_bit(x))); // a zero's sign
    y = math::select(x == limit, limit, y);
    y = math::select(x == V(T(-1)), math::negate(limit), y);
    y = math::select(x < V(T(-1)), V(quiet_nan<T>), y);
    return math::keep_nan(x, y);
}

/// log(1 + x) of a double x >= 0, to a float's digits: by P, and by x alone up to 2^-26, where both that and what 1 + x loses
/// are 2^-27 of x.
template <class V>
HILLOCK_INLINE V log1p_widened(V x)
{
    auto const [k, r] = split_logarithm(V(1.0) + x);
    V const y = math::fma(r * r, math::fma(r, logarithm_cubic(r), V(-0.5)), r);
    return math::select(x > V(0x1p-26), math::fma(k, V(0x1.62e42fefa39efp-1), y), x); // nan if x is
}

/// log(1 + x) / x for x in [0, 1].
template <tier A = tier::standard, class V>
HILLOCK_INLINE V log1p_quotient(V x)
{
    if constexpr (A == tier::fast)
        return single<V> ? horner(x, 0x1.ffff8p-1, -0x1.ff713ep-2, 0x1.4d8e2ep-2, -0x1.b0ac78p-3, 0x1.a39a16p-4,
                                  -0x1.8e57d4p-6)
                         : horner(x, 0x1.fffee61480b8p-1, -0x1.ff5895c59895cp-2, 0x1.4d02f99699d6cp-2,
                                  -0x1.ae2df9be5e5d8p-3, 0x1.9e9b2d37de46cp-4, -0x1.8712555d11f53p-6);
    else
        return float_digits<A, V>
                   ? horner(x, 1, -0x1.ffffdp-2, 0x1.554da4p-2, -0x1.ff2136p-3, 0x1.934142p-3, -0x1.3a2fa4p-3,
                            0x1.b4872ap-4, -0x1.d695d8p-5, 0x1.492c9p-6, -0x1.afc06ep-9)
                   : horner(x, 1, -0x1.fffffffffff9ap-2, 0x1.5555555550de2p-2, -0x1.fffffffdc61d1p-3,
                            0x1.9999995088a69p-3, -0x1.55554fa78caa9p-3, 0x1.2491fde6c60c6p-3, -0x1.fffa7d74a54d4p-4,
                            0x1.c6f6583dd68eep-4, -0x1.98d14608767f7p-4, 0x1.7129b51fb34c6p-4, -0x1.4af770b5a0ac5p-4,
                            0x1.2018f92d8cf48p-4, -0x1.d6d1012e8a691p-5, 0x1.5a3c7063f8e4ap-5, -0x1.b5a5b5429ad9fp-6,
                            0x1.c4bc3fd8996bep-7, -0x1.6a8a1e2f7f7e1p-8, 0x1.a14bff9ac5889p-10, -0x1.31114ca6ffbddp-12,
                            0x1.a79979764f6bep-16);
}

/// log(1 + x) / x for x in [0, 1], in double: q (1 + z T(z)), q = 2 / (2 + x), z = (1 - q)^2, from
/// log(1 + x) = 2 atanh(x / (2 + x)). z T(z) is below 0.04, and may be rounded.
template <class V>
HILLOCK_INLINE sum_of_two<V> log1p_quotient_exact(sum_of_two<V> x)
{
    auto below = fast_two_sum(V(2.0), x.high);
    below.low = below.low + x.low;
    auto const q = divide({V(2.0), V(0.0)}, below);
    V const s = V(1.0) - q.high;
    V const z = rounded(s * s);
    V const t = horner(z, 0x1.5555555555555p-2, 0x1.9999999999b17p-3, 0x1.249249248395cp-3, 0x1.c71c71ce66236p-4,
                       0x1.745d1698f0a0ep-4, 0x1.3b13a94572ca9p-4, 0x1.111464625024fp-4, 0x1.e137139eccd57p-5,
                       0x1.b81310acb3877p-5, 0x1.43793f7fbde63p-5, 0x1.31dfead9a2701p-4);
    return multiply(q, fast_two_sum(V(1.0), rounded(z * t)));
}

} // namespace hillock::math
