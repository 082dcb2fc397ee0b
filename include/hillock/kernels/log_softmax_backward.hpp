#pragma once

#include "../math/exp.hpp"
#include "row_sums.hpp"
#include "softmax_call.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

/// dx = scale (dy - e^y sum).
template <class T>
struct log_softmax_backward_body {
    T sum;
    T scale;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V y, V dy) const
    {
        return math::rounded(math::fnma(math::exp(y), V(sum), dy)) * V(scale);
    }
};

struct log_softmax_backward_kernel {
    static constexpr char const* name = "log_softmax_backward";

    template <class Build, class V, class T>
    static void run(T const* y, T const* dy, T* dx, std::size_t rows, std::size_t columns, double scale)
    {
        for (; rows != 0; --rows, y += columns, dy += columns, dx += columns) {
            row_sums<T, typename Build::arch> sums;
            sums.clear();
            detail::for_each_run(columns, [&](T const* a) __attribute__((always_inline)) { sums.add_run(a); }, dy);
            T const sum = static_cast<T>(detail::in_one(sums.total()));
            log_softmax_backward_body<T> const body{sum, static_cast<T>(scale)};
            detail::transform_part<Build, V>(body, columns, columns, dx, y, dy);
        }
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
