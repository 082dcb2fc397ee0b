#pragma once

// The scaled complementary error function.
//
//   erfcx(x) = e^(x^2) erfc(x) = sqrt(2 / pi) Q(sqrt(2) x) for x >= 0,   2 e^(x^2) - erfcx(-x) for x < 0
//
// Algorithm  Q is Mills' ratio; where its polynomials end, the asymptotic series 1 - t + 3 t^2 - 15 t^3 + ... of
//            sqrt(pi) x erfcx(x) in t = 1 / (2 x^2) is right to the last digit. x^2 enters the exponential as an exact
//            product of two lanes.
// Domain     erfcx(-inf) = inf, erfcx(inf) = 0.

#include "compensated.hpp"
#include "exp.hpp"
#include "mills_ratio.hpp"

namespace hillock::math {

/// What erfcx takes of Mills' ratio at sqrt(2) |x|, up to where the series is better: the accurate tier has no more.
template <tier A>
inline constexpr tier erfcx_tier = A == tier::fast ? tier::fast : tier::standard;

template <class V>
inline constexpr double erfcx_large = single<V> ? 10 : 26;

template <class V>
struct erfcx_quotients {
    V upper; ///< D
    V rest;  ///< N
    V lower; ///< a D + N
};

template <tier A, class V>
HILLOCK_INLINE erfcx_quotients<V> erfcx_parts(V size)
{
    V const root_of_2 = constant<V>(single<V> ? 0x1.6a09e6p0 : 0x1.6a09e667f3bcdp0);
    V const a = math::min(size, constant<V>(erfcx_large<V>)) * root_of_2;
    V const upper = math::fma(a, mills_upper_rest<erfcx_tier<A>>(a), V(scalar_t<V>(1)));
    V const rest = math::fma(a, mills_lower_rest<erfcx_tier<A>>(a), mills_lower_first<V>());
    return {upper, rest, math::fma(a, upper, rest)};
}

/// e^(x^2) erfc(x).
template <tier A = tier::standard, class V>
HILLOCK_INLINE V erfcx(V x)
{
    using T = scalar_t<V>;
    V const size = math::abs(x);
    auto const q = erfcx_parts<A>(size);
    V const near_result = math::div(mills_lower_first<V>() * q.upper, q.lower);
    V const one_over_root_of_pi = constant<V>(single<V> ? 0x1.20dd76p-1 : 0x1.20dd750429b6dp-1);
    V const t = math::div(V(T(0.5)), size * size);
    V const series = horner(t, 1, -1, 3, -15, 105, -945, 10395, -135135);
    V const right =
        math::select(size > constant<V>(erfcx_large<V>), math::div(one_over_root_of_pi, size) * series, near_result);

    V const bounded = math::min(size, constant<V>(single<V> ? 9.5 : 26.7));
    auto const square = two_product(bounded, bounded);
    auto const e = reduced_exp<erfcx_tier<A>>(square.high, square.low);
    V const left = rounded(scale(math::fma(e.p, V(T(2)), V(T(2))), e.n)) - right;
    return math::select(x < V(T(0)), left, right);
}

/// The derivative, 2 x y - 2 / sqrt(pi), of y = erfcx(x). For x >= 0, where that cancels, -2 / sqrt(pi) N / B with the N
/// of Mills' ratio, or the series' derivative.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V erfcx_slope(V x, V y)
{
    using T = scalar_t<V>;
    V const zero = V(T(0));
    V const minus_two_over_root_of_pi = constant<V>(single<V> ? -0x1.20dd76p0 : -0x1.20dd750429b6dp0);
    auto const q = erfcx_parts<A>(math::abs(x));
    V const near_result = math::div(q.rest, q.lower);
    V const t = math::div(V(T(0.5)), x * x);
    V const series = t * horner(t, 1, -3, 15, -105, 945, -10395, 135135);
    V const right = minus_two_over_root_of_pi * math::select(x > constant<V>(erfcx_large<V>), series, near_result);
    return math::select(x < zero, math::fma(x + x, y, minus_two_over_root_of_pi), right);
}

} // namespace hillock::math
