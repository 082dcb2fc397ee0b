#pragma once

// Rows in groups of as many as a batch of their elements has lanes. What a row costs by itself, the last of its sums and
// what comes of them, is a long chain of operations, and no shorter for one row than for a group of them, one in each
// lane. A group is written while the next is read.

#include <cstddef>
#include <utility>

#include "row_sums.hpp"

namespace hillock::detail {

/// The longest rows that go in groups: longer ones cost little by themselves, and a group of them would fill the caches.
inline constexpr std::size_t bytes_of_a_grouped_row = 8192;

/// Fewer rows are faster one by one.
template <class V>
inline constexpr std::size_t fewest_rows_of_a_group = V::size / 2;

/// Which of two sets of h lanes.
enum class half : bool { first, second };

/// Of two rows: in the lanes i without i & h the first or the second half of a, in the others that of b.
template <half which, std::size_t h, class T, class Arch>
HILLOCK_INLINE auto halves_of_rows(xsimd::batch<T, Arch> a, xsimd::batch<T, Arch> b)
{
    using V = xsimd::batch<T, Arch>;
    constexpr std::size_t size = V::size;
    constexpr std::size_t from_a = which == half::first ? 0 : h;
    constexpr std::size_t from_b = which == half::first ? h : 0;
    return [&]<std::size_t... i>(std::index_sequence<i...>) __attribute__((always_inline)) {
        if constexpr (requires { math::registers::make_opaque(a.data); })
            return V(__builtin_shufflevector(a.data, b.data, ((i & h) == 0 ? i + from_a : size + i - from_b)...));
        else
            return V(((i & h) == 0 ? a.get(i + from_a) : b.get(i - from_b))...);
    }(std::make_index_sequence<size>());
}
template <half which, std::size_t h, class D>
HILLOCK_INLINE math::sum_of_two<D> halves_of_rows(math::sum_of_two<D> const& a, math::sum_of_two<D> const& b)
{
    return {detail::halves_of_rows<which, h>(a.high, b.high), detail::halves_of_rows<which, h>(a.low, b.low)};
}
template <half which, std::size_t h, class V>
HILLOCK_INLINE math::halves<V> halves_of_rows(math::halves<V> const& a, math::halves<V> const& b)
{
    if constexpr (2 * h == V::size && which == half::first)
        return {a.low, b.low};
    else if constexpr (2 * h == V::size)
        return {a.high, b.high};
    else
        return {detail::halves_of_rows<which, h>(a.low, b.low), detail::halves_of_rows<which, h>(a.high, b.high)};
}
template <half which, std::size_t h, class V, class Rest>
HILLOCK_INLINE beside_greatest<V, Rest> halves_of_rows(beside_greatest<V, Rest> const& a,
                                                       beside_greatest<V, Rest> const& b)
{
    return {detail::halves_of_rows<which, h>(a.greatest, b.greatest), detail::halves_of_rows<which, h>(a.rest, b.rest)};
}

/// The lanes of as many rows' sums as there are lanes brought down to one each, which lane i of the result has of row i. The
/// tree is that of `in_pairs`.
template <std::size_t N, class S, class Op>
HILLOCK_INLINE S rows_in_pairs(S const (&rows)[N], Op const& op)
{
    if constexpr (N == 1)
        return rows[0];
    else
        return [&]<std::size_t... k>(std::index_sequence<k...>) __attribute__((always_inline)) {
            S const merged[]{op(detail::halves_of_rows<half::first, N / 2>(rows[k], rows[k + N / 2]),
                                detail::halves_of_rows<half::second, N / 2>(rows[k], rows[k + N / 2]))...};
            return detail::rows_in_pairs(merged, op);
        }(std::make_index_sequence<N / 2>());
}

/// The same of one row alone, which all lanes of the result have, from halves of h lanes on.
template <std::size_t h, class S, class Op>
HILLOCK_INLINE S lanes_in_pairs(S const& row, Op const& op)
{
    if constexpr (h == 0)
        return row;
    else
        return detail::lanes_in_pairs<h / 2>(
            op(detail::halves_of_rows<half::first, h>(row, row), detail::halves_of_rows<half::second, h>(row, row)),
            op);
}

/// What a group's rows have in the lanes of a batch V, each.
template <class V, class S>
struct rows_of_lanes {
    S rows[V::size];

    /// Of the first n rows the lanes brought down to one each, of row k in lane k.
    template <class Op>
    HILLOCK_INLINE S total(std::size_t n, Op const& op)
    {
        if (n == 1)
            return detail::lanes_in_pairs<V::size / 2>(rows[0], op);
        for (std::size_t k = n; k < V::size; ++k)
            rows[k] = rows[0];
        return detail::rows_in_pairs(rows, op);
    }
};

/// Calls read(row, k) for each row, where k is its place in a group of up to V::size; end_group(n) after the n rows of a
/// group; and then write(row, k).
template <class V, class Read, class End, class Write>
HILLOCK_INLINE void in_groups(std::size_t rows, std::size_t columns, Read const& read, End const& end_group,
                              Write const& write)
{
    bool const grouped = rows >= fewest_rows_of_a_group<V> && columns <= bytes_of_a_grouped_row / sizeof(scalar_t<V>);
    std::size_t const group = grouped ? V::size : 1;
    for (std::size_t first = 0; first < rows + group; first += group) {
        for (std::size_t k = 0, row = first; k < group; ++k, ++row) {
            if (row < rows)
                read(row, k);
            if (grouped && row >= group && row - group < rows)
                write(row - group, k);
        }
        if (first < rows)
            end_group(rows - first < group ? rows - first : group);
        if (!grouped && first < rows)
            write(first, 0);
    }
}

} // namespace hillock::detail
