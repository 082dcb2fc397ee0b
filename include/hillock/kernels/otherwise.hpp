#pragma once

// Calls that no kernel takes: every kernel's name once more, for any arguments. The others are more specialised, so that
// this one is meant where an argument is missing, superfluous or out of place. It says in one error what the arguments
// are, where a compiler would say of each of the others why it does not fit.

#include <xsimd/xsimd.hpp>

namespace hillock {

namespace detail {

template <class... A>
inline constexpr bool fit = false;

} // namespace detail

#define HILLOCK_OTHERWISE(KERNEL)                           \
    template <class Arch = xsimd::default_arch, class... A> \
    auto KERNEL(A const&...)

HILLOCK_OTHERWISE(forward)
{
    static_assert(detail::fit<A...>, "hillock::forward: the arguments are f, x, y, and a bias, a random_stream or "
                                     "neither; with pointers, counts last");
}

HILLOCK_OTHERWISE(derivative)
{
    static_assert(detail::fit<A...>, "hillock::derivative: the arguments are f, x, d; with pointers, n last");
}

HILLOCK_OTHERWISE(forward_and_derivative)
{
    static_assert(detail::fit<A...>,
                  "hillock::forward_and_derivative: the arguments are f, x, y, d; with pointers, n last");
}

HILLOCK_OTHERWISE(backward)
{
    static_assert(detail::fit<A...>, "hillock::backward: the arguments are f, x, dy, dx, and a random_stream if any, "
                                     "or f, x, bias, dy, dx, dbias; with pointers, counts last");
}

HILLOCK_OTHERWISE(backward_from_output)
{
    static_assert(detail::fit<A...>,
                  "hillock::backward_from_output: the arguments are f, y, dy, dx; with pointers, n last");
}

HILLOCK_OTHERWISE(backward_parameters)
{
    static_assert(detail::fit<A...>, "hillock::backward_parameters: the arguments are f, x, dy; with pointers, n last");
}

HILLOCK_OTHERWISE(gated_forward)
{
    static_assert(detail::fit<A...>, "hillock::gated_forward: the arguments are f, gate, up, y; with pointers, n last");
}

HILLOCK_OTHERWISE(gated_backward)
{
    static_assert(detail::fit<A...>,
                  "hillock::gated_backward: the arguments are f, gate, up, dy, dgate, dup; with pointers, n last");
}

HILLOCK_OTHERWISE(prelu_forward)
{
    static_assert(detail::fit<A...>,
                  "hillock::prelu_forward: the arguments are x, y, alpha; with pointers, channels and n last");
}

HILLOCK_OTHERWISE(prelu_backward)
{
    static_assert(
        detail::fit<A...>,
        "hillock::prelu_backward: the arguments are x, alpha, dy, dx, dalpha; with pointers, channels and n last");
}

HILLOCK_OTHERWISE(softmax)
{
    static_assert(detail::fit<A...>,
                  "hillock::softmax: the arguments are x, y, columns (an integer), and a mask and softmax_options if "
                  "any; with pointers, n last; the buffers are all of floats or all of doubles, and y is not const");
}

HILLOCK_OTHERWISE(softmax_backward)
{
    static_assert(
        detail::fit<A...>,
        "hillock::softmax_backward: the arguments are y, dy, dx, columns (an integer), and softmax_options "
        "if any; with pointers, n last; the buffers are all of floats or all of doubles, and dx is not const");
}

HILLOCK_OTHERWISE(log_softmax)
{
    static_assert(detail::fit<A...>,
                  "hillock::log_softmax: the arguments are x, y, columns (an integer), and a mask and softmax_options "
                  "if any; with pointers, n last; the buffers are all of floats or all of doubles, and y is not const");
}

HILLOCK_OTHERWISE(log_softmax_backward)
{
    static_assert(
        detail::fit<A...>,
        "hillock::log_softmax_backward: the arguments are y, dy, dx, columns (an integer), and softmax_options if any; "
        "with pointers, n last; the buffers are all of floats or all of doubles, and dx is not const");
}

#undef HILLOCK_OTHERWISE

} // namespace hillock
