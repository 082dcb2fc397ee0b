#pragma once

// Activations as one composes them from a vector library's elementary functions. M::exp and the like take and give
// xsimd batches.

#include <algorithm>

#include <xsimd/xsimd.hpp>

#include "peers.hpp"

namespace bench::composed {

template <class V>
V half(V x)
{
    return x * V(typename V::value_type(0.5));
}

template <class M, class V>
V logistic(V x)
{
    return V(1) / (V(1) + M::exp(V(0) - x));
}

template <class M, class V>
V logistic_derivative(V x)
{
    V const s = logistic<M>(x);
    return s * (V(1) - s);
}

template <class M, class V>
V sech2(V x)
{
    V const t = M::tanh(x);
    return V(1) - t * t;
}

template <class V>
V gelu_argument(V x)
{
    using T = typename V::value_type;
    return V(T(1.5957691216057307117)) * xsimd::fma(V(T(0.044715)) * x * x, x, x);
}

template <class M, class V>
V swish_derivative(V x)
{
    V const s = logistic<M>(x);
    return s * xsimd::fma(x, V(1) - s, V(1));
}

template <class M, class V>
V gelu_derivative(V x)
{
    using T = typename V::value_type;
    V const density = V(T(0.39894228040143267794)) * M::exp(V(T(-0.5)) * x * x);
    return xsimd::fma(x, density, half(V(1) + M::erf(x * V(T(0.70710678118654752440)))));
}

template <class M, class V>
V gelu_tanh_derivative(V x)
{
    using T = typename V::value_type;
    V const s = logistic<M>(gelu_argument(x));
    V const slope = V(T(1.5957691216057307117)) * xsimd::fma(V(T(3 * 0.044715)) * x, x, V(1));
    return s * xsimd::fma(x * slope, V(1) - s, V(1));
}

template <class F, kind K, class V>
void run(arrays<typename V::value_type> const& a, void*)
{
    auto const vector = [](auto const* x, auto const* dy, auto* out) {
        V const y = F{}(V::load_unaligned(x));
        (K == kind::backward ? V::load_unaligned(dy) * y : y).store_unaligned(out);
    };
    std::size_t i = 0;
    for (; i + V::size <= a.n; i += V::size)
        vector(a.x + i, a.dy + i, a.out + i);
    if (i < a.n) {
        typename V::value_type x[V::size]{}, dy[V::size]{}, out[V::size];
        std::copy(a.x + i, a.x + a.n, x);
        std::copy(a.dy + i, a.dy + a.n, dy);
        vector(x, dy, out);
        std::copy(out, out + (a.n - i), a.out + i);
    }
}

/// M: exp, expm1, log1p, tanh, erf, sin, cos, atan.
template <class M, class T>
void add_all(catalogue<T>& c, char const* who)
{
    using V = xsimd::batch<T>;
    auto const value = [&]<class F>(char const* function, F) {
        c.enter(function, kind::forward, {who, &run<F, kind::forward, V>});
    };
    auto const slope = [&]<class F>(char const* function, F) {
        c.enter(function, kind::derivative, {who, &run<F, kind::derivative, V>});
        c.enter(function, kind::backward, {who, &run<F, kind::backward, V>});
    };
    value("relu", [](V x) { return xsimd::max(x, V(0)); });
    slope("relu", [](V x) { return xsimd::select(x > V(0), V(1), V(0)); });
    value("leaky_relu", [](V x) { return xsimd::select(x < V(0), x * V(T(0.01)), x); });
    slope("leaky_relu", [](V x) { return xsimd::select(x < V(0), V(T(0.01)), V(1)); });
    value("sigmoid", [](V x) { return logistic<M>(x); });
    slope("sigmoid", [](V x) { return logistic_derivative<M>(x); });
    value("tanh", [](V x) { return M::tanh(x); });
    slope("tanh", [](V x) { return sech2<M>(x); });
    value("silu", [](V x) { return x / (V(1) + M::exp(V(0) - x)); });
    slope("silu", [](V x) { return swish_derivative<M>(x); });
    value("gelu", [](V x) { return half(x) * (V(1) + M::erf(x * V(T(0.70710678118654752440)))); });
    slope("gelu", [](V x) { return gelu_derivative<M>(x); });
    value("gelu_tanh", [](V x) { return x / (V(1) + M::exp(V(0) - gelu_argument(x))); });
    slope("gelu_tanh", [](V x) { return gelu_tanh_derivative<M>(x); });
    value("softplus", [](V x) { return xsimd::max(x, V(0)) + M::log1p(M::exp(V(0) - xsimd::abs(x))); });
    slope("softplus", [](V x) { return logistic<M>(x); });
    value("elu", [](V x) { return xsimd::select(x > V(0), x, M::expm1(x)); });
    slope("elu", [](V x) { return xsimd::select(x > V(0), V(1), M::exp(x)); });
    value("arctan", [](V x) { return M::atan(x); });
    slope("arctan", [](V x) { return V(1) / (V(1) + x * x); });
    value("sinusoid", [](V x) { return M::sin(x); });
    slope("sinusoid", [](V x) { return M::cos(x); });
    value("gaussian", [](V x) { return M::exp(V(0) - x * x); });
    slope("gaussian", [](V x) { return V(-2) * x * M::exp(V(0) - x * x); });
}

} // namespace bench::composed
