#pragma once

// The plain loop's table: each activation as one would write it with <cmath>, in the input's own type, without a
// thought for the tails. `value` and `derivative` are what a scalar loop calls; an activation that is missing here is
// measured without a plain loop beside it.

#include <algorithm>
#include <cmath>
#include <numbers>

#include <hillock/registry.hpp>

// The file is compiled with different flags into different namespaces.
#ifndef HILLOCK_PLAIN
#define HILLOCK_PLAIN plain
#endif

namespace bench::HILLOCK_PLAIN {

template <class T>
constexpr T pi = std::numbers::pi_v<T>;
template <class T>
constexpr T sqrt2 = std::numbers::sqrt2_v<T>;
template <class T>
constexpr T sqrt_2_over_pi = T(0.79788456080286535588);

// clang-format off
#define PLAIN(F, VALUE, DERIVATIVE)                                                                                    \
    template <class T> T value(hillock::F const& f, T x) { return static_cast<void>(f), VALUE; }                       \
    template <class T> T derivative(hillock::F const& f, T x)                                                          \
    { return static_cast<void>(f), static_cast<void>(x), DERIVATIVE; }

template <class T> T logistic(T x) { return 1 / (1 + std::exp(-x)); }
template <class T> T sech2(T x) { T const t = std::tanh(x); return 1 - t * t; }
template <class T> T swish(T x, T beta) { return x * logistic(beta * x); }
template <class T> T swish_derivative(T x, T beta)
{
    T const s = logistic(beta * x);
    return s + beta * x * s * (1 - s);
}
template <class T> T leaky(T x, T slope) { return x < 0 ? slope * x : x; }
template <class T> T leaky_derivative(T x, T slope) { return x < 0 ? slope : T(1); }
template <class T> T tanh_argument(T x) { return sqrt_2_over_pi<T> * (x + T(0.044715) * x * x * x); }

template <class T> T gelu_tanh_derivative(T x)
{
    T const t = std::tanh(tanh_argument(x));
    return (1 + t) / 2 + x / 2 * (1 - t * t) * sqrt_2_over_pi<T> * (1 + T(3 * 0.044715) * x * x);
}

PLAIN(absolute, std::abs(x), T(x > 0) - T(x < 0))
PLAIN(arctan, std::atan(x), 1 / (1 + x * x))
PLAIN(bent_identity, (std::sqrt(x * x + 1) - 1) / 2 + x, x / (2 * std::sqrt(x * x + 1)) + 1)
PLAIN(binary_step, x >= 0 ? T(1) : T(0), T(0))
PLAIN(complementary_log_log, 1 - std::exp(-std::exp(x)), std::exp(x - std::exp(x)))
PLAIN(elu, x > 0 ? x : T(f.alpha) * (std::exp(x) - 1), x > 0 ? T(1) : T(f.alpha) * std::exp(x))
PLAIN(gaussian, std::exp(-x * x), -2 * x * std::exp(-x * x))
PLAIN(gelu, x / 2 * (1 + std::erf(x / sqrt2<T>)),
      (1 + std::erf(x / sqrt2<T>)) / 2 + x * std::exp(-x * x / 2) / std::sqrt(2 * pi<T>))
PLAIN(gelu_tanh, x / 2 * (1 + std::tanh(tanh_argument(x))), gelu_tanh_derivative(x))
PLAIN(hard_sigmoid, std::clamp(T(f.slope) * x + T(f.offset), T(0), T(1)),
      std::abs(T(f.slope) * x + T(f.offset) - T(0.5)) <= T(0.5) ? T(f.slope) : T(0))
PLAIN(hard_tanh, std::clamp(x, T(f.lower), T(f.upper)), x >= T(f.lower) && x <= T(f.upper) ? T(1) : T(0))
PLAIN(identity, x, T(1))
PLAIN(leaky_relu, leaky(x, T(f.slope)), leaky_derivative(x, T(f.slope)))
PLAIN(lecun_tanh, T(f.scale) * std::tanh(T(f.slope) * x), T(f.scale) * T(f.slope) * sech2(T(f.slope) * x))
PLAIN(prelu, leaky(x, T(f.alpha)), leaky_derivative(x, T(f.alpha)))
PLAIN(quick_gelu, swish(x, T(1.702)), swish_derivative(x, T(1.702)))
PLAIN(relu, std::max(x, T(0)), x > 0 ? T(1) : T(0))
PLAIN(rrelu, leaky(x, T((f.lower + f.upper) / 2)), leaky_derivative(x, T((f.lower + f.upper) / 2)))
PLAIN(scaled_tanh, T(f.scale) * std::tanh(T(f.slope) * x), T(f.scale) * T(f.slope) * sech2(T(f.slope) * x))
PLAIN(selu, T(f.lambda) * (x < 0 ? T(f.alpha) * (std::exp(x) - 1) : x),
      T(f.lambda) * (x < 0 ? T(f.alpha) * std::exp(x) : T(1)))
PLAIN(sigmoid, logistic(x), logistic(x) * (1 - logistic(x)))
PLAIN(silu, swish(x, T(1)), swish_derivative(x, T(1)))
PLAIN(sinc, x == 0 ? T(1) : std::sin(x) / x, x == 0 ? T(0) : std::cos(x) / x - std::sin(x) / (x * x))
PLAIN(sinusoid, std::sin(x), std::cos(x))
PLAIN(softplus, std::log(1 + std::exp(T(f.beta) * x)) / T(f.beta), logistic(T(f.beta) * x))
PLAIN(softsign, x / (1 + std::abs(x)), 1 / ((1 + std::abs(x)) * (1 + std::abs(x))))
PLAIN(swish, HILLOCK_PLAIN::swish(x, T(f.beta)), swish_derivative(x, T(f.beta)))
PLAIN(symmetrical_sigmoid, std::tanh(x / 2), sech2(x / 2) / 2)
PLAIN(tanh, std::tanh(x), sech2(x))

#undef PLAIN
// clang-format on

} // namespace bench::HILLOCK_PLAIN
