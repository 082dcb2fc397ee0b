#pragma once

// The calls of softmax and log_softmax, with options, with a mask, with both or with neither, and of their gradients.

#include "rows.hpp"

namespace hillock::detail {

/// In place of options and of a mask: the logits are x as it is, and one number each.
struct no_options {};
struct no_mask {};

/// Where a count or options stand, no mask is meant.
template <class M>
concept mask_argument = !count<std::remove_cvref_t<M>> && !std::same_as<std::remove_cvref_t<M>, softmax_options>;

/// A mask has as many elements as x, or as one row.
template <class Build, class X, class Y, class M>
HILLOCK_INLINE void check_mask(char const* call, buffer<X> const& x, buffer<Y> const& y, std::size_t columns,
                               buffer<M> const& mask)
{
    detail::check_memory<Build>(call, mask);
    if (mask.size != columns)
        detail::check_same_size<Build>(call, x, mask);
    detail::check_overlap<Build>(call, y, mask);
}

/// Calls Kernel::run for parts of the rows, and does nothing before all arguments are found to be right.
template <class Kernel, class Arch, class X, class Y, class M, class Options, class... N>
HILLOCK_INLINE void softmax_call(X& x, Y& y, count auto columns, M&& mask, Options options, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool has_mask = !std::same_as<M, no_mask>;
    constexpr bool has_options = std::same_as<Options, softmax_options>;
    using B = detail::build<Arch>;
    using V = detail::batch_of<B, counts, X>;
    using T = scalar_t<V>;
    auto const in = detail::view("x", x, n...);
    auto const out = detail::view("y", y, n...);
    auto const width = static_cast<std::size_t>(columns);
    detail::check_elementwise<B>(Kernel::name, out, in);
    detail::check_rows<B>(Kernel::name, in, width);
    auto const over = [&]<class Logits>(Logits const& logits, masked_row masked) __attribute__((always_inline)) {
        detail::over_rows<B>(in.size / width, width,
                             [&](std::size_t row, std::size_t count) __attribute__((always_inline)) {
                                 std::size_t const i = row * width;
                                 Kernel::template run<typename division<B>::part, V>(logits.after(i), count, width,
                                                                                     out.data + i, masked);
                             });
    };
    if constexpr (has_mask) {
        auto const additive = detail::view("mask", mask, n...);
        detail::check_mask<B>(Kernel::name, in, out, width, additive);
        over(detail::scaled<T>(options.scale, in, additive), options.masked_row);
    } else if constexpr (has_options) {
        over(detail::scaled<T>(options.scale, in), options.masked_row);
    } else {
        over(plain_logits<T>{in.data}, masked_row::nan);
    }
}

/// The same for the gradient of x, from y and dy.
template <class Kernel, class Arch, class Y, class DY, class DX, class... N>
HILLOCK_INLINE void softmax_backward_call(Y& y, DY& dy, DX& dx, count auto columns, softmax_options options, N... n)
{
    using B = detail::build<Arch>;
    using V = detail::batch_of<B, sizeof...(N), Y>;
    auto const output = detail::view("y", y, n...);
    auto const gradient = detail::view("dy", dy, n...);
    auto const out = detail::view("dx", dx, n...);
    auto const width = static_cast<std::size_t>(columns);
    detail::check_elementwise<B>(Kernel::name, out, output, gradient);
    detail::check_rows<B>(Kernel::name, output, width);
    detail::over_rows<B>(output.size / width, width,
                         [&](std::size_t row, std::size_t count) __attribute__((always_inline)) {
                             std::size_t const i = row * width;
                             Kernel::template run<typename division<B>::part, V>(
                                 input(output) + i, input(gradient) + i, out.data + i, count, width, options.scale);
                         });
}

} // namespace hillock::detail
