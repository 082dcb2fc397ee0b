#pragma once

// The logistic function of a negative argument, y = 1 / (1 + e^a) for a >= 0, and its slope y (1 - y): every sigmoid,
// and every function gated by one, is made of them.
//
//   y = s / d,   d = s (1 + e^a) = s + 2^n s + 2^n s p,   e^a = 2^n (1 + p), see exp.hpp
//
// Algorithm  the scale s, a power of two, keeps d from overflowing and 1 / d from underflowing before the exact result
//            does; s / d underflows gradually and is rounded once, which no product with a power of two in the end
//            could do cheaper. s + 2^n s is exact but for a few n, so that d is rounded once; floats' d comes from a
//            table instead, with a unit in place of s. 1 - y does not cancel: y <= 1/2. In the accurate tier d, y and k
//            are sums of two numbers, and nothing comes from a table.

#include "double_word.hpp"
#include "exp_eighths.hpp"

namespace hillock::math {

/// s, and its exponent.
template <class V>
inline constexpr int logistic_exponent = single<V> ? -64 : -210;
template <class V>
inline constexpr double logistic_scale = power_of_two<logistic_exponent<V>>;

/// Whether e^a comes from the table.
template <tier A, exp_use U, class V>
inline constexpr bool by_eighths = by_pieces<V> && A != tier::accurate && U == exp_use::with_one;

/// The greatest a: there 1 / d is still a normal number, and a / (1 + e^a) underflows to zero.
template <class V>
inline constexpr double logistic_limit = single<V> ? 128 : 845;

/// e^a, or e^(a + low), in the parts that tier A computes d with; from the table only without low.
template <tier A, exp_use U = exp_use::with_one, class V, class... Low>
HILLOCK_INLINE auto logistic_exp(V a, Low... low)
{
    if constexpr (by_eighths<A, U, V> && sizeof...(low) == 0)
        return exp_by_eighths<A, logistic_exponent<V>>(a);
    else
        return reduced_exp<A, U, logistic_exponent<V>>(a, low...);
}

/// e^(sign a), or e^(sign (a + low)), or what makes 1 / d zero where sign a is above the limit; d of a nan is that nan.
template <tier A, int sign = 1, exp_use U = exp_use::with_one, class V, class... Low>
HILLOCK_INLINE auto logistic_exp_limited(V a, Low... low)
{
    if constexpr (by_eighths<A, U, V> && sizeof...(low) == 0)
        return exp_by_eighths<A, logistic_exponent<V>, true>(a, sign);
    else
        return logistic_exp<A, U>(math::min(sign > 0 ? a : math::negate(a), constant<V>(logistic_limit<V>)),
                                  (sign > 0 ? low : math::negate(low))...);
}

/// y = one / d, where one is s in units that d's exponential has.
template <class V>
struct logistic_quotient {
    V one;
    V d;

    HILLOCK_INLINE V value() const { return math::div(one, d); }
};

/// d, from e^a in the parts of `logistic_exp`.
template <class V, int exponent>
HILLOCK_INLINE logistic_quotient<V> logistic_denominator(exp_quotient<V, exponent> const& e)
{
    return {e.g, math::fma(e.power, e.w, e.g)};
}

template <class V>
HILLOCK_INLINE logistic_quotient<V> logistic_denominator(exp_parts<V, logistic_exponent<V>> const& e)
{
    V const s = constant<V>(logistic_scale<V>);
    return {s, math::fma(e.power, e.p, e.power + s)};
}

template <class V>
HILLOCK_INLINE sum_of_two<V> logistic_denominator(exp_exact_parts<V, logistic_exponent<V>> const& e)
{
    return normalised(add_power(constant<V>(logistic_scale<V>), e));
}

/// 1 / (1 + e^(factor a)) by eighths.
template <tier A, class V>
HILLOCK_INLINE V logistic_by_eighths(V a, double factor)
{
    return logistic_denominator(exp_by_eighths<A, logistic_exponent<V>, true>(a, factor)).value();
}

/// y (1 - y), rounded once with fused multiply-add. y is at most 1/2, so that nothing cancels.
template <class V>
HILLOCK_INLINE V logistic_slope(V y)
{
    return math::fnma(y, y, y);
}

/// From here on, the logistic function rounds to 1.
template <class V>
inline constexpr double logistic_one = single<V> ? 18 : 38;

/// 1 / (1 + e^-x), but in the accurate tier.
template <tier A, class V>
HILLOCK_INLINE V logistic_value(V x)
{
    V const limited = math::min(x, constant<V>(logistic_one<V>));
    return logistic_denominator(logistic_exp_limited<A, -1>(limited)).value();
}

/// y / s.
template <class V>
HILLOCK_INLINE sum_of_two<V> unscaled_logistic(sum_of_two<V> d)
{
    V const g = math::div(V(scalar_t<V>(1)), d.high);
    V const rest = multiply_add(math::negate(g), d.high, V(scalar_t<V>(1)));
    return {g, g * math::fnma(g, d.low, rest)};
}

/// 1 - y.
template <class V>
HILLOCK_INLINE sum_of_two<V> complement(sum_of_two<V> y)
{
    auto const [high, low] = fast_two_sum(V(scalar_t<V>(1)), math::negate(y.high));
    return {high, low - y.low};
}

/// k y (1 - y) for a constant k other than 0.
template <class V>
HILLOCK_INLINE V logistic_slope(logistic_quotient<V> const& q, same<V> k)
{
    V const y = math::div(k * q.one, q.d);
    V const one = V(scalar_t<V>(1));
    return y * math::fma(y, math::div(math::negate(one), k), one);
}

template <class V>
HILLOCK_INLINE V logistic_slope(sum_of_two<V> d, sum_of_two<V> k)
{
    auto const g = unscaled_logistic(d);
    auto const slope = multiply(multiply(g, complement(scaled(g, constant<V>(logistic_scale<V>)))), k);
    return rounded(slope.high + slope.low) * constant<V>(logistic_scale<V>);
}

} // namespace hillock::math
