#pragma once

// The exponential, and the parts of it that every function built on it starts from.
//
//   e^x = 2^n (1 + p),   p = e^r - 1,   see exp_reduction.hpp
//
// Algorithm  p is kept apart from 1, so that e^x - 1 and e^x + 1 lose nothing. The accurate tier keeps what the rounding of
//            r and of p loses as a second number.
// Domain     e^-inf = 0, e^inf = inf, results below the least normal are rounded once.

#include "double_word.hpp"
#include "exp_reduction.hpp"

namespace hillock::math {

/// e^x as 2^n (1 + p), |p| < 0.42, and the power 2^(n + exponent), which the exponent keeps normal where it is used;
/// elsewhere its bits wrap around.
template <class V, int exponent = 0>
struct exp_parts {
    V power;
    V n;
    V p;

    HILLOCK_INLINE exp_parts<V> with_power(V other) const { return {other, n, p}; }
};

/// e^x as 2^n (1 + high + low), |high| < 0.35, |low| < 0.07; the sum is exact to 2^-28 (2^-57).
template <class V, int exponent = 0>
struct exp_exact_parts {
    V power;
    V n;
    V high;
    V low;

    HILLOCK_INLINE exp_exact_parts<V> with_power(V other) const { return {other, n, high, low}; }
};

/// e^x in exact parts, or e^(x + low).
template <int exponent = 0, class V, class... Low>
HILLOCK_INLINE exp_exact_parts<V, exponent> reduced_exp_exact(V x, Low... low)
{
    auto const e = reduce_exp<exponent>(x);
    sum_of_two<V> whole{e.r_high, V(scalar_t<V>(0))};
    if constexpr (sizeof...(low) > 0)
        whole = two_sum(e.r_high, (low + ...));
    V const r = rounded(math::fma(e.n, e.minus_ln2_low, whole.high));
    V const rest = math::fma(e.n, e.minus_ln2_low, rounded(whole.high - r)) + whole.low;
    // e^rest - 1 = rest (1 + r) suffices: |rest| is an ulp of r.
    V const tail = math::fma(rest, r, rest);
    if constexpr (HILLOCK_HAS_FMA)
        return {e.power, e.n, r, math::fma(r * r, expm1_quotient<tier::accurate>(r), tail)};
    // Rounded four times instead of twice, r^2 q would cost too much.
    auto const half = two_product(r, r * V(scalar_t<V>(0.5)));
    V const cube = rounded(half.high + half.high) * r;
    return {e.power, e.n, r, half.high + (math::fma(cube, expm1_cubic(r), half.low) + tail)};
}

/// e^x, or e^(x + low), in the parts that tier A computes with: exact ones in the accurate tier. |x| <= 150 (1100), |low|
/// up to a few ulps of x; the fast tier's bound allows for x without it. Raised, which the accurate tier is not, x, low
/// and p are 2^raised times as large: so that nothing is lost where they would be subnormal, or that e^2x costs no 2 x.
template <tier A = tier::standard, exp_use U = exp_use::with_one, int exponent = 0, int raised = 0, class V,
          class... Low>
HILLOCK_INLINE auto reduced_exp(V x, Low... low)
{
    if constexpr (A == tier::accurate) {
        return reduced_exp_exact<exponent>(x, low...);
    } else {
        auto const e = reduce_exp<exponent, raised>(x);
        V r = e.r();
        if constexpr (A == widened || (A == tier::fast && HILLOCK_HAS_FMA))
            r = math::fma(e.n, constant<V>((single<V> ? -0x1.62e43p-1 : -0x1.62e42fefa39efp-1) * power_of_two<raised>),
                          x); // 2^-22 (2^-45) off, at most
        else if constexpr (A == tier::standard && sizeof...(low) > 0)
            r = e.r_high + math::fma(e.n, e.minus_ln2_low, (low + ...)); // one rounding instead of two
        return exp_parts<V, exponent>{e.power, e.n, expm1_reduced<A, U, raised>(r)};
    }
}

/// unit + power (1 + high + low), where power is a power of two and unit is 0, such a power, or its negative.
template <class V, int exponent>
HILLOCK_INLINE sum_of_two<V> add_power(same<V> unit, exp_exact_parts<V, exponent> const& e)
{
    // A nan's power may be infinite, and inf - inf would be a nan of its own, which may win.
    constexpr int most = single<V> ? 127 : 1023;
    V const power = math::limited_abs(e.power, constant<V>(power_of_two<most>));
    auto const base = two_sum(power, unit);
    auto const sum = fast_two_sum(base.high, rounded(power * e.high));
    return {sum.high, math::fma(power, e.low, sum.low + base.low)};
}

/// e^x / 2^n.
template <class V, int exponent>
HILLOCK_INLINE sum_of_two<V> exp_mantissa(exp_exact_parts<V, exponent> const& e)
{
    auto const [s, rest] = fast_two_sum(V(scalar_t<V>(1)), e.high);
    return normalised(sum_of_two<V>{s, rest + e.low});
}

/// c e^x / 2^n.
template <class V, int exponent>
HILLOCK_INLINE V mantissa_times(sum_of_two<V> c, exp_parts<V, exponent> const& e)
{
    return c.high + math::fma(c.high, e.p, c.low);
}

template <class V, int exponent>
HILLOCK_INLINE V mantissa_times(sum_of_two<V> c, exp_exact_parts<V, exponent> const& e)
{
    return product(c, exp_mantissa(e));
}

/// What keeps the power of e^x normal for x from exp_floor to 25.
template <class V>
inline constexpr int decay_exponent = single<V> ? 80 : 600;

/// The parts of e^x for such x.
template <tier A, exp_use U = exp_use::with_one, class V, class... Low>
HILLOCK_INLINE auto reduced_decay(V x, Low... low)
{
    return reduced_exp<A, U, decay_exponent<V>>(x, low...);
}

/// Of the factors of an exponential: any, or those below 32 (128), of functions that often round to zero.
enum class factor { any, moderate };

/// y 2^n of the parts of `reduced_decay`, rounded once also where it is subnormal. For moderate y, n may go below -160
/// (-1100), to a zero without delay: down to there a result that is subnormal, or rounds to zero, takes some processors a
/// hundred cycles.
template <factor F = factor::any, class V, template <class, int> class Parts, int exponent>
HILLOCK_INLINE V scale(V y, Parts<V, exponent> const& e)
{
    if constexpr (F == factor::moderate && requires { registers::scale_or_zero(y.data, e.n.data); })
        return V(registers::scale_or_zero(y.data, e.n.data));
    else if constexpr (F == factor::any && requires { registers::scale(y.data, e.n.data); })
        return V(registers::scale(y.data, e.n.data));
    else
        return rounded(y * e.power) * constant<V>(power_of_two<-exponent>);
}

/// 2^n of the parts of `reduced_decay`, or the least normal number.
template <class V, template <class, int> class Parts, int exponent>
HILLOCK_INLINE V flushed_power(Parts<V, exponent> const& e)
{
    constexpr int least = single<V> ? -126 : -1022;
    return math::max(e.power, constant<V>(power_of_two<least + exponent>)) * constant<V>(power_of_two<-exponent>);
}

/// c e^x from the parts of `reduced_decay`, for a c of one number or the sum of two.
template <factor F = factor::any, class V, int exponent>
HILLOCK_INLINE V exp_times(V c, exp_parts<V, exponent> const& e)
{
    return scale<F>(math::fma(c, e.p, c), e);
}

template <factor F = factor::any, class V, template <class, int> class Parts, int exponent>
HILLOCK_INLINE V exp_times(sum_of_two<V> c, Parts<V, exponent> const& e)
{
    return scale<F>(mantissa_times(c, e), e);
}

template <factor F = factor::any, class V, int exponent>
HILLOCK_INLINE V exp_times(V c, exp_exact_parts<V, exponent> const& e)
{
    return exp_times<F>(sum_of_two<V>{c, V(scalar_t<V>(0))}, e);
}

/// Below this, e^x rounds to zero.
template <class V>
inline constexpr double exp_underflow = single<V> ? -104 : -746;

/// Above this, e^x overflows.
template <class V>
inline constexpr double exp_overflow = single<V> ? 89 : 710;

/// e^x.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V exp(V x)
{
    V const clamped = clamp(x, constant<V>(exp_underflow<V>), constant<V>(exp_overflow<V>));
    if constexpr (A == tier::accurate) {
        auto const e = reduced_exp_exact(clamped);
        auto const y = exp_mantissa(e);
        return scale(y.high + y.low, e.n);
    } else {
        auto const e = reduced_exp<A>(clamped);
        return scale(V(scalar_t<V>(1)) + e.p, e.n);
    }
}

} // namespace hillock::math
