#pragma once

// sin x / x and its derivative.
//
//   sinc' x = (x cos x - sin x) / x^2 = -(-1)^n (sin r + cos r / x) / x,   x = (n + 1/2) pi + r
//
// Algorithm  the derivative has a zero in every half-turn, next to r = -1 / x, where the two terms cancel. Floats are
//            computed in double, doubles in two words with r to 2^-106 of itself: what then remains of the terms has
//            all its digits next to every zero. Below 1/2, where the terms cancel as x^2 / 3, an odd polynomial.
// Source     tests/coefficients/sinc.sollya prints the polynomial, minimax on [0, 1/2], relative to 2^-66.
// Domain     sinc 0 = 1, sinc' 0 = 0; both are 0 at +-inf.

#include "sin.hpp"

namespace hillock::math {

/// sinc' x next to 0.
template <class V>
HILLOCK_INLINE V sinc_derivative_series(V x)
{
    // -1/3 in two words: its rounding would be the result's.
    V const s = rounded(x * x);
    V const rest = horner(s, -0x1.5555555555555p-56, 0x1.1111111111111p-5, -0x1.38138138137a5p-10,
                          0x1.71de3a554bddcp-16, -0x1.0cfeb5c52f268p-22, 0x1.08da97817dddep-29, -0x1.7705f19ef8e9fp-37);
    V const third = constant<V>(-0x1.5555555555555p-2);
    V y = multiply_add(x, third, rounded(x * rest));
    if constexpr (!HILLOCK_HAS_FMA) // the product's low part would be subnormal
        y = math::select(math::abs(x) < V(scalar_t<V>(0x1p-900)), x * third, y);
    return math::copysign(y, negate(x));
}

/// y / a for a > 0, in double.
template <class V>
HILLOCK_INLINE V sinc_quotient(sum_of_two<V> y, V a)
{
    if constexpr (!HILLOCK_HAS_FMA) { // the exact product would overflow
        V const one = V(scalar_t<V>(1));
        V const factor = math::select(a > V(scalar_t<V>(0x1p900)), V(scalar_t<V>(0x1p-128)), one);
        y = {rounded(y.high * factor), rounded(y.low * factor)};
        a = rounded(a * factor);
    }
    auto const q = divide(y, sum_of_two<V>{a, V(scalar_t<V>(0))});
    return q.high + q.low;
}

/// sinc' of a double a >= 1/2, next to a zero only to an absolute error: enough for a float.
template <class V>
HILLOCK_INLINE V sinc_derivative_plain(V a)
{
    auto const turns = reduce_half_turns<true>(a);
    V const c = math::div(cosine_reduced(turns.r), a);
    return xor_sign(math::div(sine_reduced<8>(turns.r) + c, a), turns.flip);
}

/// sinc' of a double a >= 1/2.
template <class V>
HILLOCK_INLINE V sinc_derivative_precise(V a)
{
    auto const turns = reduce_precisely<true>(a);
    sum_of_two<V> const r{turns.high, turns.low};
    V const one = V(scalar_t<V>(1));
    V const q = math::div(one, a);
    V const q_low = multiply_add(negate(q), a, one) * q;
    auto const t = add(sine_precise(r), multiply(cosine_precise(r), sum_of_two<V>{q, q_low}));
    return xor_sign(sinc_quotient(t, a), turns.flip);
}

/// sinc x.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V sinc(V x)
{
    using T = scalar_t<V>;
    V const a = math::abs(x);
    V y;
    if constexpr (A != tier::accurate) {
        y = math::div(half_turn_sine_at<A, false>(a), a);
    } else if constexpr (single<V>) {
        y = in_double(a,
                      [](auto d) __attribute__((always_inline)) { return math::div(half_turn_sine<5, false>(d), d); });
    } else {
        y = sinc_quotient(half_turn_sine_precise<false>(a), a);
    }
    // 0 / 0 at 0; next to it x^2 / 6 is nothing beside 1.
    y = math::select(a < V(T(0x1p-30)), V(T(1)), y);
    return math::select(a == V(infinity<T>), V(T(0)), y);
}

/// sinc' of a double.
template <bool precise, class V>
HILLOCK_INLINE V sinc_derivative_double(V x)
{
    using T = scalar_t<V>;
    V const a = math::abs(x);
    V const bounded = math::max(a, V(T(0.5)));
    V y;
    if constexpr (precise)
        y = sinc_derivative_precise(bounded);
    else
        y = sinc_derivative_plain(bounded);
    y = math::select(a < V(T(0.5)), sinc_derivative_series(x), xor_sign(y, sign_bit(x)));
    return math::select(a == V(infinity<T>), V(T(0)), y);
}

/// sinc' x, at every tier: next to its zeros there is no shorter way.
template <class V>
HILLOCK_INLINE V sinc_derivative(V x)
{
    if constexpr (single<V>)
        return in_double(x, [](auto d) __attribute__((always_inline)) { return sinc_derivative_double<false>(d); });
    else
        return sinc_derivative_double<true>(x);
}

} // namespace hillock::math
