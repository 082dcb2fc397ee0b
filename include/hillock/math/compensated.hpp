#pragma once

// Error-free transformations: a sum or a product as the rounded result and exactly what rounding lost.
//
// Source     T. J. Dekker, A floating-point technique for extending the available precision, 1971;
//            D. E. Knuth, The Art of Computer Programming 2, 4.2.2.

#include "ops.hpp"

namespace hillock::math {

/// The unevaluated sum high + low, |low| at most half an ulp of high where normalised.
template <class V>
struct sum_of_two {
    V high;
    V low;
};

/// a + b exactly.
template <class V>
HILLOCK_INLINE sum_of_two<V> two_sum(V a, same<V> b)
{
    V const s = rounded(a + b);
    V const a_part = rounded(s - b);
    V const b_part = rounded(s - a_part);
    return {s, rounded(a - a_part) + rounded(b - b_part)};
}

/// a + b exactly, for |a| >= |b| or a = 0.
template <class V>
HILLOCK_INLINE sum_of_two<V> fast_two_sum(V a, same<V> b)
{
    V const s = rounded(a + b);
    return {s, b - rounded(s - a)};
}

/// x as a sum of two halves of its digits, where 2^13 x (2^28 x) does not overflow.
template <class V>
HILLOCK_INLINE sum_of_two<V> split(V x)
{
    V const c = rounded(x * scalar_t<V>(single<V> ? 0x1001p0 : 0x8000001p0));
    V const high = rounded(c - rounded(c - x));
    return {high, rounded(x - high)};
}

/// a b exactly, where the product's error does not underflow and, without fma, `split` does not overflow.
template <class V>
HILLOCK_INLINE sum_of_two<V> two_product(V a, same<V> b)
{
    V const h = rounded(a * b);
    if constexpr (HILLOCK_HAS_FMA) {
        return {h, math::fms(a, b, h)};
    } else {
        auto const [ah, al] = split(a);
        auto const [bh, bl] = split(b);
        V const e = rounded(rounded(rounded(ah * bh) - h) + rounded(ah * bl)) + rounded(al * bh);
        return {h, rounded(e) + rounded(al * bl)};
    }
}

/// a b + c with the error of one rounding also where the product cancels against c: fma where there is one, else an
/// exact product, of which the low part may be lost above 2^115 (2^996).
template <class V>
HILLOCK_INLINE V multiply_add(V a, same<V> b, same<V> c)
{
    if constexpr (HILLOCK_HAS_FMA) {
        return math::fma(a, b, c);
    } else {
        auto const [high, low] = two_product(a, b);
        auto const [s, e] = two_sum(c, high);
        V const rest = low + e;
        return s + math::select(is_number(rest), rest, V(scalar_t<V>(0)));
    }
}

} // namespace hillock::math
