#pragma once

#include "checks.hpp"
#include "row_sums.hpp"
#include "softmax_options.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

/// dx = scale y (dy - dot).
template <class T>
struct softmax_backward_body {
    math::sum_of_two<T> dot;
    T scale;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V y, V dy) const
    {
        return math::rounded(y * ((dy - V(dot.high)) - V(dot.low))) * V(scale);
    }
};

template <class Build, class V, class T>
void softmax_backward_part(T const* y, T const* dy, T* dx, std::size_t rows, std::size_t columns, double scale)
{
    for (; rows != 0; --rows, y += columns, dy += columns, dx += columns) {
        row_sums<T, typename Build::arch> sums;
        sums.clear();
        detail::for_each_run(
            columns, [&](T const* a, T const* b) __attribute__((always_inline)) { sums.add_products(a, b); }, y, dy);
        softmax_backward_body<T> const body{detail::in_two<T>(sums.total()), static_cast<T>(scale)};
        detail::transform_part<Build, V>(body, columns, columns, dx, y, dy);
    }
}

template <class Build, class V, class T>
HILLOCK_INLINE void softmax_backward_rows(T const* y, T const* dy, T* dx, std::size_t rows, std::size_t columns,
                                          double scale)
{
    detail::over_rows<Build>(rows, columns, [&](std::size_t row, std::size_t count) __attribute__((always_inline)) {
        std::size_t const i = row * columns;
        detail::softmax_backward_part<typename division<Build>::part, V>(y + i, dy + i, dx + i, count, columns, scale);
    });
}

} // namespace detail

/// The gradient of x from y = softmax(scale x): dx = scale y (dy - the sum of y dy over the row). dx may be y or dy.
/// With pointers, for n elements: softmax_backward(y, dy, dx, columns, options, n).
template <class Arch = xsimd::default_arch, class Y, class DY, class DX, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), DX, Y, DY>
HILLOCK_INLINE void softmax_backward(Y&& y, DY&& dy, DX&& dx, detail::count auto columns, softmax_options options,
                                     N... n)
{
    constexpr auto counts = sizeof...(N);
    using B = detail::build<Arch>;
    using V = detail::batch_of<B, counts, Y>;
    auto const output = detail::view("y", y, n...);
    auto const gradient = detail::view("dy", dy, n...);
    auto const out = detail::view("dx", dx, n...);
    auto const width = static_cast<std::size_t>(columns);
    detail::check_elementwise<B>("softmax_backward", out, output, gradient);
    detail::check_rows<B>("softmax_backward", output, width);
    detail::softmax_backward_rows<B, V>(input(output), input(gradient), out.data, output.size / width, width,
                                        options.scale);
}

/// The same for scale 1. With pointers: softmax_backward(y, dy, dx, columns, n).
template <class Arch = xsimd::default_arch, class Y, class DY, class DX, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), DX, Y, DY>
HILLOCK_INLINE void softmax_backward(Y&& y, DY&& dy, DX&& dx, detail::count auto columns, N... n)
{
    hillock::softmax_backward<Arch>(y, dy, dx, columns, softmax_options{}, n...);
}

} // namespace hillock
