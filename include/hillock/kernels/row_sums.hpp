#pragma once

// Sums over the elements of a row: of floats in doubles, of doubles with compensation.

#include <type_traits>

#include "../math/compensated.hpp"
#include "sums.hpp"

namespace hillock::detail {

/// The same sum of doubles with the error of each addition and product kept: as good as made in twice the digits.
template <class Arch>
struct compensated_lane_sums {
    using D = xsimd::batch<double, Arch>;

    static constexpr std::size_t parts = lanes_of_a_sum / D::size;

    math::sum_of_two<D> part[parts];

    HILLOCK_INLINE void clear()
    {
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) { part[i] = {D(0.0), D(0.0)}; });
    }

    HILLOCK_INLINE void add(D v, std::size_t lane)
    {
        auto& p = part[lane / D::size];
        auto const sum = math::two_sum(p.high, v);
        p = {sum.high, p.low + sum.low};
    }

    HILLOCK_INLINE void add_both(D a, D b, std::size_t lane)
    {
        add(a, lane);
        add(b, lane);
    }

    HILLOCK_INLINE void add_products(double const* a, double const* b)
    {
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) {
            auto const product =
                math::two_product(D::load_unaligned(a + i * D::size), D::load_unaligned(b + i * D::size));
            add(product.high, i * D::size);
            part[i].low = part[i].low + product.low;
        });
    }

    HILLOCK_INLINE void add_run(double const* p)
    {
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) {
            add(D::load_unaligned(p + i * D::size), i * D::size);
        });
    }

    HILLOCK_INLINE math::sum_of_two<double> total() const
    {
        double high[lanes_of_a_sum], low[lanes_of_a_sum];
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) {
            part[i].high.store_unaligned(high + i * D::size);
            part[i].low.store_unaligned(low + i * D::size);
        });
        auto const add = [](math::sum_of_two<double> a, math::sum_of_two<double> b) __attribute__((always_inline)) {
            auto const sum = math::two_sum(a.high, b.high);
            return math::sum_of_two<double>{sum.high, a.low + (b.low + sum.low)};
        };
        auto const all = [&]<std::size_t... K>(std::index_sequence<K...>) __attribute__((always_inline)) {
            math::sum_of_two<double> const lanes[] = {math::sum_of_two<double>{high[K], low[K]}...};
            return detail::in_pairs(lanes, add);
        }(std::make_index_sequence<lanes_of_a_sum>());
        return math::fast_two_sum(all.high, all.low);
    }
};

/// Sums over the elements of a row, good to an ulp of the elements' type or much better for thousands of them.
template <class T, class Arch>
using row_sums = std::conditional_t<std::same_as<T, float>, lane_sums<Arch>, compensated_lane_sums<Arch>>;

/// A row's sum as two numbers of its elements' type.
template <class T>
HILLOCK_INLINE math::sum_of_two<T> in_two(double sum)
{
    auto const high = static_cast<T>(sum);
    return {high, static_cast<T>(sum - static_cast<double>(high))};
}
template <class T>
HILLOCK_INLINE math::sum_of_two<T> in_two(math::sum_of_two<double> sum)
{
    return sum;
}

/// 1 / sum as two numbers of the row's type.
template <class T>
HILLOCK_INLINE math::sum_of_two<T> reciprocal(double sum)
{
    return detail::in_two<T>(1 / sum);
}
template <class T>
HILLOCK_INLINE math::sum_of_two<T> reciprocal(math::sum_of_two<double> sum)
{
    double const r = 1 / sum.high;
    auto const product = math::two_product(r, sum.high);
    double const residual = ((product.high - 1) + product.low) + math::rounded(r * sum.low);
    return {r, -r * residual};
}

/// A row's sum as a double.
HILLOCK_INLINE double in_one(double sum) { return sum; }
HILLOCK_INLINE double in_one(math::sum_of_two<double> sum) { return sum.high; }

} // namespace hillock::detail
