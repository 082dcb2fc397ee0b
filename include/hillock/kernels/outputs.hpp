#pragma once

// Where a pass puts its results: one output, a pointer, or two. The results of a batch of elements are a batch, or an
// `evaluation` of batches.

#include <cstddef>
#include <cstdint>

#include "../storage/storage.hpp"
#include "../storage/streaming.hpp"

namespace hillock::detail {

/// Two outputs of one pass.
template <class A, class B>
struct two_outputs {
    A* first;
    B* second;

    HILLOCK_INLINE two_outputs operator+(std::size_t i) const { return {first + i, second + i}; }
};

template <class A, class B>
HILLOCK_INLINE two_outputs<A, B> both(A* first, B* second)
{
    return {first, second};
}

template <class Y, class V>
HILLOCK_INLINE void store_results(Y* y, std::size_t i, V const& result)
{
    storage<Y>::store(y + i, result);
}

template <class A, class B, class V>
HILLOCK_INLINE void store_results(two_outputs<A, B> y, std::size_t i, evaluation<V> const& result)
{
    storage<A>::store(y.first + i, result.value);
    storage<B>::store(y.second + i, result.derivative);
}

template <class Y, class V>
HILLOCK_INLINE void store_first_results(Y* y, std::size_t n, V const& result)
{
    storage<Y>::store_first(y, n, result);
}

template <class A, class B, class V>
HILLOCK_INLINE void store_first_results(two_outputs<A, B> y, std::size_t n, evaluation<V> const& result)
{
    storage<A>::store_first(y.first, n, result.value);
    storage<B>::store_first(y.second, n, result.derivative);
}

/// Whether an output is the memory of this input.
template <class Y>
HILLOCK_INLINE bool is_output(Y const* y, void const* input)
{
    return y == input;
}
template <class A, class B>
HILLOCK_INLINE bool is_output(two_outputs<A, B> y, void const* input)
{
    return y.first == input || y.second == input;
}

template <class Y>
HILLOCK_INLINE std::size_t bytes_past_alignment(Y const* y, std::size_t alignment)
{
    return reinterpret_cast<std::uintptr_t>(y) % alignment;
}

/// Elements from y to the next multiple of `alignment` bytes, at least one.
template <class Y>
HILLOCK_INLINE std::size_t elements_to_aligned(Y const* y, std::size_t alignment)
{
    return (alignment - detail::bytes_past_alignment(y, alignment)) / sizeof(Y);
}
template <class A, class B>
HILLOCK_INLINE std::size_t elements_to_aligned(two_outputs<A, B> y, std::size_t alignment)
{
    return detail::elements_to_aligned(y.first, alignment);
}

/// An output of 32 MiB is larger than most caches. Where memory sets the pace, streaming halves the time from there on;
/// for the costly functions it makes no difference. An output of 1 MiB, which a cache keeps, is slower streamed.
inline constexpr std::size_t bytes_worth_streaming = std::size_t{1} << 25;

/// Whether an output of n elements, batches of which are stored from element i of a part on, is to be streamed.
template <class V, class Y>
HILLOCK_INLINE bool is_worth_streaming(Y* y, std::size_t i, std::size_t n)
{
    if constexpr (streaming::possible<Y, V>)
        return n >= bytes_worth_streaming / sizeof(Y) && detail::bytes_past_alignment(y + i, sizeof(V)) == 0;
    else
        return false;
}
template <class V, class A, class B>
HILLOCK_INLINE bool is_worth_streaming(two_outputs<A, B> y, std::size_t i, std::size_t n)
{
    return detail::is_worth_streaming<V>(y.first, i, n) && detail::is_worth_streaming<V>(y.second, i, n);
}

template <class Y, class V>
HILLOCK_INLINE void stream_results(Y* y, std::size_t i, V const& result)
{
    if constexpr (streaming::possible<Y, V>)
        streaming::store(y + i, result.data);
}
template <class A, class B, class V>
HILLOCK_INLINE void stream_results(two_outputs<A, B> y, std::size_t i, evaluation<V> const& result)
{
    detail::stream_results(y.first, i, result.value);
    detail::stream_results(y.second, i, result.derivative);
}

} // namespace hillock::detail
