#pragma once

// The square of the cosine, of angles up to a right one: the derivative of the inverse tangent as a function of its
// value.
//
//   cos^2 y = sin^2 r = s + s^2 p(s),   r = pi / 2 - |y|,   s = r^2
//
// Algorithm  one polynomial, and pi / 2 in two words, so that the zero next to float(pi / 2) keeps its digits.
// Source     tests/coefficients/cosine_square.sollya prints p, minimax relative to sin^2 on [0, pi / 2]: 4 terms
//            (2^-19.7), 5 in float (2^-25.8), 6, 10 in double (2^-32.5, 2^-61.1).

#include "double_word.hpp"
#include "horner.hpp"
#include "wide.hpp"

namespace hillock::math {

/// p, less its first coefficient: p(s) = c + s tail(s).
template <int terms, class V>
HILLOCK_INLINE V sine_square_tail(V s)
{
    if constexpr (terms == 4)
        return single<V> ? horner(s, 0x1.6bb89cp-5, -0x1.9949d4p-9, 0x1.e8fac2p-14)
                         : horner(s, 0x1.6bb8a1a43732dp-5, -0x1.994a0a5af864fp-9, 0x1.e8fc0ac14d5f5p-14);
    else if constexpr (single<V>)
        return horner(s, 0x1.6c13f2p-5, -0x1.9fcbc2p-9, 0x1.241772p-13, -0x1.e5b7dap-19);
    else if constexpr (terms == 6)
        return horner(s, 0x1.6c16b38b5bdefp-5, -0x1.a017ddd4731bfp-9, 0x1.27bd8b32d790bp-13, -0x1.1c040e6053506p-18,
                      0x1.5c6680805c68bp-24);
    else
        return horner(s, 0x1.6c16c16c16becp-5, -0x1.a01a01a019049p-9, 0x1.27e4fb7759eb8p-13, -0x1.1eed8ef4d4dd2p-18,
                      0x1.9397478a2f8a1p-24, -0x1.ae7eb2c0bdef6p-30, 0x1.68172001bd299p-36, -0x1.e2d9e351c5aacp-43,
                      0x1.e5f18cc2444e9p-50);
}

/// p's first coefficient.
template <int terms, class V>
HILLOCK_INLINE V sine_square_first()
{
    if constexpr (terms == 4)
        return constant<V>(single<V> ? -0x1.55521p-2 : -0x1.5552105bfe431p-2);
    else if constexpr (single<V>)
        return constant<V>(-0x1.555544p-2);
    else
        return constant<V>(terms == 6 ? -0x1.55555518289fep-2 : -0x1.5555555555555p-2);
}

/// pi / 2 in two words.
template <class V>
HILLOCK_INLINE V right_angle_high()
{
    return constant<V>(single<V> ? 0x1.921fb6p0 : 0x1.921fb54442d18p0);
}
template <class V>
HILLOCK_INLINE V right_angle_low()
{
    return constant<V>(single<V> ? -0x1.777a5cp-25 : 0x1.1a62633145c07p-54);
}

/// cos^2 y with a polynomial of so many terms.
template <int terms, class V>
HILLOCK_INLINE V cosine_square_plain(V y)
{
    V const r = (right_angle_high<V>() - math::abs(y)) + right_angle_low<V>();
    V const s = rounded(r * r);
    V const p = math::fma(s, sine_square_tail<terms>(s), sine_square_first<terms, V>());
    return math::fma(rounded(s * s), p, s);
}

/// cos^2 y, the angle, the squares and the polynomial's first coefficient with their low parts. Below 3/4, where the
/// terms would be larger than the result, 1 - sin^2 y.
template <class V>
HILLOCK_INLINE V cosine_square_compensated(V y)
{
    V const a = math::abs(y);
    V const zero = V(scalar_t<V>(0));
    auto const below = a < V(scalar_t<V>(0.75));
    auto const d = two_sum(right_angle_high<V>(), negate(a));
    auto const r =
        math::select(below, sum_of_two<V>{a, zero}, fast_two_sum(d.high, rounded(d.low + right_angle_low<V>())));
    auto const s = multiply(r, r);
    auto const p = fast_two_sum(sine_square_first<10, V>(), rounded(s.high * sine_square_tail<10>(s.high)));
    auto const t = multiply(multiply(s, s), p);
    auto const sine = fast_two_sum(s.high, t.high);
    V const sine_low = sine.low + (s.low + t.low);
    auto const cosine = fast_two_sum(V(scalar_t<V>(1)), negate(sine.high));
    return math::select(below, cosine.high + (cosine.low - sine_low), sine.high + sine_low);
}

/// cos^2 y, |y| <= pi / 2.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V cosine_square(V y)
{
    if constexpr (A == tier::fast)
        return cosine_square_plain<4>(y);
    else if constexpr (A == tier::standard && (HILLOCK_HAS_FMA || single<V>)) // else 4.15 ulp were found
        return cosine_square_plain<single<V> ? 5 : 10>(y);
    else if constexpr (single<V>)
        return in_double(y, [](auto d) __attribute__((always_inline)) { return cosine_square_plain<6>(d); });
    else
        return cosine_square_compensated(y);
}

} // namespace hillock::math
