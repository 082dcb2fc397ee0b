#pragma once

#include "exp.hpp"
#include "exp_shifted.hpp"

namespace hillock::math {

/// Below this, c e^x rounds to zero for every |c| < 2^48, for which `exp_times` does not overflow, and `reduced_exp` still
/// takes it.
template <class V>
inline constexpr double exp_floor = single<V> ? -140 : -1080;

/// Below this, e^x is nothing beside 1 also for sums of two numbers, and a normal number.
template <class V>
inline constexpr double expm1_floor = single<V> ? -40 : -80;

/// The parts of e^x for x <= 0, and for x > 0 of something that nobody uses: to where c e^x underflows, and to where
/// c (e^x - 1) no longer changes.
template <tier A, class V>
HILLOCK_INLINE auto left_exp(V x)
{
    V const floor = constant<V>(exp_floor<V>);
    if constexpr (A != tier::accurate && by_pieces<V>)
        return shifted_exp_in_parts<A, decay_exponent<V>, true>(math::max(x, floor));
    else
        return reduced_decay<A, exp_use::alone>(clamp(x, floor, V(scalar_t<V>(0))));
}

template <tier A, class V>
HILLOCK_INLINE auto left_expm1(V x)
{
    if constexpr (A != tier::accurate && by_pieces<V>)
        return shifted_exp_in_parts<A>(math::max(x, constant<V>(expm1_floor<V>)));
    else
        return reduced_exp<A, exp_use::alone>(clamp(x, constant<V>(expm1_floor<V>), V(scalar_t<V>(0))));
}

/// The parts of `reduced_decay` for expm1_times.
template <class E>
HILLOCK_INLINE auto for_expm1(E const& e)
{
    return e.with_power(flushed_power(e));
}

template <class V, int exponent>
HILLOCK_INLINE shifted_exp_parts<V> for_expm1(shifted_exp_parts<V, exponent> const& e)
{
    return {e.h * constant<V>(power_of_two<-exponent>), e.p, e.p_of_expm1};
}

/// c (e^x - 1) for x <= 0 from the parts of e^x, x >= expm1_floor: e^x - 1 = 2^n p + (2^n - 1), of which neither term
/// cancels the other.
template <class V>
HILLOCK_INLINE V expm1_times(V c, exp_parts<V> const& e)
{
    return c * math::fma(e.power, e.p, e.power - V(scalar_t<V>(1)));
}

/// The same for a sum of two numbers, of the greater.
template <class V, class E>
HILLOCK_INLINE V expm1_times(sum_of_two<V> c, E const& e)
{
    return expm1_times(c.high, e);
}

template <class V, int exponent>
HILLOCK_INLINE V exp_times(sum_of_two<V> c, shifted_exp_parts<V, exponent> const& e)
{
    return exp_times(c.high, e);
}

template <class V>
HILLOCK_INLINE V expm1_times(sum_of_two<V> c, exp_exact_parts<V> const& e)
{
    return product(c, normalised(add_power(V(scalar_t<V>(-1)), e)));
}

template <class V>
HILLOCK_INLINE V expm1_times(V c, exp_exact_parts<V> const& e)
{
    return expm1_times(sum_of_two<V>{c, V(scalar_t<V>(0))}, e);
}

} // namespace hillock::math
