#pragma once

#include "checks.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

/// Value and derivative in one go, by the functor's own way if it has one.
template <class F, class V>
HILLOCK_INLINE evaluation<V> evaluate(F const& f, V x)
{
    if constexpr (requires { f.value_and_derivative(x); }) {
        auto const both = f.value_and_derivative(x);
        return {both.value, both.derivative};
    } else {
        return {f.value(x), f.derivative(x)};
    }
}

template <class F>
struct evaluation_body {
    F f;

    template <class V>
    HILLOCK_INLINE evaluation<V> operator()(std::size_t, V x) const
    {
        return detail::evaluate(f, x);
    }
};

} // namespace detail

/// y[i] = f(x[i]) and d[i] = f'(x[i]). Either may be x, but not both. With pointers, for n elements:
/// forward_and_derivative(f, x, y, d, n).
template <class Arch = xsimd::default_arch, class F, class X, class Y, class D, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE void forward_and_derivative(F const& f, X&& x, Y&& y, D&& d, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, Y, D> && detail::are_outputs<counts, Y, D>;
    static_assert(buffers_fit,
                  "hillock::forward_and_derivative: x, y and d must be contiguous ranges, or pointers and a "
                  "count, of floats or of doubles, and y and d not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        constexpr bool functor_has_value = has_value<F, V>;
        constexpr bool functor_has_derivative = has_derivative<F, V>;
        static_assert(functor_has_value,
                      "hillock::forward_and_derivative: the functor has no member value(x) from batch to batch");
        static_assert(functor_has_derivative || !functor_has_value,
                      "hillock::forward_and_derivative: the functor has no member derivative(x) from batch to batch; "
                      "hillock::differentiate makes one from value(x)");
        if constexpr (functor_has_value && functor_has_derivative) {
            constexpr char const* call = "forward_and_derivative";
            auto const in = detail::view("x", x, n...);
            auto const values = detail::view("y", y, n...);
            auto const derivatives = detail::view("d", d, n...);
            detail::check_elementwise<B>(call, values, in);
            detail::check_elementwise<B>(call, derivatives, in);
            detail::check_apart<B>(call, values, derivatives);
            detail::transform<B, V>(detail::evaluation_body<F>{f}, in.size, detail::both(values.data, derivatives.data),
                                    input(in));
        }
    }
}

} // namespace hillock
