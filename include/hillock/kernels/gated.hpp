#pragma once

#include "../math/ops.hpp"
#include "forward_and_derivative.hpp"

namespace hillock {

namespace detail {

template <class F>
struct gated_body {
    F f;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V gate, V up) const
    {
        return f.value(gate) * up;
    }
};

/// The gradients of gate and up.
template <class F>
struct gated_backward_body {
    F f;

    template <class V>
    HILLOCK_INLINE evaluation<V> operator()(std::size_t, V gate, V up, V dy) const
    {
        auto const at_gate = detail::evaluate(f, gate);
        return {math::rounded(dy * up) * at_gate.derivative, dy * at_gate.value};
    }
};

} // namespace detail

/// y[i] = f(gate[i]) up[i]; with f = silu it is SwiGLU. y may be gate or up. With pointers, for n elements:
/// gated_forward(f, gate, up, y, n).
template <class Arch = xsimd::default_arch, class F, class G, class U, class Y, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE void gated_forward(F const& f, G&& gate, U&& up, Y&& y, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, G, U, Y> && detail::are_outputs<counts, Y>;
    static_assert(buffers_fit,
                  "hillock::gated_forward: gate, up and y must be contiguous ranges, or pointers and a count, "
                  "of floats or of doubles, and y not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, G>;
        constexpr bool functor_has_value = has_value<F, V>;
        static_assert(functor_has_value,
                      "hillock::gated_forward: the functor has no member value(x) from batch to batch");
        if constexpr (functor_has_value) {
            auto const gates = detail::view("gate", gate, n...);
            auto const ups = detail::view("up", up, n...);
            auto const out = detail::view("y", y, n...);
            detail::check_elementwise<B>("gated_forward", out, gates, ups);
            detail::transform<B, V>(detail::gated_body<F>{f}, out.size, out.data, input(gates), input(ups));
        }
    }
}

/// dgate[i] = (dy[i] up[i]) f'(gate[i]), dup[i] = dy[i] f(gate[i]), each product rounded. Either output may be any of
/// the inputs, but not both the same one. With pointers, for n elements: gated_backward(f, gate, up, dy, dgate, dup,
/// n).
template <class Arch = xsimd::default_arch, class F, class G, class U, class DY, class DG, class DU, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE void gated_backward(F const& f, G&& gate, U&& up, DY&& dy, DG&& dgate, DU&& dup, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, G, U, DY, DG, DU> && detail::are_outputs<counts, DG, DU>;
    static_assert(buffers_fit,
                  "hillock::gated_backward: gate, up, dy, dgate and dup must be contiguous ranges, or pointers "
                  "and a count, of floats or of doubles, and dgate and dup not const");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, G>;
        constexpr bool functor_has_value = has_value<F, V>;
        constexpr bool functor_has_derivative = has_derivative<F, V>;
        static_assert(functor_has_value,
                      "hillock::gated_backward: the functor has no member value(x) from batch to batch");
        static_assert(functor_has_derivative || !functor_has_value,
                      "hillock::gated_backward: the functor has no member derivative(x) from batch to batch; "
                      "hillock::differentiate makes one from value(x)");
        if constexpr (functor_has_value && functor_has_derivative) {
            constexpr char const* call = "gated_backward";
            auto const gates = detail::view("gate", gate, n...);
            auto const ups = detail::view("up", up, n...);
            auto const gradient = detail::view("dy", dy, n...);
            auto const of_gate = detail::view("dgate", dgate, n...);
            auto const of_up = detail::view("dup", dup, n...);
            detail::check_elementwise<B>(call, of_gate, gates, ups, gradient);
            detail::check_elementwise<B>(call, of_up, gates, ups, gradient);
            detail::check_apart<B>(call, of_gate, of_up);
            detail::transform<B, V>(detail::gated_backward_body<F>{f}, gradient.size,
                                    detail::both(of_gate.data, of_up.data), input(gates), input(ups), input(gradient));
        }
    }
}

} // namespace hillock
