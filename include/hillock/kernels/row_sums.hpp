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
        p = adding()(p, v);
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
        auto const all = detail::all_in_pairs(part, adding());
        return math::fast_two_sum(all.high, all.low);
    }
};

/// Sums over the elements of a row, good to an ulp of the elements' type or much better for thousands of them.
template <class T, class Arch>
using row_sums = std::conditional_t<std::same_as<T, float>, lane_sums<Arch>, compensated_lane_sums<Arch>>;

/// A sum of numbers that are at least 0, with the greatest of them kept back.
template <class D, class Rest>
struct beside_greatest {
    D greatest;
    Rest rest;
};

template <class D, class Rest>
struct lanes_of<beside_greatest<D, Rest>> {
    static constexpr std::size_t size = D::size;
    lanes_of<D> greatest;
    lanes_of<Rest> rest;

    HILLOCK_INLINE explicit lanes_of(beside_greatest<D, Rest> const& v) : greatest(v.greatest), rest(v.rest) {}
    HILLOCK_INLINE auto operator[](std::size_t i) const
    {
        return beside_greatest<double, decltype(rest[i])>{greatest[i], rest[i]};
    }
};

/// Adds two of these.
struct adding_beside_greatest {
    template <class S>
    HILLOCK_INLINE S operator()(S const& a, S const& b) const
    {
        adding const add;
        return {math::max(a.greatest, b.greatest), add(add(a.rest, b.rest), math::min(a.greatest, b.greatest))};
    }
};

/// Sums over the elements of a row of numbers that are at least 0, without one of the greatest, so that they have no
/// rounding of its size.
template <class V, class Arch>
struct sums_beside_greatest {
    using all_sums = row_sums<scalar_t<V>, Arch>;
    using D = xsimd::batch<double, Arch>;

    static constexpr std::size_t batches = lanes_of_a_sum / V::size;

    all_sums rest;
    V greatest[batches]; ///< of each lane

    HILLOCK_INLINE void clear()
    {
        rest.clear();
        detail::unrolled<batches>([&](std::size_t k)
                                      __attribute__((always_inline)) { greatest[k] = V(scalar_t<V>(0)); });
    }

    HILLOCK_INLINE void add(V v, std::size_t lane) { rest.add(lesser(v, lane), lane); }

    HILLOCK_INLINE void add_both(V a, V b, std::size_t lane)
    {
        V const first = lesser(a, lane);
        rest.add_both(first, lesser(b, lane), lane);
    }

    HILLOCK_INLINE auto total() const
    {
        beside_greatest<D, std::remove_cvref_t<decltype(rest.part[0])>> parts[all_sums::parts];
        detail::unrolled<batches>([&](std::size_t k) __attribute__((always_inline)) {
            if constexpr (std::same_as<V, D>) {
                parts[k] = {greatest[k], rest.part[k]};
            } else {
                auto const wide = math::widen(greatest[k]);
                parts[2 * k] = {wide.low, rest.part[2 * k]};
                parts[2 * k + 1] = {wide.high, rest.part[2 * k + 1]};
            }
        });
        return detail::all_in_pairs(parts, adding_beside_greatest()).rest;
    }

private:
    /// The lesser of v and its lane's greatest, which it may become.
    HILLOCK_INLINE V lesser(V v, std::size_t lane)
    {
        V& g = greatest[lane / V::size];
        V const result = math::min(v, g); // nan if v is
        g = math::max(g, v);
        return result;
    }
};

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
HILLOCK_INLINE double in_one(math::sum_of_two<double> sum) { return sum.high + sum.low; }

} // namespace hillock::detail
