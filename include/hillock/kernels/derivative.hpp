#pragma once

#include "checks.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

/// How many batches of a derivative go through a loop at a time: five floats' with the 32 registers of AVX-512, but not of a
/// functor that says that constants need most of these. The tiers do not pass it on: the fast one has fewer, and
/// the accurate one is as fast with five.
template <class F, class V>
consteval std::size_t batches_of_derivative()
{
    if constexpr (requires { requires F::derivative_has_many_constants; })
        return 3;
    else
        return math::single<V> && sizeof(V) == 64 ? 5 : 3;
}

template <class F>
struct derivative_body {
    template <class V>
    static constexpr std::size_t batches = batches_of_derivative<F, V>();
    template <class V> // exact, or rounded once
    static constexpr bool hardly_computes =
        requires { requires F::template derivative_error<scalar_t<V>>.ulps <= 0.5; };
    F f;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V x) const
    {
        return f.derivative(x);
    }
};

} // namespace detail

/// d[i] = f'(x[i]). d may be x. With pointers, for n elements: derivative(f, x, d, n).
template <class Arch = xsimd::default_arch, class F, class X, class D, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE void derivative(F const& f, X&& x, D&& d, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, D> && detail::are_outputs<counts, D>;
    static_assert(buffers_fit,
                  "hillock::derivative: x and d must be contiguous ranges, or pointers and a count, of floats "
                  "or of doubles, and d not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        constexpr bool functor_has_derivative = has_derivative<F, V>;
        static_assert(functor_has_derivative,
                      "hillock::derivative: the functor has no member derivative(x) from batch to "
                      "batch; hillock::differentiate makes one from value(x)");
        if constexpr (functor_has_derivative) {
            auto const in = detail::view("x", x, n...);
            auto const out = detail::view("d", d, n...);
            detail::check_elementwise<B>("derivative", out, in);
            detail::transform<B, V>(detail::derivative_body<F>{f}, in.size, out.data, input(in));
        }
    }
}

} // namespace hillock
