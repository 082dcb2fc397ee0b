#pragma once

// Reciprocals of squares that decay until they underflow, the derivatives of softsign and arctan.
//
// Algorithm  a power of two s is taken out, so that the square neither overflows nor its reciprocal underflows before the
//            result does: 1 / (1 + a)^2 = s^2 / (s + s a)^2. From 1 / s^2 on, also at infinity, that rounds to zero.

#include "double_word.hpp"
#include "reciprocal.hpp"
#include "wide.hpp"

namespace hillock::math {

/// s.
template <class V>
inline constexpr double square_scale = single<V> ? 0x1p-40 : 0x1p-300;

/// |x|, or from where the result rounds to zero.
template <class V>
HILLOCK_INLINE V square_bounded(V x)
{
    return math::min(math::abs(x), constant<V>(single<V> ? 0x1p80 : 0x1p540));
}

/// 1 / (1 + |x|)^2.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V reciprocal_square(V x)
{
    V const s = constant<V>(square_scale<V>);
    if constexpr (A == tier::accurate && single<V>) {
        return in_double(x, [](auto d) __attribute__((always_inline)) { return reciprocal_square(d); });
    } else if constexpr (A == tier::accurate) {
        auto const d = two_sum(s, s * square_bounded(x));
        auto const y = divide(sum_of_two<V>{s * s, V(scalar_t<V>(0))}, multiply(d, d));
        return y.high + y.low;
    } else {
        V const d = math::fma(s, math::abs(x), s);
        return vanishing_reciprocal(d * d) * (s * s);
    }
}

/// 1 / (1 + x^2).
template <tier A = tier::standard, class V>
HILLOCK_INLINE V reciprocal_square_sum(V x)
{
    V const s = constant<V>(square_scale<V>);
    V const s2 = constant<V>(square_scale<V> * square_scale<V>);
    if constexpr (A == tier::accurate && single<V>) {
        return in_double(x, [](auto d) __attribute__((always_inline)) { return reciprocal_square_sum(d); });
    } else if constexpr (A == tier::accurate) {
        V const sa = s * square_bounded(x);
        auto const square = two_product(sa, sa);
        auto const d = two_sum(s2, square.high);
        auto const y = divide(sum_of_two<V>{s2, V(scalar_t<V>(0))}, sum_of_two<V>{d.high, rounded(d.low + square.low)});
        return y.high + y.low;
    } else {
        V const sx = s * x;
        return vanishing_reciprocal(math::fma(sx, sx, s2)) * s2;
    }
}

} // namespace hillock::math
