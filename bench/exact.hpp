#pragma once

// The reference that errors are measured against: each activation in a form without cancellation, to be evaluated in
// R = long double with the parameters as the type T holds them. Where some cancellation is left, at the roots of
// derivatives, evaluating it in R = double as well tells how much.

#include <cmath>
#include <numbers>

#include <hillock/registry.hpp>

namespace bench::exact {

// clang-format off
#define EXACT(F, VALUE, DERIVATIVE)                                                                                    \
    template <class T, class R> R value(hillock::F const& f, R x) { return static_cast<void>(f), VALUE; }              \
    template <class T, class R> R derivative(hillock::F const& f, R x)                                                 \
    { return static_cast<void>(f), static_cast<void>(x), DERIVATIVE; }
#define HELD(PARAMETER) R(T(f.PARAMETER))

template <class R> constexpr R pi = std::numbers::pi_v<R>;

template <class R> R logistic(R x) { return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x)); }
template <class R> R logistic_derivative(R x) { R const e = std::exp(-std::abs(x)); return e / ((1 + e) * (1 + e)); }
template <class R> R swish(R x, R beta) { return x * logistic(beta * x); }
template <class R> R swish_derivative(R x, R beta)
{
    R const e = std::exp(-std::abs(beta * x));
    return (x < 0 ? e * (1 + beta * x + e) : 1 + e * (1 + beta * x)) / ((1 + e) * (1 + e));
}
template <class R> R sech2(R x) { return 1 / (std::cosh(x) * std::cosh(x)); }
template <class R> R leaky(R x, R slope) { return x < 0 ? slope * x : x; }
template <class R> R leaky_derivative(R x, R slope) { return x < 0 ? slope : R(1); }
template <class R> R normal_distribution(R x) { return std::erfc(-x / std::sqrt(R(2))) / 2; }
template <class R> R twice_tanh_argument(R x) { return 2 * std::sqrt(2 / pi<R>) * (x + R(0.044715L) * x * x * x); }
template <class R> R gelu_tanh_derivative(R x)
{
    R const u = twice_tanh_argument(x);
    return logistic(u) + x * logistic_derivative(u) * 2 * std::sqrt(2 / pi<R>) * (1 + 3 * R(0.044715L) * x * x);
}
template <class R> R sinc_derivative(R x)
{
    R const z = x * x; // the series, since cos x / x - sin x / x^2 cancels
    if (z < 1)
        return -x / 3 * (1 - z / 10 * (1 - z / 28 * (1 - z / 54 * (1 - z / 88 * (1 - z / 130 * (1 - z / 180 *
            (1 - z / 238 * (1 - z / 304 * (1 - z / 378 * (1 - z / 460))))))))));
    return (std::cos(x) - std::sin(x) / x) / x;
}

EXACT(absolute, std::abs(x), R(x > 0) - R(x < 0))
EXACT(arctan, std::atan(x), 1 / (1 + x * x))
EXACT(bent_identity, x * x / (std::sqrt(x * x + 1) + 1) / 2 + x, x / (2 * std::sqrt(x * x + 1)) + 1)
EXACT(binary_step, R(x >= 0), R(0))
EXACT(complementary_log_log, -std::expm1(-std::exp(x)), std::exp(x - std::exp(x)))
EXACT(elu, x > 0 ? x : HELD(alpha) * std::expm1(x), x > 0 ? R(1) : HELD(alpha) * std::exp(x))
EXACT(gaussian, std::exp(-x * x), -2 * x * std::exp(-x * x))
EXACT(gelu, x * normal_distribution(x), normal_distribution(x) + x * std::exp(-x * x / 2) / std::sqrt(2 * pi<R>))
EXACT(gelu_tanh, x * logistic(twice_tanh_argument(x)), gelu_tanh_derivative(x))
EXACT(hard_sigmoid, std::min(std::max(HELD(slope) * x + HELD(offset), R(0)), R(1)),
      HELD(slope) * x + HELD(offset) >= 0 && HELD(slope) * x + HELD(offset) <= 1 ? HELD(slope) : R(0))
EXACT(hard_tanh, std::min(std::max(x, HELD(lower)), HELD(upper)), R(x >= HELD(lower) && x <= HELD(upper)))
EXACT(identity, x, R(1))
EXACT(leaky_relu, leaky(x, HELD(slope)), leaky_derivative(x, HELD(slope)))
EXACT(lecun_tanh, HELD(scale) * std::tanh(HELD(slope) * x), HELD(scale) * HELD(slope) * sech2(HELD(slope) * x))
EXACT(prelu, leaky(x, HELD(alpha)), leaky_derivative(x, HELD(alpha)))
EXACT(quick_gelu, swish(x, R(1.702L)), swish_derivative(x, R(1.702L)))
EXACT(relu, x > 0 ? x : R(0), R(x > 0))
EXACT(rrelu, leaky(x, (HELD(lower) + HELD(upper)) / 2), leaky_derivative(x, (HELD(lower) + HELD(upper)) / 2))
EXACT(scaled_tanh, HELD(scale) * std::tanh(HELD(slope) * x), HELD(scale) * HELD(slope) * sech2(HELD(slope) * x))
EXACT(selu, HELD(lambda) * (x < 0 ? HELD(alpha) * std::expm1(x) : x),
      HELD(lambda) * (x < 0 ? HELD(alpha) * std::exp(x) : R(1)))
EXACT(sigmoid, logistic(x), logistic_derivative(x))
EXACT(silu, swish(x, R(1)), swish_derivative(x, R(1)))
EXACT(sinc, x == 0 ? R(1) : std::sin(x) / x, sinc_derivative(x))
EXACT(sinusoid, std::sin(x), std::cos(x))
EXACT(softplus, std::max(x, R(0)) + std::log1p(std::exp(-std::abs(HELD(beta) * x))) / HELD(beta),
      logistic(HELD(beta) * x))
EXACT(softsign, x / (1 + std::abs(x)), 1 / ((1 + std::abs(x)) * (1 + std::abs(x))))
EXACT(swish, exact::swish(x, HELD(beta)), swish_derivative(x, HELD(beta)))
EXACT(symmetrical_sigmoid, std::tanh(x / 2), sech2(x / 2) / 2)
EXACT(tanh, std::tanh(x), sech2(x))

#undef HELD
#undef EXACT
// clang-format on

} // namespace bench::exact
