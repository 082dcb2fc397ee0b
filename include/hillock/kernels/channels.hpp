#pragma once

// Loops over rows of channels, where each channel has a parameter: a bias, a slope.
//
// Short rows are worked on several at a time, against a tile that holds the parameters as often, so that a row of 10
// channels does not cost as many calls of the loop, and masked batches, as there are rows.
//
// Sums over the rows of a channel are made of results that are in the cache still: a block of passes over a tile's
// columns writes them, and then each column of the block is added in doubles. Their order is a matter of the shape
// alone.

#include "../storage/widening.hpp"
#include "sums.hpp"
#include "transform.hpp"

namespace hillock::detail {

/// How many rows of that many channels fill a tile, or as many as there are; if many, then such that their elements are
/// whole runs of 16.
HILLOCK_INLINE std::size_t rows_of_a_tile(std::size_t tile, std::size_t rows, std::size_t channels)
{
    std::size_t const fit = channels < tile ? tile / channels : 1;
    std::size_t const most = fit < lanes_of_a_sum ? fit : fit - fit % lanes_of_a_sum;
    return most < rows ? most : rows;
}

/// The first `channels` elements, `copies` times.
template <class T>
HILLOCK_INLINE void fill_tile(T* to, T const* from, std::size_t channels, std::size_t copies)
{
    std::size_t const n = copies * channels;
    std::size_t filled = n < channels ? n : channels;
    __builtin_memcpy(to, from, filled * sizeof(T));
    for (std::size_t more; filled < n; filled += more) {
        more = n - filled < filled ? n - filled : filled;
        __builtin_memcpy(to + filled, to, more * sizeof(T));
    }
}

/// y = body(x, p) for rows of x, where p holds one parameter for each channel.
template <class Build, class V, class Body, class Y, class X, class P>
void transform_channels(Body body, std::size_t rows, std::size_t channels, Y* y, X const* x, P const* p)
{
    constexpr std::size_t tile = 512;
    P copied[tile];
    std::size_t const together = detail::rows_of_a_tile(tile, rows, channels);
    if (together > 1) {
        detail::fill_tile(copied, p, channels, together);
        p = copied;
    }
    for (std::size_t row = 0; row < rows; row += together) {
        std::size_t const n = (rows - row < together ? rows - row : together) * channels;
        detail::transform<Build, V>(body, n, y + row * channels, x + row * channels, p);
    }
}

/// totals[c] += the sum of the `rows` elements of column c, which are `stride` apart.
template <class D, class T>
HILLOCK_INLINE void add_columns(double* totals, T const* terms, std::size_t rows, std::size_t stride,
                                std::size_t columns)
{
    using sums = lane_sums<typename D::arch_type>;
    std::size_t c = 0;
    for (; c + lanes_of_a_sum <= columns; c += lanes_of_a_sum) {
        sums block;
        block.clear();
        for (std::size_t r = 0; r < rows; ++r)
            block.add_run(terms + r * stride + c);
        block.add_run(totals + c);
        block.store(totals + c);
    }
    for (; c < columns; ++c) {
        double sum = 0;
        for (std::size_t r = 0; r < rows; ++r)
            sum += static_cast<double>(terms[r * stride + c]);
        totals[c] += sum;
    }
}

/// Adds `copies` of `columns` doubles each to the first of them, in pairs.
template <class D>
HILLOCK_INLINE void add_copies(double* totals, std::size_t columns, std::size_t copies)
{
    while (copies > 1) {
        std::size_t const kept = copies - copies / 2;
        detail::add_columns<D>(totals, totals + kept * columns, 1, 0, copies / 2 * columns);
        copies = kept;
    }
}

/// y = body(x..., p) for rows of x, and dp[c] = the sum of these results over the rows of channel c. Of a body that
/// returns an `evaluation`, the value is the result and the derivative the term of the sum.
template <class Build, class V, class Body, class T, class... X>
void transform_and_sum_channels(Body body, std::size_t rows, std::size_t channels, T* y, T* dp, T const* p,
                                X const*... x)
{
    using D = xsimd::batch<double, typename Build::arch>;
    constexpr bool sums_results = std::same_as<V, decltype(body(0, storage<X>::template load<V>(x)..., V(T(0))))>;
    constexpr std::size_t tile = sums_results ? 1024 : 256;
    constexpr std::size_t passes_of_a_block = 8;
    T parameters[tile];
    T terms[sums_results ? 1 : passes_of_a_block * tile];
    double totals[tile];
    std::size_t const together = detail::rows_of_a_tile(tile, rows, channels);
    for (std::size_t first = 0; first < channels; first += tile) {
        std::size_t const columns = channels - first < tile ? channels - first : tile;
        detail::fill_tile(parameters, p + first, columns, together);
        for (double& total : totals)
            total = 0;
        for (std::size_t row = 0, passes; row < rows; row += passes * together) {
            std::size_t const left = (rows - row) / together;
            std::size_t const n = (left == 0 ? rows - row : together) * columns;
            passes = left == 0 ? 1 : left < passes_of_a_block ? left : passes_of_a_block;
            for (std::size_t pass = 0; pass < passes; ++pass) {
                std::size_t const begin = (row + pass * together) * channels + first;
                if constexpr (sums_results)
                    detail::transform<Build, V>(body, n, y + begin, x + begin..., parameters);
                else
                    detail::transform<Build, V>(body, n, detail::both(y + begin, terms + pass * tile), x + begin...,
                                                parameters);
            }
            if constexpr (sums_results)
                detail::add_columns<D>(totals, y + row * channels + first, passes, together * channels, n);
            else
                detail::add_columns<D>(totals, terms, passes, tile, n);
        }
        detail::add_copies<D>(totals, columns, together);
        for (std::size_t c = 0; c < columns; ++c)
            dp[first + c] = static_cast<T>(totals[c]);
    }
}

} // namespace hillock::detail
