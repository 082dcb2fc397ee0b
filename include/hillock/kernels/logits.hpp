#pragma once

// The logits of a row: its elements, or scale x + mask, which is two numbers, so that neither costs an ulp.

#include <limits>

#include "../math/compensated.hpp"
#include "buffer.hpp"
#include "sums.hpp"

namespace hillock::detail {

template <class V>
inline constexpr scalar_t<V> minus_infinity = -std::numeric_limits<scalar_t<V>>::infinity();

/// Inputs that are logits as they are.
template <class T>
struct plain_logits {
    static constexpr bool exact = true;

    T const* x;

    /// The logits from i on; past `count` -inf.
    template <class V>
    HILLOCK_INLINE math::sum_of_two<V> at(std::size_t i, std::size_t count) const
    {
        return {detail::load_up_to<V>(x + i, count, minus_infinity<V>), V(T(0))};
    }

    /// The logit i alone, rounded.
    HILLOCK_INLINE T one(std::size_t i) const { return x[i]; }

    /// The logits after whole rows of n elements in all.
    HILLOCK_INLINE plain_logits after(std::size_t n) const { return {x + n}; }
};

/// Logits scale x + mask, with a mask or none, for each row or for all of them.
template <class T>
struct scaled_logits {
    static constexpr bool exact = false;

    T const* x;
    double scale;
    T const* mask; ///< or null
    bool mask_for_each_row;

    template <class V>
    HILLOCK_INLINE math::sum_of_two<V> at(std::size_t i, std::size_t count) const
    {
        auto sum = math::two_product(detail::load_up_to<V>(x + i, count), V(factor()));
        if (mask != nullptr) {
            auto const masked = math::two_sum(sum.high, detail::load_up_to<V>(mask + i, count));
            sum = {masked.high, masked.low + sum.low};
        }
        // Infinite logits, and products too large to be split, have no low part.
        V const low = math::select(math::is_number(sum.low), sum.low, V(T(0)));
        return {detail::keep_first(sum.high, count, minus_infinity<V>), low};
    }

    HILLOCK_INLINE T one(std::size_t i) const
    {
        T const scaled = math::rounded(x[i] * factor());
        return mask == nullptr ? scaled : scaled + mask[i];
    }

    HILLOCK_INLINE scaled_logits after(std::size_t n) const
    {
        return {x + n, scale, mask != nullptr && mask_for_each_row ? mask + n : mask, mask_for_each_row};
    }

private:
    HILLOCK_INLINE T factor() const { return static_cast<T>(scale); }
};

/// The logits scale x, or scale x + mask.
template <class T, class X, class... M>
HILLOCK_INLINE scaled_logits<T> scaled(double scale, buffer<X> const& x, buffer<M> const&... mask)
{
    scaled_logits<T> logits{x.data, scale, nullptr, false};
    ((logits.mask = mask.data, logits.mask_for_each_row = mask.size == x.size), ...);
    return logits;
}

/// The greater of both, nan never.
template <class Logits, class V>
HILLOCK_INLINE math::sum_of_two<V> greater_logit(math::sum_of_two<V> a, math::sum_of_two<V> b)
{
    if constexpr (Logits::exact) {
        return {math::max(a.high, b.high), a.low};
    } else {
        auto const b_is_greater = (b.high > a.high) || ((b.high == a.high) && (b.low > a.low));
        return {math::select(b_is_greater, b.high, a.high), math::select(b_is_greater, b.low, a.low)};
    }
}

/// The greatest logit of a row; -inf if there is none.
template <class V, class Logits>
HILLOCK_INLINE math::sum_of_two<scalar_t<V>> greatest_logit(Logits const& row, std::size_t columns)
{
    using T = scalar_t<V>;
    constexpr std::size_t width = V::size;
    auto const greater = [](auto a, auto b)
                             __attribute__((always_inline)) { return detail::greater_logit<Logits>(a, b); };
    // Four of them hide the latency of one.
    math::sum_of_two<V> const none{V(minus_infinity<V>), V(T(0))};
    math::sum_of_two<V> a = none, b = none, c = none, d = none;
    std::size_t i = 0;
    for (; i + 4 * width <= columns; i += 4 * width) {
        a = greater(a, row.template at<V>(i, width));
        b = greater(b, row.template at<V>(i + width, width));
        c = greater(c, row.template at<V>(i + 2 * width, width));
        d = greater(d, row.template at<V>(i + 3 * width, width));
    }
    for (; i < columns; i += width)
        a = greater(a, row.template at<V>(i, columns - i < width ? columns - i : width));
    lanes_of const greatest(greater(greater(a, b), greater(c, d)));
    return [&]<std::size_t... K>(std::index_sequence<K...>) __attribute__((always_inline)) {
        math::sum_of_two<T> const lanes[]{greatest[K]...};
        return detail::in_pairs(lanes, greater);
    }(std::make_index_sequence<width>());
}

} // namespace hillock::detail
