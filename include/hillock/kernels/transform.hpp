#pragma once

// The loop of every element-wise kernel.
//
// A body is an object with operator()(i, x...): the results for the elements from i on, of a batch from each input. One
// result is a batch; two are an `evaluation` of batches, and then there are two outputs.
//
// Below one batch, loads and stores are masked. Above, the last batch is a whole one that reaches back over elements
// that the one before it has done already: the element's result is the same in any lane. In place, such an element must
// be read before it is overwritten, hence last is computed first and stored last.

#include <cstddef>
#include <cstdint>

#include "../storage/storage.hpp"
#include "build.hpp"

namespace hillock::detail {

/// Two outputs of one pass.
template <class A, class B>
struct two_outputs {
    A* first;
    B* second;
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
HILLOCK_INLINE void const* address(Y const* y)
{
    return y;
}
template <class A, class B>
HILLOCK_INLINE void const* address(two_outputs<A, B> y)
{
    return y.first;
}

/// Elements from y, of `size` bytes each, to the next multiple of `bytes`, of which there is none in between.
HILLOCK_INLINE std::size_t elements_to_aligned(void const* y, std::size_t size, std::size_t bytes)
{
    return (bytes - reinterpret_cast<std::uintptr_t>(y) % bytes) / size;
}

/// From this many batches on, one more is worth aligned stores.
inline constexpr std::size_t batches_worth_aligning = 16;

/// y[i] = body(i, x[i]...) for i in [0, n). An output may be an input; two outputs are apart. The body comes by value,
/// so that no store can be thought to change it, and its constants stay in registers.
template <class Build, class V, class Body, class Y, class... X>
void transform(Body body, std::size_t n, Y y, X const*... x)
{
    constexpr std::size_t width = V::size;
    if (n < width) {
        if (n != 0)
            detail::store_first_results(y, n, body(0, storage<X>::template load_first<V>(x, n)...));
        return;
    }
    void const* const out = detail::address(y);
    bool const in_place = (detail::is_output(y, x) || ...);
    std::size_t step = width;
    if (n >= batches_worth_aligning * width && !in_place)
        step = detail::elements_to_aligned(out, sizeof(V) / width, sizeof(V));
    auto const last = body(n - width, storage<X>::template load<V>(x + (n - width))...);
    for (std::size_t i = 0; i < n - width; i += step, step = width)
        detail::store_results(y, i, body(i, storage<X>::template load<V>(x + i)...));
    detail::store_results(y, n - width, last);
}

} // namespace hillock::detail
