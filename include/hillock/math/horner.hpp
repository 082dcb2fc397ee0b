#pragma once

#include "powers_of_two.hpp"

namespace hillock::math {

/// c0 + c1 x + c2 x^2 + ..., by Horner's rule in fused multiply-adds. The coefficients are exact in the lane's type.
/// Raised, of 2^raised x instead of x, and 2^-raised times as much: what 2^raised x^2 has as a factor beside the square
/// of 2^raised x.
template <int raised = 0, class V>
HILLOCK_INLINE V horner(V, double c0)
{
    return constant<V>(c0 * power_of_two<-raised>);
}

template <int raised = 0, class V, class... C>
HILLOCK_INLINE V horner(V x, double c0, double c1, C... c)
{
    constexpr double down = power_of_two<-raised>;
    return math::fma(math::horner<raised>(x, c1 * down, static_cast<double>(c) * down...), x, constant<V>(c0 * down));
}

} // namespace hillock::math
