#pragma once

#include "exp.hpp"

namespace hillock::math {

/// Below this, c e^x rounds to zero for every |c| < 2^50, and `reduced_exp` still takes it.
template <class V>
inline constexpr double exp_floor = single<V> ? -140 : -1080;

/// 2^n, or the least normal number.
template <class V>
HILLOCK_INLINE V flushed_exp2i(V n)
{
    return math::exp2i(math::max(n, constant<V>(single<V> ? -126 : -1022)));
}

/// c (e^x - 1) for x <= 0 of the parts of e^x: e^x - 1 = 2^n p + (2^n - 1), of which neither term cancels the other.
template <class V>
HILLOCK_INLINE V expm1_times(V c, exp_parts<V> const& e)
{
    V const power = flushed_exp2i(e.n);
    return c * math::fma(power, e.p, power - V(scalar_t<V>(1)));
}

template <class V>
HILLOCK_INLINE V expm1_times(sum_of_two<V> c, exp_parts<V> const& e)
{
    return expm1_times(c.high, e);
}

template <class V>
HILLOCK_INLINE V expm1_times(sum_of_two<V> c, exp_exact_parts<V> const& e)
{
    return product(c, add_power(V(scalar_t<V>(-1)), flushed_exp2i(e.n), e));
}

template <class V>
HILLOCK_INLINE V expm1_times(V c, exp_exact_parts<V> const& e)
{
    return expm1_times(sum_of_two<V>{c, V(scalar_t<V>(0))}, e);
}

} // namespace hillock::math
