#pragma once

// Loops over rows of channels, where each channel has a parameter: a bias, a slope.
//
// Short rows are worked on several at a time, against a tile that holds the parameters as often, so that a row of 10
// channels does not cost as many calls of the loop, and masked batches, as there are rows. The sums of a channel are
// made in tiles too: each tile is a column of blocks of rows, in doubles, on the stack. Their order is a matter of the
// number of channels alone.

#include "sums.hpp"
#include "transform.hpp"

namespace hillock::detail {

/// Elements of a tile.
inline constexpr std::size_t tile = 512;

/// How many rows of that many channels fill a tile, or as many as there are.
HILLOCK_INLINE std::size_t rows_of_a_tile(std::size_t rows, std::size_t channels)
{
    std::size_t const most = channels < tile ? tile / channels : 1;
    return most < rows ? most : rows;
}

/// The first `channels` elements, `copies` times.
template <class T>
HILLOCK_INLINE void fill_tile(T* to, T const* from, std::size_t channels, std::size_t copies)
{
    for (std::size_t i = 0; i < copies * channels; ++i)
        to[i] = i < channels ? from[i] : to[i - channels];
}

/// y = body(x, p) for rows of x, where p holds one parameter for each channel.
template <class Build, class V, class Body, class Y, class X, class P>
void transform_channels(Body body, std::size_t rows, std::size_t channels, Y* y, X const* x, P const* p)
{
    P copied[tile];
    std::size_t const together = detail::rows_of_a_tile(rows, channels);
    if (together > 1) {
        detail::fill_tile(copied, p, channels, together);
        p = copied;
    }
    for (std::size_t row = 0; row < rows; row += together) {
        std::size_t const n = (rows - row < together ? rows - row : together) * channels;
        detail::transform<Build, V>(body, n, y + row * channels, x + row * channels, p);
    }
}

/// Adds v to the doubles at `sums`.
template <class V>
HILLOCK_INLINE void add_to(double* sums, V v)
{
    using D = xsimd::batch<double, typename V::arch_type>;
    if constexpr (std::same_as<V, D>) {
        (D::load_unaligned(sums) + v).store_unaligned(sums);
    } else {
        auto const wide = math::widen(v);
        (D::load_unaligned(sums) + wide.low).store_unaligned(sums);
        (D::load_unaligned(sums + D::size) + wide.high).store_unaligned(sums + D::size);
    }
}

/// The passes whose sums are added before they are added to the total: it shortens the longest chain of additions.
inline constexpr std::size_t passes_of_a_block = 64;

/// y = body(x..., p).value for rows of x, and dp[c] = the sum of body(x..., p).derivative over the rows of channel c.
template <class Build, class V, class Body, class Y, class DP, class P, class... X>
void transform_and_sum_channels(Body body, std::size_t rows, std::size_t channels, Y* y, DP* dp, P const* p,
                                X const*... x)
{
    constexpr std::size_t width = V::size;
    P parameters[tile];
    double block[tile + width];
    double total[tile];
    std::size_t const together = detail::rows_of_a_tile(rows, channels);
    for (std::size_t first = 0; first < channels; first += tile) {
        std::size_t const columns = channels - first < tile ? channels - first : tile;
        std::size_t const elements = columns * together;
        detail::fill_tile(parameters, p + first, columns, together);
        for (std::size_t i = 0; i < elements; ++i)
            total[i] = 0;
        for (std::size_t row = 0; row < rows;) {
            for (double& sum : block)
                sum = 0;
            for (std::size_t pass = 0; pass < passes_of_a_block && row < rows; ++pass, row += together) {
                std::size_t const n = (rows - row < together ? rows - row : together) * columns;
                std::size_t const begin = row * channels + first;
                for (std::size_t i = 0; i < n; i += width) {
                    std::size_t const count = n - i < width ? n - i : width;
                    auto const [result, term] = body(i, detail::load_up_to<V>(x + begin + i, count)...,
                                                     detail::load_up_to<V>(parameters + i, count));
                    detail::store_up_to(y + begin + i, count, result);
                    detail::add_to(block + i, detail::keep_first(term, count));
                }
            }
            for (std::size_t i = 0; i < elements; ++i)
                total[i] += block[i];
        }
        for (std::size_t c = 0; c < columns; ++c) {
            double sum = 0;
            for (std::size_t i = c; i < elements; i += columns)
                sum += total[i];
            dp[first + c] = static_cast<DP>(sum);
        }
    }
}

} // namespace hillock::detail
