#pragma once

#include "channels.hpp"
#include "checks.hpp"
#include "random_stream.hpp"

namespace hillock {

namespace detail {

template <class F>
struct bias_body {
    F f;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V x, V bias) const
    {
        return f.value(math::rounded(x + bias));
    }
};

template <class F>
struct bias_backward_body {
    F f;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V x, V dy, V bias) const
    {
        return dy * f.derivative(math::rounded(x + bias));
    }
};

/// Where a count or a random_stream stands, no bias is meant.
template <class B>
concept bias_argument = !count<std::remove_cvref_t<B>> && !std::same_as<std::remove_cvref_t<B>, random_stream>;

} // namespace detail

/// Rows of as many channels as bias has elements, one row after the other: y = f(x + bias). y may be x. With pointers,
/// for n elements: forward(f, x, y, bias, channels, n).
template <class Arch = xsimd::default_arch, class F, class X, class Y, detail::bias_argument P, detail::count... N>
    requires((sizeof...(N) == 0 || sizeof...(N) == 2) && !detail::is_policy<F>)
HILLOCK_INLINE void forward(F const& f, X&& x, Y&& y, P&& bias, N... channels_and_n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, Y, P> && detail::are_outputs<counts, Y>;
    static_assert(buffers_fit,
                  "hillock::forward: x, y and bias must be contiguous ranges, or pointers and two counts, of "
                  "floats or of doubles, and y not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        constexpr bool functor_has_value = has_value<F, V>;
        static_assert(functor_has_value, "hillock::forward: the functor has no member value(x) from batch to batch");
        if constexpr (functor_has_value) {
            auto const in = detail::view_rows("x", x, channels_and_n...);
            auto const out = detail::view_rows("y", y, channels_and_n...);
            auto const biases = detail::view_channels("bias", bias, channels_and_n...);
            detail::check_channels<B>("forward", in, out, biases);
            detail::transform_channels<B, V>(detail::bias_body<F>{f}, in.size / biases.size, biases.size, out.data,
                                             input(in), input(biases));
        }
    }
}

/// The gradients of y = f(x + bias): dx = dy f'(x + bias), and dbias[c] = the sum of dx over the rows of channel c,
/// made in doubles and in an order that depends on the shape alone. dx may be x or dy, dbias may be bias. With
/// pointers, for n elements: backward(f, x, bias, dy, dx, dbias, channels, n).
template <class Arch = xsimd::default_arch, class F, class X, class P, class DY, class DX, detail::bias_argument DP,
          detail::count... N>
    requires((sizeof...(N) == 0 || sizeof...(N) == 2) && !detail::is_policy<F>)
HILLOCK_INLINE void backward(F const& f, X&& x, P&& bias, DY&& dy, DX&& dx, DP&& dbias, N... channels_and_n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, P, DY, DX, DP> && detail::are_outputs<counts, DX, DP>;
    static_assert(buffers_fit,
                  "hillock::backward: x, bias, dy, dx and dbias must be contiguous ranges, or pointers and two "
                  "counts, of floats or of doubles, and dx and dbias not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        constexpr bool functor_has_derivative = has_derivative<F, V>;
        static_assert(functor_has_derivative,
                      "hillock::backward: the functor has no member derivative(x) from batch to "
                      "batch; hillock::differentiate makes one from value(x)");
        if constexpr (functor_has_derivative) {
            auto const in = detail::view_rows("x", x, channels_and_n...);
            auto const biases = detail::view_channels("bias", bias, channels_and_n...);
            auto const gradient = detail::view_rows("dy", dy, channels_and_n...);
            auto const out = detail::view_rows("dx", dx, channels_and_n...);
            auto const of_bias = detail::view_channels("dbias", dbias, channels_and_n...);
            detail::check_channels_backward<B>("backward", in, biases, gradient, out, of_bias);
            detail::transform_and_sum_channels<B, V>(detail::bias_backward_body<F>{f}, in.size / biases.size,
                                                     biases.size, out.data, of_bias.data, input(biases), input(in),
                                                     input(gradient));
        }
    }
}

} // namespace hillock
