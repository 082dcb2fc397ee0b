#pragma once

// Two half-lines that meet at 0: what leaky_relu, prelu and rrelu have in common.

#include "ops.hpp"

namespace hillock::math {

/// slope x for x < 0, x for x >= 0. A slope of 0 makes the left side zero also at -inf.
template <class V>
HILLOCK_INLINE V leaky(V x, same<V> slope)
{
    V const zero = V(scalar_t<V>(0));
    V const least = math::select(slope == zero, V(scalar_t<V>(-1)), constant<V>(-infinity<double>));
    return math::select(x < zero, slope * math::max(x, least), x);
}

/// The derivative of `leaky`: slope for x < 0, 1 for x >= 0.
template <class V>
HILLOCK_INLINE V leaky_derivative(V x, same<V> slope)
{
    V const right = math::keep_nan(x, V(scalar_t<V>(1)));
    return math::select(x < V(scalar_t<V>(0)), slope, right);
}

/// The derivative of `leaky` with respect to the slope: x for x < 0, 0 for x >= 0.
template <class V>
HILLOCK_INLINE V leaky_slope_derivative(V x)
{
    return math::min(x, V(scalar_t<V>(0)));
}

} // namespace hillock::math
