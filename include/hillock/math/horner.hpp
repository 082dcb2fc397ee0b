#pragma once

#include "ops.hpp"

namespace hillock::math {

/// first (c0 + c1 (scale x) + c2 (scale x)^2 + ...), by Horner's rule in fused multiply-adds. The coefficients are exact
/// in the lane's type, and so they are times a power of two.
template <int scale = 1, int first = 1, class V>
HILLOCK_INLINE V horner(V, double c0)
{
    return constant<V>(first * c0);
}

template <int scale = 1, int first = 1, class V, class... C>
HILLOCK_INLINE V horner(V x, double c0, double c1, C... c)
{
    return math::fma(math::horner<scale, first * scale>(x, c1, static_cast<double>(c)...), x, constant<V>(first * c0));
}

} // namespace hillock::math
