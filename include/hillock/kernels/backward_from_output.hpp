#pragma once

#include "checks.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

template <class F>
struct backward_from_output_body {
    F f;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V y, V dy) const
    {
        return dy * f.derivative_from_output(y);
    }
};

} // namespace detail

/// dx[i] = dy[i] f'(x[i]), the product rounded once, where f' is a function of y[i] = f(x[i]). dx may be y or dy. With
/// pointers, for n elements: backward_from_output(f, y, dy, dx, n).
template <class Arch = xsimd::default_arch, class F, class Y, class DY, class DX, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE void backward_from_output(F const& f, Y&& y, DY&& dy, DX&& dx, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, Y, DY, DX> && detail::are_outputs<counts, DX>;
    static_assert(buffers_fit,
                  "hillock::backward_from_output: y, dy and dx must be contiguous ranges, or pointers and a "
                  "count, of floats or of doubles, and dx not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, Y>;
        constexpr bool functor_has_derivative_from_output = output_differentiable<F, V>;
        static_assert(
            functor_has_derivative_from_output,
            "hillock::backward_from_output: the functor has no member derivative_from_output(y) from batch to "
            "batch; hillock::backward works from x");
        if constexpr (functor_has_derivative_from_output) {
            auto const output = detail::view("y", y, n...);
            auto const gradient = detail::view("dy", dy, n...);
            auto const out = detail::view("dx", dx, n...);
            detail::check_elementwise<B>("backward_from_output", out, output, gradient);
            detail::transform<B, V>(detail::backward_from_output_body<F>{f}, output.size, out.data, input(output),
                                    input(gradient));
        }
    }
}

} // namespace hillock
