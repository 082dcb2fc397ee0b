#pragma once

#include "sine_reduced.hpp"
#include "trig_reduction.hpp"
#include "wide.hpp"

namespace hillock::math {

/// sin a or, if shifted, cos a, for a >= 0, with a polynomial of so many terms.
template <int terms, bool shifted, tier A = tier::standard, class V>
HILLOCK_INLINE V half_turn_sine(V a)
{
    auto const turns = reduce_half_turns<shifted, A>(a);
    return xor_sign(sine_reduced<terms>(turns.r), turns.flip);
}

/// The same in two words, in double.
template <bool shifted, class V>
HILLOCK_INLINE sum_of_two<V> half_turn_sine_precise(V a)
{
    auto const turns = reduce_precisely<shifted>(a);
    auto const y = sine_compensated(sum_of_two<V>{turns.high, turns.low});
    return {xor_sign(y.high, turns.flip), xor_sign(y.low, turns.flip)};
}

template <tier A, bool shifted, class V>
HILLOCK_INLINE V half_turn_sine_at(V a)
{
    if constexpr (A != tier::accurate) {
        return half_turn_sine<(A == tier::fast ? 3 : single<V> ? 4 : 8), shifted, A>(a);
    } else if constexpr (single<V>) {
        return in_double(a, [](auto d) __attribute__((always_inline)) { return half_turn_sine<5, shifted>(d); });
    } else {
        auto const y = half_turn_sine_precise<shifted>(a);
        return y.high + y.low;
    }
}

/// sin x, for every finite x; nan for +-inf.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V sin(V x)
{
    return xor_sign(half_turn_sine_at<A, false>(math::abs(x)), sign_bit(x));
}

} // namespace hillock::math
