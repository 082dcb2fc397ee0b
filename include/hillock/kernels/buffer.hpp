#pragma once

// A kernel's arguments: any contiguous sized range, or a pointer where a count follows, as a pointer and a size.

#include <concepts>
#include <cstddef>
#include <type_traits>

#include "../storage/storage.hpp"
#include "build.hpp"

namespace hillock::detail {

/// Elements of type T, const for an input, under the name that the documentation gives the argument.
template <class T>
struct buffer {
    T* data;
    std::size_t size;
    char const* name;
};

/// The pointer through which a kernel reads.
template <class T>
HILLOCK_INLINE T const* input(buffer<T> const& b)
{
    return b.data;
}

/// A number of elements.
template <class N>
concept count = std::integral<N> && !std::same_as<N, bool>;

/// A container, span, matrix or other object with data() and size().
template <class R>
concept sized_range = requires(R& r) {
    { *r.data() };
    { r.size() } -> std::convertible_to<std::size_t>;
};

/// What stands for the elements of an argument that has none.
struct no_element {};

/// The element type of an argument X, const if it can only be read. With a count X is a pointer, or an array.
template <class X, std::size_t Counts>
consteval auto element_of()
{
    if constexpr (std::is_bounded_array_v<X>)
        return std::type_identity<std::remove_extent_t<X>>();
    else if constexpr (Counts != 0 && std::is_pointer_v<X>)
        return std::type_identity<std::remove_pointer_t<X>>();
    else if constexpr (Counts == 0 && sized_range<X>)
        return std::type_identity<std::remove_pointer_t<decltype(std::declval<X&>().data())>>();
    else
        return std::type_identity<no_element>();
}

template <class X, std::size_t Counts = 0>
using element_t = typename decltype(element_of<std::remove_reference_t<X>, Counts>())::type;

/// The arguments are buffers of one type of elements, of those that a buffer may hold. Counts are how many follow.
template <std::size_t Counts, class First, class... Rest>
inline constexpr bool are_buffers =
    storable<std::remove_cv_t<element_t<First, Counts>>> &&
    (std::same_as<std::remove_cv_t<element_t<First, Counts>>, std::remove_cv_t<element_t<Rest, Counts>>> && ...);

/// The arguments can be written.
template <std::size_t Counts, class... Y>
inline constexpr bool are_outputs = (!std::is_const_v<element_t<Y, Counts>> && ...);

/// An output and inputs, with a count or without; otherwise.hpp speaks of those that are not.
template <std::size_t Counts, class Y, class... X>
concept output_and_inputs = Counts <= 1 && are_buffers<Counts, Y, X...> && are_outputs<Counts, Y>;

/// A batch of what the elements of an argument X are computed as.
template <class Build, std::size_t Counts, class X>
using batch_of = xsimd::batch<computed_t<element_t<X, Counts>>, typename Build::arch>;

/// A range as it is.
template <class R>
HILLOCK_INLINE buffer<element_t<R>> view(char const* name, R& range)
{
    if constexpr (std::is_bounded_array_v<R>)
        return {range, std::extent_v<R>, name};
    else
        return {range.data(), static_cast<std::size_t>(range.size()), name};
}

/// n elements from a pointer.
template <class P>
HILLOCK_INLINE buffer<element_t<P, 1>> view(char const* name, P& pointer, count auto n)
{
    return {pointer, static_cast<std::size_t>(n), name};
}

/// A buffer of rows, and one of as many elements as a row has, where counts of both follow the pointers.
template <class R>
HILLOCK_INLINE buffer<element_t<R>> view_rows(char const* name, R& range)
{
    return detail::view(name, range);
}
template <class P>
HILLOCK_INLINE buffer<element_t<P, 1>> view_rows(char const* name, P& pointer, count auto, count auto n)
{
    return detail::view(name, pointer, n);
}
template <class R>
HILLOCK_INLINE buffer<element_t<R>> view_channels(char const* name, R& range)
{
    return detail::view(name, range);
}
template <class P>
HILLOCK_INLINE buffer<element_t<P, 1>> view_channels(char const* name, P& pointer, count auto channels, count auto)
{
    return detail::view(name, pointer, channels);
}

} // namespace hillock::detail
