#pragma once

// sin and cos as one function of the distance to the nearest zero.
//
//   |x| = (n + shift) pi + r,   shift = 0 for sin, 1/2 for cos,   |r| <= pi / 2
//   sin |x| = (-1)^n sin r,   cos |x| = -(-1)^n sin r
//
// Algorithm  reduction modulo pi, not pi / 2: one polynomial and no choice of it, and r, which has the
//            relative accuracy of a rounding, is all the result's accuracy near its zeros. pi in three words; the first
//            product cancels exactly, since |x| and n pi are multiples of its last bit and r has no more bits than a
//            word. Beyond the limit n itself would be off; such lanes are computed one by one, so that no lane depends
//            on its neighbours.
// Source     W. Cody, W. Waite, Software manual for the elementary functions, 1980; the words are printed by
//            tests/coefficients/sine_reduced.sollya.

#include "compensated.hpp"
#include "trig_huge.hpp"

namespace hillock::math {

/// The greatest |x| that three words of pi reduce: n is found to 2^-8, the error that the polynomials allow for.
template <class V>
inline constexpr double reduction_limit = single<V> ? 0x1p18 : 0x1p30;

/// Up to this |x|, two words of pi are good to 2^-19.9 of every float's r, and the fast tier takes no third. What they lack
/// is 3.43e-15 n, over the distance of n pi from the nearest float; tests/coefficients/two_words.py prints it.
inline constexpr double two_word_limit = 192;

/// |x| = (n + shift) pi + r; the sign bit of `flip` is set where r's sine has the other sign than the result.
template <class V>
struct half_turns {
    V r;
    bits_t<V> flip;
};

/// The same with r in two words.
template <class V>
struct precise_half_turns {
    V high;
    V low;
    bits_t<V> flip;
};

/// n + shift, the nearest to a / pi, and the sign of `half_turns`.
template <class V>
struct half_turn_count {
    V n;
    bits_t<V> flip;
};

template <bool shifted, class V>
HILLOCK_INLINE half_turn_count<V> count_half_turns(V a)
{
    V const one_over_pi = constant<V>(single<V> ? 0x1.45f306p-2 : 0x1.45f306dc9c883p-2);
    // The last bit of t is n's; for cos one more is added, which flips the sign.
    V const magic = constant<V>((single<V> ? 0x1.8p23 : 0x1.8p52) + (shifted ? 1 : 0));
    if constexpr (shifted) {
        V const t = rounded(math::fma(a, one_over_pi, V(scalar_t<V>(-0.5))) + magic);
        return {(t - magic) + V(scalar_t<V>(0.5)), shift_left<single<V> ? 31 : 63>(to_bits(t))};
    } else {
        V const t = rounded(math::fma(a, one_over_pi, magic));
        return {t - magic, shift_left<single<V> ? 31 : 63>(to_bits(t))};
    }
}

/// The half-turns of a positive double beyond the limit.
template <bool shifted>
HILLOCK_INLINE precise_half_turns<double> huge_half_turns(double a)
{
    // In integers, which no flag of the compiler's makes finite or without a sign.
    if (to_bits(a) >= to_bits(infinity<double>))
        return {quiet_nan<double>, 0, 0};
    auto const turns = reduce_huge<shifted>(a);
    return {turns.high, turns.low, static_cast<std::uint64_t>(turns.odd != shifted) << 63};
}

/// The half-turns of a >= 0, with the low part of r, in double.
template <bool shifted, class V>
HILLOCK_INLINE precise_half_turns<V> reduce_precisely(V a)
{
    constexpr double limit = reduction_limit<V>;
    auto const [n, flip] = count_half_turns<shifted>(a);
    // The first difference is exact but for n = 1/2, where it is that of two words.
    V const pi_1 = constant<V>(0x1.921fb54442d18p1);
    V const d = multiply_add(n, negate(pi_1), a);
    V const d_low = a - multiply_add(n, pi_1, d);
    auto const second = two_product(n, constant<V>(-0x1.1a62633145c07p-53));
    auto const s = two_sum(d, second.high);
    V const low = d_low + (s.low + math::fma(n, constant<V>(0x1.f1976b7ed8fbcp-109), second.low));
    auto const r = fast_two_sum(s.high, low);
    precise_half_turns<V> turns{r.high, r.low, flip};
    if (math::any(a > V(limit))) [[unlikely]] {
        if constexpr (real<V>) {
            turns = huge_half_turns<shifted>(a);
        } else {
            double from[V::size];
            double high[V::size];
            double lows[V::size];
            double signs[V::size];
            a.store_unaligned(from);
            turns.high.store_unaligned(high);
            turns.low.store_unaligned(lows);
            from_bits<V>(turns.flip).store_unaligned(signs);
            for (std::size_t i = 0; i < V::size; ++i)
                if (from[i] > limit) {
                    auto const t = huge_half_turns<shifted>(from[i]);
                    high[i] = t.high;
                    lows[i] = t.low;
                    signs[i] = from_bits<double>(t.flip);
                }
            turns = {V::load_unaligned(high), V::load_unaligned(lows), to_bits(V::load_unaligned(signs))};
        }
    }
    return turns;
}

/// The half-turns of a >= 0; r is nan for inf.
template <bool shifted, tier A = tier::standard, class V>
HILLOCK_INLINE half_turns<V> reduce_half_turns(V a);

/// The half-turns of a scalar beyond the limit: of a float, in double.
template <bool shifted, class T>
HILLOCK_INLINE half_turns<T> reduce_beyond(T a)
{
    if constexpr (single<T>) {
        auto const t = reduce_half_turns<shifted>(static_cast<double>(a));
        return {static_cast<float>(t.r), static_cast<std::uint32_t>(t.flip >> 32)};
    } else {
        auto const t = huge_half_turns<shifted>(a);
        return {t.high, t.flip};
    }
}

template <bool shifted, tier A, class V>
HILLOCK_INLINE half_turns<V> reduce_half_turns(V a)
{
    using T = scalar_t<V>;
    constexpr bool short_pi = A == tier::fast && single<V> && HILLOCK_HAS_FMA;
    constexpr T limit = T(reduction_limit<V>);
    V const minus_pi_1 = constant<V>(single<V> ? -0x1.921fb6p1 : -0x1.921fb54442d18p1);
    V const minus_pi_2 = constant<V>(single<V> ? 0x1.777a5cp-24 : -0x1.1a62633145c07p-53);
    V const minus_pi_3 = constant<V>(single<V> ? 0x1.ee59dap-49 : 0x1.f1976b7ed8fbcp-109);
    auto const [n, flip] = count_half_turns<shifted>(a);
    half_turns<V> turns{multiply_add(n, minus_pi_2, multiply_add(n, minus_pi_1, a)), flip};
    if constexpr (!short_pi)
        turns.r = multiply_add(n, minus_pi_3, turns.r);
    if (math::any(a > V(short_pi ? T(two_word_limit) : limit))) [[unlikely]] {
        if constexpr (short_pi)
            turns.r = math::select(a > V(T(two_word_limit)), multiply_add(n, minus_pi_3, turns.r), turns.r);
        if constexpr (real<V>) {
            if (a > limit)
                turns = reduce_beyond<shifted>(a);
        } else {
            T from[V::size];
            T r[V::size];
            T signs[V::size];
            a.store_unaligned(from);
            turns.r.store_unaligned(r);
            from_bits<V>(turns.flip).store_unaligned(signs);
            for (std::size_t i = 0; i < V::size; ++i)
                if (from[i] > limit) {
                    auto const t = reduce_beyond<shifted>(from[i]);
                    r[i] = t.r;
                    signs[i] = from_bits<T>(t.flip);
                }
            turns = {V::load_unaligned(r), to_bits(V::load_unaligned(signs))};
        }
    }
    return turns;
}

} // namespace hillock::math
