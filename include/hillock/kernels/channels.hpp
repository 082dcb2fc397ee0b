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
void transform_channels_part(Body body, std::size_t rows, std::size_t channels, Y* y, X const* x, P const* p)
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
        detail::transform_part<Build, V>(body, n, n, y + row * channels, x + row * channels, p);
    }
}

template <class Build, class V, class Body, class Y, class X, class P>
HILLOCK_INLINE void transform_channels(Body const& body, std::size_t rows, std::size_t channels, Y* y, X const* x,
                                       P const* p)
{
    detail::over_rows<Build>(rows, channels, [&](std::size_t row, std::size_t count) __attribute__((always_inline)) {
        std::size_t const i = row * channels;
        detail::transform_channels_part<typename division<Build>::part, V>(body, count, channels, y + i, x + i, p);
    });
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

/// What a body makes of a channel: the result alone, which is the term of the channel's sum, or an `evaluation` whose
/// value is the result and whose derivative is the term.
template <class V, class Body, class... X>
inline constexpr bool sums_results = std::same_as<V, decltype(std::declval<Body>()(0, X()...))>;

/// Columns that are worked on together, and the passes whose results are added up in registers: both are in the cache.
template <bool SumsResults>
inline constexpr std::size_t columns_of_a_block = SumsResults ? 1024 : 256;
inline constexpr std::size_t passes_of_a_block = 8;

/// Passes that are summed for themselves, some hundred thousand elements.
inline constexpr std::size_t passes_of_a_sum = 64 * passes_of_a_block;

/// y = body(x..., p) for rows of `columns` elements, `stride` apart, where p holds the parameters `together` times; and
/// sums[i] = the sum of the terms at element i of each pass over `together` rows.
template <class Build, class V, class Body, class T, class... X>
void transform_and_sum_part(Body body, std::size_t rows, std::size_t together, std::size_t columns, std::size_t stride,
                            double* sums, T* y, T const* p, X const*... x)
{
    using D = xsimd::batch<double, typename Build::arch>;
    constexpr bool results = sums_results<V, Body, std::conditional_t<true, V, X>..., V>;
    constexpr std::size_t width = columns_of_a_block<results>;
    T terms[results ? 1 : passes_of_a_block * width];
    for (std::size_t c = 0; c < together * columns; ++c)
        sums[c] = 0;
    for (std::size_t row = 0, passes; row < rows; row += passes * together) {
        std::size_t const left = (rows - row) / together;
        std::size_t const n = (left == 0 ? rows - row : together) * columns;
        passes = left == 0 ? 1 : left < passes_of_a_block ? left : passes_of_a_block;
        for (std::size_t pass = 0; pass < passes; ++pass) {
            std::size_t const i = (row + pass * together) * stride;
            if constexpr (results)
                detail::transform_part<Build, V>(body, n, n, y + i, x + i..., p);
            else
                detail::transform_part<Build, V>(body, n, n, detail::both(y + i, terms + pass * width), x + i..., p);
        }
        if constexpr (results)
            detail::add_columns<D>(sums, y + row * stride, passes, together * stride, n);
        else
            detail::add_columns<D>(sums, terms, passes, width, n);
    }
}

/// What follows, in the rounding mode that is set.
template <class Build, class V, class Body, class T, class... X>
void transform_and_sum_all_channels(Body body, std::size_t rows, std::size_t channels, T* y, T* dp, T const* p,
                                    X const*... x)
{
    using divided = division<Build>;
    using D = xsimd::batch<double, typename Build::arch>;
    constexpr std::size_t tile = columns_of_a_block<sums_results<V, Body, std::conditional_t<true, V, X>..., V>>;
    T parameters[tile];
    double totals[tile];
    std::size_t const together = detail::rows_of_a_tile(tile, rows, channels);
    std::size_t const rows_of_a_sum = passes_of_a_sum * together;
    for (std::size_t first = 0; first < channels; first += tile) {
        std::size_t const columns = channels - first < tile ? channels - first : tile;
        detail::fill_tile(parameters, p + first, columns, together);
        for (double& total : totals)
            total = 0;
        divided::template sum_in_order<tile>(
            rows == 0 ? 0 : (rows - 1) / rows_of_a_sum + 1,
            [&](std::size_t k, double* sums) {
                std::size_t const row = k * rows_of_a_sum;
                std::size_t const count = rows - row < rows_of_a_sum ? rows - row : rows_of_a_sum;
                std::size_t const i = row * channels + first;
                detail::transform_and_sum_part<typename divided::part, V>(body, count, together, columns, channels,
                                                                          sums, y + i, parameters, x + i...);
            },
            [&](double const* sums) { detail::add_columns<D>(totals, sums, 1, 0, together * columns); });
        detail::add_copies<D>(totals, columns, together);
        for (std::size_t c = 0; c < columns; ++c)
            dp[first + c] = static_cast<T>(totals[c]);
    }
}

/// y = body(x..., p) for rows of x, and dp[c] = the sum of the terms over the rows of channel c.
template <class Build, class V, class Body, class T, class... X>
HILLOCK_INLINE void transform_and_sum_channels(Body const& body, std::size_t rows, std::size_t channels, T* y, T* dp,
                                               T const* p, X const*... x)
{
    detail::in_nearest<Build>([=]() __attribute__((always_inline)) {
        detail::transform_and_sum_all_channels<Build, V>(body, rows, channels, y, dp, p, x...);
    });
}

} // namespace hillock::detail
