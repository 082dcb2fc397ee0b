#pragma once

// Arithmetic on sums of two numbers, as the accurate tier needs it: results with an error of a few units of 2^-46
// (2^-104), not normalised.
//
// Source     T. J. Dekker, A floating-point technique for extending the available precision, 1971;
//            M. Joldes, J.-M. Muller, V. Popescu, Tight and rigorous error bounds for basic building blocks of
//            double-word arithmetic, ACM TOMS 44, 2017.

#include "compensated.hpp"

namespace hillock::math {

/// The same sum, its low part at most half an ulp of the high one.
template <class V>
HILLOCK_INLINE sum_of_two<V> normalised(sum_of_two<V> a)
{
    return fast_two_sum(a.high, rounded(a.low));
}

/// a + b, which may cancel.
template <class V>
HILLOCK_INLINE sum_of_two<V> add(sum_of_two<V> a, sum_of_two<V> b)
{
    auto const s = two_sum(a.high, b.high);
    auto const t = two_sum(a.low, b.low);
    auto const c = fast_two_sum(s.high, rounded(s.low + t.high));
    return fast_two_sum(c.high, rounded(c.low + t.low));
}

/// a b.
template <class V>
HILLOCK_INLINE sum_of_two<V> multiply(sum_of_two<V> a, sum_of_two<V> b)
{
    auto const p = two_product(a.high, b.high);
    return {p.high, math::fma(a.high, b.low, math::fma(a.low, b.high, p.low))};
}

/// a b in one number, for |a| and |a b| up to 2^80 (2^900), also where it is tiny: scaled up, the product's low part does
/// not underflow.
template <class V>
HILLOCK_INLINE V product(sum_of_two<V> a, sum_of_two<V> b)
{
    constexpr double up = single<V> ? 0x1p30 : 0x1p60;
    auto const y = multiply(scaled(a, constant<V>(up)), b);
    V const sum = math::select(y.high == V(scalar_t<V>(0)), y.high, y.high + y.low); // a zero's sign
    return sum * constant<V>(1 / up);
}

/// c[0] + c[1] x + ..., by Horner's rule.
template <class V, std::size_t n>
HILLOCK_INLINE sum_of_two<V> horner(V x, sum_of_two<double> const (&c)[n])
{
    sum_of_two<V> y{V(c[n - 1].high), V(c[n - 1].low)};
    for (std::size_t i = n - 1; i-- > 0;) {
        auto const p = multiply(y, {x, V(0.0)});
        auto const s = two_sum(p.high, V(c[i].high));
        y = {s.high, s.low + (p.low + V(c[i].low))};
    }
    return y;
}

/// a / b.
template <class V>
HILLOCK_INLINE sum_of_two<V> divide(sum_of_two<V> a, sum_of_two<V> b)
{
    V const q = math::div(a.high, b.high);
    V const rest = multiply_add(negate(q), b.high, a.high) + (a.low - rounded(q * b.low));
    return {q, math::div(rest, b.high)};
}

/// The square root of a > 0.
template <class V>
HILLOCK_INLINE sum_of_two<V> sqrt(sum_of_two<V> a)
{
    V const s = math::sqrt(a.high);
    return {s, math::div(multiply_add(negate(s), s, a.high) + a.low, s + s)};
}

/// factor a, for a power of two.
template <class V>
HILLOCK_INLINE sum_of_two<V> scaled(sum_of_two<V> a, same<V> factor)
{
    return {rounded(a.high * factor), rounded(a.low * factor)};
}

template <class V>
HILLOCK_INLINE sum_of_two<V> select(auto condition, sum_of_two<V> a, sum_of_two<V> b)
{
    return {math::select(condition, a.high, b.high), math::select(condition, a.low, b.low)};
}

} // namespace hillock::math
