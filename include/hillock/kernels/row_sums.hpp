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

    math::sum_of_two<D> part[lanes_of_a_sum / D::size];

    HILLOCK_INLINE void clear()
    {
        for (auto& p : part)
            p = {D(0.0), D(0.0)};
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
        for (std::size_t i = 0; i < lanes_of_a_sum; i += D::size) {
            auto const product = math::two_product(D::load_unaligned(a + i), D::load_unaligned(b + i));
            add(product.high, i);
            part[i / D::size].low = part[i / D::size].low + product.low;
        }
    }

    HILLOCK_INLINE void add_run(double const* p)
    {
        for (std::size_t i = 0; i < lanes_of_a_sum; i += D::size)
            add(D::load_unaligned(p + i), i);
    }

    HILLOCK_INLINE math::sum_of_two<double> total() const
    {
        double high[lanes_of_a_sum], low[lanes_of_a_sum];
        for (std::size_t i = 0; i < lanes_of_a_sum / D::size; ++i) {
            part[i].high.store_unaligned(high + i * D::size);
            part[i].low.store_unaligned(low + i * D::size);
        }
        for (std::size_t n = lanes_of_a_sum / 2; n != 0; n /= 2)
            for (std::size_t i = 0; i < n; ++i) {
                auto const sum = math::two_sum(high[i], high[i + n]);
                high[i] = sum.high;
                low[i] += low[i + n] + sum.low;
            }
        return math::fast_two_sum(high[0], low[0]);
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
