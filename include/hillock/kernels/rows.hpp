#pragma once

// What softmax and log_softmax have in common: exponentials that do not overflow, and rows without a greatest element.
//
// The distance x - m from the greatest element loses digits to rounding, and e^(x - m) would be off by as many ulps as
// those are worth, 64 for floats. So it is two numbers, the second what rounding lost of the first; or it is avoided:
// e^x in two parts, 2^n (1 + p), does not overflow, and only the n are compared (M. Dukhan, A. Ablavatski, The two-pass
// softmax algorithm, arXiv:2001.04438).

#include <limits>

#include "../math/compensated.hpp"
#include "../math/exp.hpp"
#include "../math/exp_shifted.hpp"
#include "checks.hpp"
#include "division.hpp"
#include "logits.hpp"
#include "softmax_options.hpp"

namespace hillock::detail {

/// x - top, at most 0. The low part is nan where the distance is infinite.
template <class Logits, class V>
HILLOCK_INLINE math::sum_of_two<V> distance(math::sum_of_two<V> x, math::sum_of_two<scalar_t<V>> top)
{
    auto const d = math::two_sum(x.high, V(-top.high));
    if constexpr (Logits::exact)
        return d;
    else
        return {d.high, d.low + (x.low - V(top.low))};
}

/// What makes 2^(n + shift) of 2^n, added to its bits; n itself need not be an exponent of normal numbers.
template <class T>
HILLOCK_INLINE math::bits_t<T> exponent_of_shift(int shift)
{
    constexpr int mantissa = std::numeric_limits<T>::digits - 1;
    return math::shift_left<mantissa>(static_cast<math::bits_t<T>>(shift));
}

/// e^x 2^shift as a normal number, for an e^x in parts.
template <class V>
HILLOCK_INLINE V shifted(math::exp_parts<V> const& e, math::bits_t<scalar_t<V>> exponent)
{
    V const power = math::from_bits<V>(math::to_bits(e.power) + math::bits_t<V>(exponent));
    return math::fma(e.p, power, power);
}

/// e^x 2^shift as a normal number, in units of exponential_unit.
template <class V>
HILLOCK_INLINE V shifted_exponential(V x, int shift)
{
    if constexpr (math::by_pieces<V>)
        return math::shifted_exp(x, shift);
    else
        return detail::shifted(math::reduced_exp(x), detail::exponent_of_shift<scalar_t<V>>(shift));
}

/// What shifted exponentials of T are too small by.
template <class T>
inline constexpr double exponential_unit = math::by_pieces<T> ? math::shifted_exp_unit : 1;

/// The exponentials of a row, times 2^Shift: e^(x - top), and a negligible one where that is below e^-Range. The shift
/// keeps all of them normal.
template <int Shift, int Range, class Logits, class T>
struct exponentials {
    math::sum_of_two<T> top;

    template <class V>
    HILLOCK_INLINE V operator()(math::sum_of_two<V> x) const
    {
        auto const d = detail::distance<Logits>(x, top);
        V const least = math::constant<V>(-Range);
        V const low = math::select(d.high > least, d.low, V(T(0)));
        return detail::shifted(math::reduced_exp(math::max(d.high, least), low), detail::exponent_of_shift<T>(Shift));
    }
};

/// The same where the row's greatest element is not large: e^x 2^(Shift - n), with the n that makes it 2^Shift to a
/// factor of two there. No difference is formed, and none has to be made good.
template <int Shift, int Range, class T>
struct near_exponentials {
    T least;
    int n;

    /// What the exponentials are right for, with Range to spare.
    static constexpr T most = std::same_as<T, float> ? 150 : 500;

    HILLOCK_INLINE static near_exponentials of(T top)
    {
        return {top - T(Range), static_cast<int>(math::reduced_exp(top).n)};
    }

    /// Those for rows whose greatest element is not known, but not far from 0: at least `from`.
    HILLOCK_INLINE static near_exponentials of_any(T from) { return {from - T(Range), 0}; }

    template <class V>
    HILLOCK_INLINE V operator()(math::sum_of_two<V> x) const
    {
        return detail::shifted_exponential(math::max(x.high, V(least)), Shift - n);
    }
};

/// Calls visit with the better of both for the row.
template <int Shift, int Range, class Logits, class T, class Visit>
HILLOCK_INLINE void with_exponentials(math::sum_of_two<T> top, Visit const& visit)
{
    if constexpr (Logits::exact) {
        using nearby = near_exponentials<Shift, Range, T>;
        if (math::abs(top.high) <= nearby::most) {
            visit(nearby::of(top.high));
            return;
        }
    }
    visit(exponentials<Shift, Range, Logits, T>{top});
}

/// Writes a row without a finite greatest logit: the limits where there are any, else nan. `one` and `zero` are the
/// values of an element that outweighs all others, and of one that is outweighed.
template <class Build, class Logits, class T>
[[gnu::cold, gnu::noinline]] void write_infinite_row(Logits row, std::size_t columns, T* y, T one, T zero,
                                                     masked_row masked)
{
    constexpr T nan = std::numeric_limits<T>::quiet_NaN();
    constexpr T infinite = std::numeric_limits<T>::infinity();
    std::size_t infinities = 0;
    bool all_nan = false;
    for (std::size_t i = 0; i < columns; ++i) {
        T const x = row.one(i);
        infinities += x == infinite;
        all_nan = all_nan || !math::is_number(x);
    }
    all_nan = all_nan || (infinities == 0 && masked == masked_row::nan);
    for (std::size_t i = 0; i < columns; ++i) {
        T const x = row.one(i);
        y[i] = all_nan ? nan : x != infinite ? zero : infinities == 1 ? one : nan;
    }
}

} // namespace hillock::detail
