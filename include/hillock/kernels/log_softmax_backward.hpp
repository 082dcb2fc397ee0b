#pragma once

#include "row_groups.hpp"
#include "softmax_call.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

/// dx = scale (dy - e^y sum), where e^y is 2^shift times as large, a normal number down to e^-range; what is below rounds to
/// zero, and is 0.
template <class T>
struct log_softmax_backward_body {
    static constexpr int shift = std::same_as<T, float> ? 24 : 53;
    static constexpr double range = std::same_as<T, float> ? 103.9 : 745;

    T sum; ///< as many times smaller, and in the exponential's unit
    T scale;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V y, V dy) const
    {
        V const least = math::constant<V>(-range);
        V const power = detail::shifted_exponential(math::max(y, least), shift);
        V const share = math::select(y < least, V(T(0)), power);
        return math::rounded(math::fnma(share, V(sum), dy)) * V(scale);
    }
};

struct log_softmax_backward_kernel {
    static constexpr char const* name = "log_softmax_backward";

    template <class Build, class V, class T>
    static void run(T const* y, T const* dy, T* dx, std::size_t rows, std::size_t columns, double scale)
    {
        using sums_of_a_row = row_sums<T, typename Build::arch>;
        rows_of_lanes<V, typename sums_of_a_row::in_batch> sums;
        lanes_of totals(V(T(0)));
        detail::in_groups<V>(
            rows, columns,
            [&](std::size_t r, std::size_t k) __attribute__((always_inline)) {
                sums.rows[k] = detail::sums_of_runs<V, sums_of_a_row>(
                    columns, [](sums_of_a_row& row, T const* a) __attribute__((always_inline)) { row.add_run(a); },
                    dy + r * columns);
            },
            [&](std::size_t n) __attribute__((always_inline)) {
                constexpr double unit = exponential_unit<T> * math::power_of_two<-log_softmax_backward_body<T>::shift>;
                totals = lanes_of(detail::in_two(sums.total(n, adding()), unit).high);
            },
            [&](std::size_t r, std::size_t k) __attribute__((always_inline)) {
                std::size_t const i = r * columns;
                log_softmax_backward_body<T> const body{totals[k], static_cast<T>(scale)};
                detail::transform_row<Build, V>(body, columns, dx + i, y + i, dy + i);
            });
    }
};

} // namespace detail

/// The gradient of x from y = log_softmax(scale x): dx = scale (dy - e^y times the sum of dy over the row). dx may be y
/// or dy. With pointers, for n elements: log_softmax_backward(y, dy, dx, columns, options, n).
template <class Arch = xsimd::default_arch, class Y, class DY, class DX, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), DX, Y, DY>
HILLOCK_INLINE void log_softmax_backward(Y&& y, DY&& dy, DX&& dx, detail::count auto columns, softmax_options options,
                                         N... n)
{
    detail::softmax_backward_call<detail::log_softmax_backward_kernel, Arch>(y, dy, dx, columns, options, n...);
}

/// The same for scale 1. With pointers: log_softmax_backward(y, dy, dx, columns, n).
template <class Arch = xsimd::default_arch, class Y, class DY, class DX, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), DX, Y, DY>
HILLOCK_INLINE void log_softmax_backward(Y&& y, DY&& dy, DX&& dx, detail::count auto columns, N... n)
{
    hillock::log_softmax_backward<Arch>(y, dy, dx, columns, softmax_options{}, n...);
}

} // namespace hillock
