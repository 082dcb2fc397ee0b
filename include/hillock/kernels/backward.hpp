#pragma once

#include "checks.hpp"
#include "derivative.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

template <class F>
struct backward_body {
    template <class V>
    static constexpr std::size_t batches = batches_of_derivative<F, V>();
    template <class V> // the derivative is exact, or rounded once
    static constexpr bool hardly_computes =
        requires { requires F::template derivative_error<scalar_t<V>>.ulps <= 0.5; };
    F f;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V x, V dy) const
    {
        return dy * f.derivative(x);
    }
};

} // namespace detail

/// dx[i] = dy[i] f'(x[i]), the product rounded once. dx may be x or dy. With pointers, for n elements:
/// backward(f, x, dy, dx, n).
template <class Arch = xsimd::default_arch, class F, class X, class DY, class DX, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE void backward(F const& f, X&& x, DY&& dy, DX&& dx, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, DY, DX> && detail::are_outputs<counts, DX>;
    static_assert(buffers_fit, "hillock::backward: x, dy and dx must be contiguous ranges, or pointers and a count, of "
                               "floats or of doubles, and dx not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        constexpr bool functor_has_derivative = has_derivative<F, V>;
        static_assert(functor_has_derivative,
                      "hillock::backward: the functor has no member derivative(x) from batch to "
                      "batch; hillock::differentiate makes one from value(x)");
        if constexpr (functor_has_derivative) {
            auto const in = detail::view("x", x, n...);
            auto const gradient = detail::view("dy", dy, n...);
            auto const out = detail::view("dx", dx, n...);
            detail::check_elementwise<B>("backward", out, in, gradient);
            detail::transform<B, V>(detail::backward_body<F>{f}, in.size, out.data, input(in), input(gradient));
        }
    }
}

} // namespace hillock
