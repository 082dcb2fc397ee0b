#pragma once

// The tasks of all other kernels: rows, gates, biases and the variations of the element-wise passes, each with our
// kernel and the plain loop. Included by one source file per element type.

#include <algorithm>
#include <execution>
#include <span>

#include <hillock/hillock.hpp>
#include <hillock/parallel.hpp>

#include "activations.hpp"
#include "contender.hpp"
#include "plain.hpp"
#include "rows.hpp"

namespace bench {

// ---- gates and biases

template <class T>
void gated(arrays<T> const& a, void*)
{
    hillock::gated_forward(hillock::silu{}, whole(a.x, a), whole(a.dy, a), whole(a.out, a));
}

template <class T>
void gated_backward(arrays<T> const& a, void*)
{
    hillock::gated_backward(hillock::silu{}, whole(a.x, a), whole(a.up, a), whole(a.dy, a), whole(a.out, a),
                            whole(a.out2, a));
}

template <class T>
void plain_gated(arrays<T> const& a, void*)
{
    for (std::size_t i = 0; i < a.n; ++i)
        a.out[i] = plain::value(hillock::silu{}, a.x[i]) * a.dy[i];
}

template <class T>
void plain_gated_backward(arrays<T> const& a, void*)
{
    for (std::size_t i = 0; i < a.n; ++i) {
        a.out[i] = a.dy[i] * a.up[i] * plain::derivative(hillock::silu{}, a.x[i]);
        a.out2[i] = a.dy[i] * plain::value(hillock::silu{}, a.x[i]);
    }
}

template <class T>
void bias(arrays<T> const& a, void*)
{
    hillock::forward(hillock::gelu{}, whole(a.x, a), whole(a.out, a), std::span<T const>(a.up, columns));
}

template <class T>
void plain_bias(arrays<T> const& a, void*)
{
    for (std::size_t r = 0; r < rows_of(a); ++r)
        for (std::size_t i = 0; i < columns; ++i)
            a.out[r * columns + i] = plain::value(hillock::gelu{}, a.x[r * columns + i] + a.up[i]);
}

template <class T>
void bias_backward(arrays<T> const& a, void*)
{
    hillock::backward(hillock::gelu{}, whole(a.x, a), std::span<T const>(a.up, columns), whole(a.dy, a),
                      whole(a.out, a), std::span<T>(a.out2, columns));
}

template <class T>
void plain_bias_backward(arrays<T> const& a, void*)
{
    std::fill_n(a.out2, columns, T(0));
    for (std::size_t r = 0; r < rows_of(a); ++r)
        for (std::size_t i = 0; i < columns; ++i) {
            std::size_t const k = r * columns + i;
            a.out[k] = a.dy[k] * plain::derivative(hillock::gelu{}, a.x[k] + a.up[i]);
            a.out2[i] += a.out[k];
        }
}

// ---- variations of the element-wise passes

template <class T>
void both(arrays<T> const& a, void*)
{
    hillock::forward_and_derivative(hillock::gelu{}, a.x, a.out, a.out2, a.n);
}

template <class T>
void plain_both(arrays<T> const& a, void*)
{
    for (std::size_t i = 0; i < a.n; ++i) {
        a.out[i] = plain::value(hillock::gelu{}, a.x[i]);
        a.out2[i] = plain::derivative(hillock::gelu{}, a.x[i]);
    }
}

template <class T>
void from_output(arrays<T> const& a, void*)
{
    hillock::backward_from_output(hillock::tanh{}, a.x, a.dy, a.out, a.n);
}

template <class T>
void plain_from_output(arrays<T> const& a, void*)
{
    for (std::size_t i = 0; i < a.n; ++i)
        a.out[i] = a.dy[i] * (1 - a.x[i] * a.x[i]);
}

template <class T>
void parameters(arrays<T> const& a, void*)
{
    a.out[0] = static_cast<T>(hillock::backward_parameters(hillock::swish{}, a.x, a.dy, a.n));
}

template <class T>
void plain_parameters(arrays<T> const& a, void*)
{
    T sum = 0;
    for (std::size_t i = 0; i < a.n; ++i) {
        T const s = plain::logistic(a.x[i]);
        sum += a.dy[i] * a.x[i] * a.x[i] * s * (1 - s);
    }
    a.out[0] = sum;
}

// ---- on several threads

template <kind K, class F, class T>
void in_parallel(arrays<T> const& a, void*)
{
    if constexpr (K == kind::forward)
        hillock::forward(std::execution::par, F{}, a.x, a.out, a.n);
    else
        hillock::backward(std::execution::par, F{}, a.x, a.dy, a.out, a.n);
}

template <class T>
void add_all_kernels(catalogue<T>& c)
{
    auto const add = [&](char const* function, kind what, traffic moved, auto ours, auto plain, auto exact,
                         std::size_t multiple = columns, bool threads = false) {
        task<T>& t = c.add({.function = function,
                            .what = what,
                            .moved = moved,
                            .exact = exact,
                            .multiple = multiple,
                            .threads = threads});
        t.contenders.push_back({.who = "hillock", .run = ours});
        t.contenders.push_back({.who = "plain", .run = plain, .in_parts = true});
    };
    add("softmax", kind::forward, {1, 1}, &softmax<false, T>, &plain_softmax<false, T>, &expect_softmax<false, T>);
    add("softmax", kind::backward, {2, 1}, &softmax_backward<false, T>, &plain_softmax_backward<false, T>, nullptr);
    add("log_softmax", kind::forward, {1, 1}, &softmax<true, T>, &plain_softmax<true, T>, &expect_softmax<true, T>);
    add("log_softmax", kind::backward, {2, 1}, &softmax_backward<true, T>, &plain_softmax_backward<true, T>, nullptr);
    add("gated_silu", kind::forward, {2, 1}, &gated<T>, &plain_gated<T>, nullptr);
    add("gated_silu", kind::backward, {3, 2}, &gated_backward<T>, &plain_gated_backward<T>, nullptr);
    add("bias_gelu", kind::forward, {1, 1}, &bias<T>, &plain_bias<T>, nullptr);
    add("bias_gelu", kind::backward, {2, 1}, &bias_backward<T>, &plain_bias_backward<T>, nullptr);
    add("gelu_and_derivative", kind::forward, {1, 2}, &both<T>, &plain_both<T>, nullptr, 1);
    add("tanh_from_output", kind::backward, {2, 1}, &from_output<T>, &plain_from_output<T>, nullptr, 1);
    add("swish_parameters", kind::backward, {2, 0}, &parameters<T>, &plain_parameters<T>, nullptr, 1);
    auto const add_parallel = [&]<class F, kind K>(char const* function, traffic moved) {
        add(function, K, moved, &in_parallel<K, F, T>, &run_plain<K, T, F>, nullptr, 1, true);
    };
    add_parallel.template operator()<hillock::relu, kind::forward>("parallel_relu", {1, 1});
    add_parallel.template operator()<hillock::gelu, kind::forward>("parallel_gelu", {1, 1});
    add_parallel.template operator()<hillock::gelu, kind::backward>("parallel_gelu", {2, 1});
}

} // namespace bench
