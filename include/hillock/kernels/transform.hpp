#pragma once

// The loop of every element-wise kernel.
//
// A body is an object with operator()(i, x...): the results for the elements from i on, of a batch from each input. One
// result is a batch; two are an `evaluation` of batches, and then there are two outputs.
//
// Up to one batch, loads and stores are masked. Above, the first and the last batch are whole ones that share elements
// with their neighbours: an element's result is the same in any lane. In place, such an element must be read before it
// is overwritten, hence both are computed before anything is stored, and stored last. What lies between begins where
// stores are aligned, since those across two cache lines cost far more than loads across them. Large outputs are
// streamed: the caches could not keep them until they are read, and the lines need not be read to be written.

#include <cstddef>

#include "build.hpp"
#include "division.hpp"
#include "outputs.hpp"
#include "rounding.hpp"

namespace hillock::detail {

/// From this many batches on, one more is worth aligned stores.
inline constexpr std::size_t batches_worth_aligning = 16;

/// Whether two batches go through the loop at a time, interleaved, so that the processor finds work in one while it waits
/// for the other: up to 10 % faster with the 32 registers of AVX-512, and up to 20 % for the floats of AVX2, where loops of a
/// few instructions also stop being twice as slow wherever they happen to lie across lines of code. Doubles of AVX2, whose
/// constants need all of its 16 registers, would be up to 20 % slower.
template <class V>
inline constexpr bool goes_in_pairs = sizeof(V) == 64 || (sizeof(V) == 32 && math::single<V>);

/// The loop itself.
template <class V, class Body, class Y, class... X>
HILLOCK_INLINE void transform_batches(Body const& body, std::size_t n, std::size_t whole, Y y, X const*... x)
{
    constexpr std::size_t width = V::size;
    if (n <= width) {
        if (n != 0)
            detail::store_first_results(y, n, body(0, storage<X>::template load_first<V>(x, n)...));
        return;
    }
    std::size_t const end = n - width;
    auto const first = body(0, storage<X>::template load<V>(x)...);
    auto const last = body(end, storage<X>::template load<V>(x + end)...);
    std::size_t i = n < batches_worth_aligning * width ? width : detail::elements_to_aligned(y, sizeof(V));
    bool const streams = detail::is_worth_streaming<V>(y, i, whole) && !(detail::is_output(y, x) || ...);
    if (streams) [[unlikely]] {
        for (; i < end; i += width)
            detail::stream_results(y, i, body(i, storage<X>::template load<V>(x + i)...));
        streaming::fence();
    }
    for (; goes_in_pairs<V> && i + width < end; i += 2 * width) {
        auto const one = body(i, storage<X>::template load<V>(x + i)...);
        auto const two = body(i + width, storage<X>::template load<V>(x + i + width)...);
        detail::store_results(y, i, one);
        detail::store_results(y, i + width, two);
    }
    for (; i < end; i += width)
        detail::store_results(y, i, body(i, storage<X>::template load<V>(x + i)...));
    detail::store_results(y, 0, first);
    detail::store_results(y, end, last);
}

template <class Build, class V, class Body, class Y, class... X>
HILLOCK_INTERLEAVED void transform_in_pairs(Body body, std::size_t n, std::size_t whole, Y y, X const*... x)
{
    detail::transform_batches<V>(body, n, whole, y, x...);
}

template <class Build, class V, class Body, class Y, class... X>
void transform_in_turn(Body body, std::size_t n, std::size_t whole, Y y, X const*... x)
{
    detail::transform_batches<V>(body, n, whole, y, x...);
}

/// Does `n` elements of a pass over `whole`, in the rounding mode that is set. The body goes by value, so that no store
/// can be thought to change it, and its constants stay in registers.
template <class Build, class V, class Body, class Y, class... X>
HILLOCK_INLINE void transform_part(Body const& body, std::size_t n, std::size_t whole, Y y, X const*... x)
{
    if constexpr (goes_in_pairs<V>)
        detail::transform_in_pairs<Build, V>(body, n, whole, y, x...);
    else
        detail::transform_in_turn<Build, V>(body, n, whole, y, x...);
}

/// The body for the elements from `begin` on, whose index it may depend on.
template <class Body>
HILLOCK_INLINE Body body_from(Body const& body, std::size_t begin)
{
    if constexpr (requires { body.from(begin); })
        return body.from(begin);
    else
        return body;
}

/// y[i] = body(i, x[i]...) for i in [0, n). An output may be an input; two outputs are apart.
template <class Build, class V, class Body, class Y, class... X>
HILLOCK_INLINE void transform(Body const& body, std::size_t n, Y y, X const*... x)
{
    using divided = division<Build>;
    detail::in_nearest<Build>([=]() __attribute__((always_inline)) {
        divided::over(n, elements_of_a_part, [&](std::size_t i, std::size_t count) __attribute__((always_inline)) {
            detail::transform_part<typename divided::part, V>(detail::body_from(body, i), count, n, y + i, x + i...);
        });
    });
}

} // namespace hillock::detail
