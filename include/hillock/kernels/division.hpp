#pragma once

// How the work of a call is divided. A kernel asks for it by its build tag: most tags mean that the calling thread does
// everything at once; parallel.hpp adds those that mean several threads. Whatever is divided gives the same bits: what
// is computed for itself, at any place, and sums, in runs of fixed size that are added in order.

#include <cstddef>

#include "../inline.hpp"
#include "rounding.hpp"

namespace hillock::detail {

/// Whether P is an execution policy; parallel.hpp knows.
template <class P>
inline constexpr bool is_policy = false;

/// Elements that one thread is worth: some microseconds.
inline constexpr std::size_t elements_of_a_part = std::size_t{1} << 15;

template <class Build>
struct division {
    /// The tag of a part.
    using part = Build;

    /// Calls work(begin, count) for parts of [0, n), of `grain` each.
    template <class Work>
    HILLOCK_INLINE static void over(std::size_t n, std::size_t /*grain*/, Work const& work)
    {
        work(std::size_t(0), n);
    }

    /// Calls work(k, sums) for k < count, which writes up to Size doubles, and add(sums) with each, in order.
    template <std::size_t Size, class Work, class Add>
    HILLOCK_INLINE static void sum_in_order(std::size_t count, Work const& work, Add const& add)
    {
        double sums[Size];
        for (std::size_t k = 0; k < count; ++k) {
            work(k, sums);
            add(sums);
        }
    }
};

/// Calls work(row, count) for parts of the rows.
template <class Build, class Work>
HILLOCK_INLINE void over_rows(std::size_t rows, std::size_t columns, Work const& work)
{
    detail::in_nearest<Build>([=]() __attribute__((always_inline)) {
        division<Build>::over(rows, columns < elements_of_a_part ? elements_of_a_part / columns : 1, work);
    });
}

} // namespace hillock::detail
