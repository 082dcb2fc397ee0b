#pragma once

#include "ops.hpp"

namespace hillock::math {

/// c0 + c1 x + c2 x^2 + ..., by Horner's rule in fused multiply-adds. The coefficients are exact in the lane's type.
template <class V>
HILLOCK_INLINE V horner(V, double c0)
{
    return constant<V>(c0);
}

template <class V, class... C>
HILLOCK_INLINE V horner(V x, double c0, double c1, C... c)
{
    return math::fma(math::horner(x, c1, static_cast<double>(c)...), x, constant<V>(c0));
}

} // namespace hillock::math
