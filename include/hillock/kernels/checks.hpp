#pragma once

// Whether the buffers of a call fit together. Each check compares numbers and leaves the words to failure.hpp. `Build`
// is deduced from nothing and comes first, `call` is the kernel's public name.

#include <cstdint>
#include <limits>

#include "buffer.hpp"
#include "failure.hpp"

namespace hillock::detail {

template <class Build, class T>
HILLOCK_INLINE void check_memory(char const* call, buffer<T> const& a)
{
    if (a.data == nullptr && a.size != 0) [[unlikely]]
        fail_null<Build>(call, a.name, a.size);
    constexpr std::size_t most = std::size_t(std::numeric_limits<std::ptrdiff_t>::max()) / sizeof(T);
    if (a.size > most) [[unlikely]]
        fail_count<Build>(call, a.name, a.size);
}

template <class Build, class T, class U>
HILLOCK_INLINE void check_same_size(char const* call, buffer<T> const& a, buffer<U> const& b)
{
    if (a.size != b.size) [[unlikely]]
        fail_sizes<Build>(call, a.name, a.size, b.name, b.size);
}

/// a is rows of `columns` elements.
template <class Build, class T>
HILLOCK_INLINE void check_rows(char const* call, buffer<T> const& a, std::size_t columns)
{
    if (columns == 0 || a.size % columns != 0) [[unlikely]]
        fail_rows<Build>(call, a.name, a.size, columns);
}

/// a is rows of as many elements as there are parameters, one a channel.
template <class Build, class T, class P>
HILLOCK_INLINE void check_rows(char const* call, buffer<T> const& a, buffer<P> const& parameters)
{
    if (parameters.size == 0 || a.size % parameters.size != 0) [[unlikely]]
        fail_channels<Build>(call, a.name, a.size, parameters.name, parameters.size);
}

template <class T, class U>
HILLOCK_INLINE bool overlap(buffer<T> const& a, buffer<U> const& b)
{
    auto const begin_a = reinterpret_cast<std::uintptr_t>(a.data);
    auto const begin_b = reinterpret_cast<std::uintptr_t>(b.data);
    return a.size != 0 && b.size != 0 && begin_a < begin_b + b.size * sizeof(U) &&
           begin_b < begin_a + a.size * sizeof(T);
}

/// The output is an input's very memory, or apart from it.
template <class Build, class T, class U>
HILLOCK_INLINE void check_overlap(char const* call, buffer<T> const& output, buffer<U> const& input)
{
    bool const same = std::same_as<std::remove_cv_t<T>, std::remove_cv_t<U>> &&
                      static_cast<void const*>(output.data) == static_cast<void const*>(input.data) &&
                      output.size == input.size;
    if (!same && overlap(output, input)) [[unlikely]]
        fail_overlap<Build>(call, output.name, output.size, input.name, input.size, true);
}

/// Two outputs are apart.
template <class Build, class T, class U>
HILLOCK_INLINE void check_apart(char const* call, buffer<T> const& a, buffer<U> const& b)
{
    if (overlap(a, b)) [[unlikely]]
        fail_overlap<Build>(call, a.name, a.size, b.name, b.size, false);
}

/// All of an element-wise call with one output.
template <class Build, class Y, class... X>
HILLOCK_INLINE void check_elementwise(char const* call, buffer<Y> const& output, buffer<X> const&... inputs)
{
    (check_memory<Build>(call, inputs), ...);
    check_memory<Build>(call, output);
    (check_same_size<Build>(call, inputs, output), ...);
    (check_overlap<Build>(call, output, inputs), ...);
}

/// All of a forward pass over rows of channels with a parameter each.
template <class Build, class X, class Y, class P>
HILLOCK_INLINE void check_channels(char const* call, buffer<X> const& x, buffer<Y> const& y,
                                   buffer<P> const& parameters)
{
    check_elementwise<Build>(call, y, x);
    check_memory<Build>(call, parameters);
    check_rows<Build>(call, x, parameters);
    check_overlap<Build>(call, y, parameters);
}

/// All of a backward pass over rows of channels, with the gradients of x and of the channels' parameters.
template <class Build, class X, class P, class DY, class DX, class DP>
HILLOCK_INLINE void check_channels_backward(char const* call, buffer<X> const& x, buffer<P> const& parameters,
                                            buffer<DY> const& dy, buffer<DX> const& dx, buffer<DP> const& dparameters)
{
    check_elementwise<Build>(call, dx, x, dy);
    check_elementwise<Build>(call, dparameters, parameters);
    check_rows<Build>(call, x, parameters);
    check_overlap<Build>(call, dx, parameters);
    check_overlap<Build>(call, dparameters, x);
    check_overlap<Build>(call, dparameters, dy);
    check_apart<Build>(call, dx, dparameters);
}

} // namespace hillock::detail
