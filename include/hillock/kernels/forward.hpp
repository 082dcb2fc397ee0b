#pragma once

#include "checks.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

template <class F>
struct value_body {
    template <class V>
    static constexpr std::size_t batches = sizeof(V) == 64 ? 4 : 2;
    template <class V> // exact, or rounded once
    static constexpr bool hardly_computes = requires { requires F::template value_error<scalar_t<V>>.ulps <= 0.5; };
    template <class V>
    static constexpr bool loads_again = requires { requires F::template value_error<scalar_t<V>>.ulps > 0.5; };
    F f;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V x) const
    {
        return f.value(x);
    }
};

} // namespace detail

/// y[i] = f(x[i]). y may be x. With pointers, for n elements: forward(f, x, y, n).
template <class Arch = xsimd::default_arch, class F, class X, class Y, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE void forward(F const& f, X&& x, Y&& y, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, Y> && detail::are_outputs<counts, Y>;
    static_assert(buffers_fit,
                  "hillock::forward: x and y must be contiguous ranges, or pointers and a count, of floats or "
                  "of doubles, and y not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        constexpr bool functor_has_value = has_value<F, V>;
        static_assert(functor_has_value, "hillock::forward: the functor has no member value(x) from batch to batch");
        if constexpr (functor_has_value) {
            auto const in = detail::view("x", x, n...);
            auto const out = detail::view("y", y, n...);
            detail::check_elementwise<B>("forward", out, in);
            detail::transform<B, V>(detail::value_body<F>{f}, in.size, out.data, input(in));
        }
    }
}

} // namespace hillock
