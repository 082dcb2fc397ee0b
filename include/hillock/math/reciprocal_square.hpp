#pragma once

// Reciprocals of squares that decay until they underflow, the derivatives of softsign and arctan.
//
// Algorithm  beyond a limit, where the square could overflow though its reciprocal does not vanish, a power of two is
//            taken out of both: 1 / (1 + a)^2 = s^2 / (s + s a)^2.

#include "double_word.hpp"
#include "wide.hpp"

namespace hillock::math {

/// s, and s |x|, bounded so that its square is finite and the reciprocal still rounds to zero where it should.
template <class V>
struct scaled_magnitude {
    V s, sa;
};

template <class V>
HILLOCK_INLINE scaled_magnitude<V> scale_down(V x)
{
    using T = scalar_t<V>;
    constexpr T large = single<V> ? T(0x1p40) : T(0x1p300);
    V const a = math::min(math::abs(x), V(single<V> ? T(0x1p80) : T(0x1p540)));
    V const s = math::select(a > V(large), V(1 / large), V(T(1)));
    return {s, s * a};
}

/// 1 / (1 + |x|)^2.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V reciprocal_square(V x)
{
    auto const [s, sa] = scale_down(x);
    if constexpr (A == tier::accurate && single<V>) {
        return in_double(x, [](auto d) __attribute__((always_inline)) { return reciprocal_square(d); });
    } else if constexpr (A == tier::accurate) {
        auto const d = two_sum(s, sa);
        auto const y = divide(sum_of_two<V>{s * s, V(scalar_t<V>(0))}, multiply(d, d));
        return y.high + y.low;
    } else {
        V const d = s + rounded(sa);
        return math::div(s * s, d * d);
    }
}

/// 1 / (1 + x^2).
template <tier A = tier::standard, class V>
HILLOCK_INLINE V reciprocal_square_sum(V x)
{
    auto const [s, sa] = scale_down(x);
    V const s2 = rounded(s * s);
    if constexpr (A == tier::accurate && single<V>) {
        return in_double(x, [](auto d) __attribute__((always_inline)) { return reciprocal_square_sum(d); });
    } else if constexpr (A == tier::accurate) {
        auto const square = two_product(sa, sa);
        auto const d = two_sum(s2, square.high);
        auto const y = divide(sum_of_two<V>{s2, V(scalar_t<V>(0))}, sum_of_two<V>{d.high, rounded(d.low + square.low)});
        return y.high + y.low;
    } else {
        return math::div(s2, math::fma(sa, sa, s2));
    }
}

} // namespace hillock::math
