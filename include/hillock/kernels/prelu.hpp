#pragma once

// prelu with a slope of its own, alpha, for each channel.

#include "../math/leaky.hpp"
#include "channels.hpp"
#include "checks.hpp"

namespace hillock {

namespace detail {

struct prelu_body {
    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V x, V alpha) const
    {
        return math::leaky(x, alpha);
    }
};

struct prelu_backward_body {
    template <class V>
    HILLOCK_INLINE evaluation<V> operator()(std::size_t, V x, V dy, V alpha) const
    {
        return {dy * math::leaky_derivative(x, alpha), math::rounded(dy * math::leaky_slope_derivative(x))};
    }
};

} // namespace detail

/// Rows of as many channels as alpha has elements: y = x for x >= 0, alpha x for x < 0. y may be x. With pointers, for
/// n elements: prelu_forward(x, y, alpha, channels, n).
template <class Arch = xsimd::default_arch, class X, class Y, class P, detail::count... N>
    requires(sizeof...(N) == 0 || sizeof...(N) == 2)
HILLOCK_INLINE void prelu_forward(X&& x, Y&& y, P&& alpha, N... channels_and_n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, Y, P> && detail::are_outputs<counts, Y>;
    static_assert(buffers_fit, "hillock::prelu_forward: x, y and alpha must be contiguous ranges, or pointers and two "
                               "counts, of floats or of doubles, and y not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        auto const in = detail::view_rows("x", x, channels_and_n...);
        auto const out = detail::view_rows("y", y, channels_and_n...);
        auto const slopes = detail::view_channels("alpha", alpha, channels_and_n...);
        detail::check_channels<B>("prelu_forward", in, out, slopes);
        detail::transform_channels<B, V>(detail::prelu_body{}, in.size / slopes.size, slopes.size, out.data, input(in),
                                         input(slopes));
    }
}

/// The gradients: dx = dy for x >= 0, alpha dy for x < 0, and dalpha[c] = the sum of dy x over the rows of channel c
/// where x < 0, each product rounded, the sum made in doubles and in an order that depends on the shape alone. dx may
/// be x or dy, dalpha may be alpha. With pointers, for n elements: prelu_backward(x, alpha, dy, dx, dalpha, channels,
/// n).
template <class Arch = xsimd::default_arch, class X, class P, class DY, class DX, class DP, detail::count... N>
    requires(sizeof...(N) == 0 || sizeof...(N) == 2)
HILLOCK_INLINE void prelu_backward(X&& x, P&& alpha, DY&& dy, DX&& dx, DP&& dalpha, N... channels_and_n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, P, DY, DX, DP> && detail::are_outputs<counts, DX, DP>;
    static_assert(buffers_fit,
                  "hillock::prelu_backward: x, alpha, dy, dx and dalpha must be contiguous ranges, or pointers "
                  "and two counts, of floats or of doubles, and dx and dalpha not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        auto const in = detail::view_rows("x", x, channels_and_n...);
        auto const slopes = detail::view_channels("alpha", alpha, channels_and_n...);
        auto const gradient = detail::view_rows("dy", dy, channels_and_n...);
        auto const out = detail::view_rows("dx", dx, channels_and_n...);
        auto const of_slope = detail::view_channels("dalpha", dalpha, channels_and_n...);
        detail::check_channels_backward<B>("prelu_backward", in, slopes, gradient, out, of_slope);
        detail::transform_and_sum_channels<B, V>(detail::prelu_backward_body{}, in.size / slopes.size, slopes.size,
                                                 out.data, of_slope.data, input(slopes), input(in), input(gradient));
    }
}

} // namespace hillock
