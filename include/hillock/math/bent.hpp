#pragma once

// The hyperbola of the bent identity.
//
//   f(x)  = (s - 1) / 2 + x = x (1 + t),   s = sqrt(x^2 + 1),   t = x / (2 (s + 1))
//   f'(x) = x / (2 s) + 1
//   f'    = 3/2 / (2 - u / sqrt(u^2 + 3)),   u = 2 y + 1
//
// Algorithm  t replaces s - 1, which cancels near 0. Beyond the clamp t is +-1/2, and the square never overflows. From
//            y: u = s + 2 x and sqrt(u^2 + 3) = 2 s + x, so that 2 minus their quotient is 3 s / (2 s + x).

#include "double_word.hpp"
#include "reciprocal.hpp"

namespace hillock::math {

/// x, limited to where x / sqrt(x^2 + 1) is +-1 to all digits and the square does not overflow.
template <class V>
HILLOCK_INLINE V bent_bounded(V x)
{
    return math::clamp(x, V(scalar_t<V>(-0x1p60)), V(scalar_t<V>(0x1p60)));
}

/// s and 1 / s, of a bounded x.
template <class V>
HILLOCK_INLINE square_roots<V> bent_root(V x)
{
    return square_root(math::fma(x, x, V(scalar_t<V>(1))));
}

/// f(x), where x = bounded unless it is huge.
template <class V>
HILLOCK_INLINE V bent(V x, same<V> bounded, square_roots<V> s)
{
    V const two = V(scalar_t<V>(2));
    V const t = math::div(bounded, math::fma(s.root, two, two));
    return x * (V(scalar_t<V>(1)) + t);
}

/// f'(x).
template <class V>
HILLOCK_INLINE V bent_derivative(V bounded, square_roots<V> s)
{
    return math::fma(bounded * scalar_t<V>(0.5), s.inverse, V(scalar_t<V>(1)));
}

/// f' from y, bounded.
template <class V>
HILLOCK_INLINE V bent_derivative_from_output(V y)
{
    using T = scalar_t<V>;
    V const u = math::fma(y, V(T(2)), V(T(1)));
    V const q = math::div(u, math::sqrt(math::fma(u, u, V(T(3)))));
    return math::div(V(T(1.5)), V(T(2)) - q);
}

/// sqrt(a^2 + c) in two words.
template <class V>
HILLOCK_INLINE sum_of_two<V> bent_root_precise(sum_of_two<V> a, double c)
{
    auto const square = multiply(a, a);
    auto const d = two_sum(constant<V>(c), square.high);
    return math::sqrt(sum_of_two<V>{d.high, rounded(d.low + square.low)});
}

/// c + a in two words.
template <class V>
HILLOCK_INLINE sum_of_two<V> bent_sum(double c, sum_of_two<V> a)
{
    auto const s = two_sum(constant<V>(c), a.high);
    return {s.high, rounded(s.low + a.low)};
}

/// f(x) from the root in two words.
template <class V>
HILLOCK_INLINE V bent_precise(V x, same<V> bounded, sum_of_two<V> root)
{
    auto const t = divide(sum_of_two<V>{bounded, V(scalar_t<V>(0))}, bent_sum(2, scaled(root, 2)));
    auto const factor = bent_sum(1, t);
    return math::copysign(multiply_add(x, factor.high, rounded(bounded * factor.low)), x);
}

/// f'(x) from the root in two words.
template <class V>
HILLOCK_INLINE V bent_derivative_precise(V bounded, sum_of_two<V> root)
{
    auto const y = bent_sum(1, divide(sum_of_two<V>{bounded, V(scalar_t<V>(0))}, scaled(root, 2)));
    return y.high + y.low;
}

/// f' from y, bounded, in two words.
template <class V>
HILLOCK_INLINE V bent_derivative_from_output_precise(V y)
{
    using T = scalar_t<V>;
    auto const u = two_sum(y + y, V(T(1)));
    auto const q = divide(u, bent_root_precise(u, 3));
    auto const below = bent_sum(2, sum_of_two<V>{negate(q.high), negate(q.low)});
    auto const d = divide(sum_of_two<V>{V(T(1.5)), V(T(0))}, below);
    return d.high + d.low;
}

} // namespace hillock::math
