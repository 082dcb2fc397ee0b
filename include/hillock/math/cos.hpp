#pragma once

#include "sin.hpp"

namespace hillock::math {

/// cos x, for every finite x; nan for +-inf.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V cos(V x)
{
    return half_turn_sine_at<A, true>(math::abs(x));
}

} // namespace hillock::math
