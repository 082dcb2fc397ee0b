#pragma once

// The natural logarithm.
//
// Domain     log(+-0) = -inf, log(inf) = inf, log(1) = +0, nan below zero. Subnormal x are scaled up first.

#include "log_parts.hpp"

namespace hillock::math {

/// log x.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V log(V x)
{
    using T = scalar_t<V>;
    V const zero = V(T(0));
    V const least_normal = constant<V>(single<V> ? 0x1p-126 : 0x1p-1022);
    auto const below = x < least_normal;
    V const u = math::select(below, x * constant<V>(single<V> ? 0x1p24 : 0x1p54), x);
    auto parts = split_logarithm(u);
    parts.k = parts.k - math::select(below, constant<V>(single<V> ? 24 : 54), zero);
    V y = join_logarithm<A>(parts);
    V const limit = V(infinity<T>);
    y = math::select(x == limit, limit, y);
    y = math::select(x == zero, math::negate(limit), y);
    y = math::select(x < zero, V(quiet_nan<T>), y);
    return math::keep_nan(x, y);
}

} // namespace hillock::math
