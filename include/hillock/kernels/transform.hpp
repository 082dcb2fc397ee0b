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
#include <utility>

#include "../math/ops.hpp"
#include "../storage/storage.hpp"
#include "build.hpp"
#include "division.hpp"
#include "outputs.hpp"
#include "rounding.hpp"

namespace hillock::detail {

/// From this many batches on, one more is worth aligned stores.
inline constexpr std::size_t batches_worth_aligning = 16;

/// How many batches go through the loop at a time, interleaved, so that the processor finds work in one while it waits
/// for the other: two are up to 10 % faster with the 32 registers of AVX-512, and up to 20 % for the floats of AVX2, where
/// loops of a few instructions also stop being twice as slow wherever they happen to lie across lines of code. Doubles of
/// AVX2, whose constants need all of its 16 registers, would be up to 20 % slower. Three to five are up to 10 % faster
/// still for bodies that say so, where g++ orders the instructions; clang has no registers left for them.
template <class V, class Body>
consteval std::size_t batches_at_a_time()
{
    if (sizeof(V) < 32 || (sizeof(V) == 32 && !math::single<V>))
        return 1;
    if constexpr (HILLOCK_INTERLEAVES && requires { Body::template batches<V>; })
        return Body::template batches<V>;
    else
        return 2;
}

/// Whether a body may wait for the caches: it says that it hardly computes, and batches have 512 bits.
template <class V, class Body>
consteval bool may_wait_for_caches()
{
    if constexpr (requires { Body::template hardly_computes<V>; })
        return sizeof(V) == 64 && Body::template hardly_computes<V>;
    else
        return false;
}

/// Whether a pass of such a body over n elements does: its arrays are more than the first cache holds. One batch at a time
/// is then faster, by a tenth just beyond that cache and by a hundredth far from it, since processors fetch best ahead of
/// one instruction that goes from line to line. With 256 bits it is not.
template <class V, class Body, class... X>
HILLOCK_INLINE bool waits_for_caches(std::size_t n, X const*...)
{
    constexpr std::size_t first_cache = std::size_t{48} << 10;
    return may_wait_for_caches<V, Body>() && n > first_cache / ((sizeof...(X) + 1) * sizeof(scalar_t<V>));
}

/// The batch of the first input. It is opaque, since g++ would load it again for each use that can take its operand from
/// memory, which costs more than it saves; but not for bodies that say so, and not, `waiting`, where the caches set the
/// pace.
template <class V, bool waiting, class Body, class X>
HILLOCK_INLINE V load_first_input(X const* x)
{
    V const loaded = storage<X>::template load<V>(x);
    if constexpr (waiting || requires { requires Body::template loads_again<V>; })
        return loaded;
    else
        return math::rounded(loaded);
}

/// The results of the batch from element i on. Inputs after the first are operands in memory once, or twice.
template <class V, bool waiting = false, class Body, class X, class... More>
HILLOCK_INLINE auto results_at(Body const& body, std::size_t i, X const* x, More const*... more)
{
    return body(i, detail::load_first_input<V, waiting, Body>(x + i), storage<More>::template load<V>(more + i)...);
}

/// The loop over as many batches at a time as there are k, all computed before any is stored; where it ends. The braces
/// make g++ load them in their order; from the last to the first, Zen 5 takes 10 % longer for a copy.
template <class V, std::size_t... k, class Body, class Y, class... X>
HILLOCK_INLINE std::size_t transform_together(std::index_sequence<k...>, Body const& body, std::size_t i,
                                              std::size_t end, Y y, X const*... x)
{
    constexpr std::size_t width = V::size;
    constexpr std::size_t ahead = (sizeof...(k) - 1) * width;
    using result = decltype(detail::results_at<V>(body, i, x...));
    for (std::size_t const last = end > ahead ? end - ahead : 0; i < last; i += sizeof...(k) * width) {
        result const results[]{detail::results_at<V>(body, i + k * width, x...)...};
        (detail::store_results(y, i + k * width, results[k]), ...);
    }
    return i;
}

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
    auto const first = detail::results_at<V>(body, 0, x...);
    auto const last = detail::results_at<V>(body, end, x...);
    std::size_t i = n < batches_worth_aligning * width ? width : detail::elements_to_aligned(y, sizeof(V));
    bool const streams = detail::is_worth_streaming<V>(y, i, whole) && !(detail::is_output(y, x) || ...);
    if (streams) [[unlikely]] {
        for (; i < end; i += width)
            detail::stream_results(y, i, detail::results_at<V>(body, i, x...));
        streaming::fence();
    }
    if constexpr (constexpr std::size_t several = batches_at_a_time<V, Body>(); several > 1)
        if (!detail::waits_for_caches<V, Body>(whole, x...))
            i = detail::transform_together<V>(std::make_index_sequence<several>(), body, i, end, y, x...);
    for (; i < end; i += width)
        detail::store_results(y, i, detail::results_at<V, may_wait_for_caches<V, Body>()>(body, i, x...));
    detail::store_results(y, 0, first);
    detail::store_results(y, end, last);
}

template <class Build, class V, class Body, class Y, class... X>
HILLOCK_INTERLEAVED void transform_interleaved(Body body, std::size_t n, std::size_t whole, Y y, X const*... x)
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
    if constexpr (batches_at_a_time<V, Body>() > 1)
        detail::transform_interleaved<Build, V>(body, n, whole, y, x...);
    else
        detail::transform_in_turn<Build, V>(body, n, whole, y, x...);
}

/// The same for a row, without the call where it is of a few whole batches.
template <class Build, class V, class Body, class Y, class... X>
HILLOCK_INLINE void transform_row(Body const& body, std::size_t columns, Y y, X const*... x)
{
    if (columns % V::size != 0 || columns >= batches_worth_aligning * V::size)
        detail::transform_part<Build, V>(body, columns, columns, y, x...);
    else
        for (std::size_t i = 0; i < columns; i += V::size)
            detail::store_results(y, i, detail::results_at<V>(body, i, x...));
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
