#pragma once

// Kernels for functors that draw a random number for each element when they are trained, as rrelu does. Such a functor
// has training_value(x, u) and training_derivative(x, u), u uniform in [0, 1).

#include "checks.hpp"
#include "random_stream.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

template <class F>
struct training_body {
    F f;
    random_stream stream;

    HILLOCK_INLINE training_body from(std::size_t begin) const { return {f, {stream.seed, stream.offset + begin}}; }

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t i, V x) const
    {
        return f.training_value(x, detail::uniform<V>(stream, i));
    }
};

template <class F>
struct training_backward_body {
    F f;
    random_stream stream;

    HILLOCK_INLINE training_backward_body from(std::size_t begin) const
    {
        return {f, {stream.seed, stream.offset + begin}};
    }

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t i, V x, V dy) const
    {
        return dy * f.training_derivative(x, detail::uniform<V>(stream, i));
    }
};

} // namespace detail

/// In training: y[i] = f(x[i]) with the random number offset + i of the stream. y may be x. With pointers, for n
/// elements: forward(f, x, y, stream, n).
template <class Arch = xsimd::default_arch, class F, class X, class Y, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE void forward(F const& f, X&& x, Y&& y, random_stream stream, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, Y> && detail::are_outputs<counts, Y>;
    static_assert(buffers_fit,
                  "hillock::forward: x and y must be contiguous ranges, or pointers and a count, of floats or "
                  "of doubles, and y not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        constexpr bool functor_has_training_value = requires(V v) { f.training_value(v, v); };
        static_assert(functor_has_training_value,
                      "hillock::forward: the functor has no member training_value(x, u), which a random_stream is for");
        if constexpr (functor_has_training_value) {
            auto const in = detail::view("x", x, n...);
            auto const out = detail::view("y", y, n...);
            detail::check_elementwise<B>("forward", out, in);
            detail::transform<B, V>(detail::training_body<F>{f, stream}, in.size, out.data, input(in));
        }
    }
}

/// In training: dx[i] = dy[i] f'(x[i]), with the numbers that the forward pass drew from the same stream. dx may be x
/// or dy. With pointers, for n elements: backward(f, x, dy, dx, stream, n).
template <class Arch = xsimd::default_arch, class F, class X, class DY, class DX, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE void backward(F const& f, X&& x, DY&& dy, DX&& dx, random_stream stream, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, DY, DX> && detail::are_outputs<counts, DX>;
    static_assert(buffers_fit, "hillock::backward: x, dy and dx must be contiguous ranges, or pointers and a count, of "
                               "floats or of doubles, and dx not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        constexpr bool functor_has_training_derivative = requires(V v) { f.training_derivative(v, v); };
        static_assert(
            functor_has_training_derivative,
            "hillock::backward: the functor has no member training_derivative(x, u), which a random_stream is for");
        if constexpr (functor_has_training_derivative) {
            auto const in = detail::view("x", x, n...);
            auto const gradient = detail::view("dy", dy, n...);
            auto const out = detail::view("dx", dx, n...);
            detail::check_elementwise<B>("backward", out, in, gradient);
            detail::transform<B, V>(detail::training_backward_body<F>{f, stream}, in.size, out.data, input(in),
                                    input(gradient));
        }
    }
}

} // namespace hillock
