#pragma once

#include "row_groups.hpp"
#include "softmax_call.hpp"
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

struct softmax_backward_kernel {
    static constexpr char const* name = "softmax_backward";

    template <class Build, class V, class T>
    static void run(T const* y, T const* dy, T* dx, std::size_t rows, std::size_t columns, double scale)
    {
        using sums_of_a_row = row_sums<T, typename Build::arch>;
        rows_of_lanes<V, typename sums_of_a_row::in_batch> sums;
        lanes_of<math::sum_of_two<V>> dots({V(T(0)), V(T(0))});
        detail::in_groups<V>(
            rows, columns,
            [&](std::size_t r, std::size_t k) __attribute__((always_inline)) {
                sums.rows[k] = detail::sums_of_runs<V, sums_of_a_row>(
                    columns,
                    [](sums_of_a_row& row, T const* a, T const* b)
                        __attribute__((always_inline)) { row.add_products(a, b); },
                    y + r * columns, dy + r * columns);
            },
            [&](std::size_t n)
                __attribute__((always_inline)) { dots = lanes_of(detail::in_two(sums.total(n, adding()))); },
            [&](std::size_t r, std::size_t k) __attribute__((always_inline)) {
                std::size_t const i = r * columns;
                softmax_backward_body<T> const body{dots[k], static_cast<T>(scale)};
                detail::transform_row<Build, V>(body, columns, dx + i, y + i, dy + i);
            });
    }
};

} // namespace detail

/// The gradient of x from y = softmax(scale x): dx = scale y (dy - the sum of y dy over the row). dx may be y or dy.
/// With pointers, for n elements: softmax_backward(y, dy, dx, columns, options, n).
template <class Arch = xsimd::default_arch, class Y, class DY, class DX, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), DX, Y, DY>
HILLOCK_INLINE void softmax_backward(Y&& y, DY&& dy, DX&& dx, detail::count auto columns, softmax_options options,
                                     N... n)
{
    detail::softmax_backward_call<detail::softmax_backward_kernel, Arch>(y, dy, dx, columns, options, n...);
}

/// The same for scale 1. With pointers: softmax_backward(y, dy, dx, columns, n).
template <class Arch = xsimd::default_arch, class Y, class DY, class DX, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), DX, Y, DY>
HILLOCK_INLINE void softmax_backward(Y&& y, DY&& dy, DX&& dx, detail::count auto columns, N... n)
{
    hillock::softmax_backward<Arch>(y, dy, dx, columns, softmax_options{}, n...);
}

} // namespace hillock
