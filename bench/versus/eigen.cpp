// Eigen: array expressions as its documentation writes them.

#include <Eigen/Core>
#include <unsupported/Eigen/SpecialFunctions>

#include "peers.hpp"

namespace bench {

namespace {

template <class T>
using array = Eigen::Array<T, Eigen::Dynamic, 1>;

template <class T>
constexpr T root_half = T(0.70710678118654752440);
template <class T>
constexpr T density = T(0.39894228040143267794);
template <class T>
constexpr T root_2_over_pi = T(0.79788456080286535588);
template <class T>
constexpr T cubic = T(0.044715);

template <class F, kind K, class T>
void run(arrays<T> const& a, void*)
{
    auto const n = static_cast<Eigen::Index>(a.n);
    Eigen::Map<array<T> const> const x(a.x, n), dy(a.dy, n);
    Eigen::Map<array<T>> out(a.out, n);
    if constexpr (K == kind::backward)
        F{}(x, [&](auto const& slope) { out = dy * slope; });
    else
        F{}(x, [&](auto const& y) { out = y; });
}

// An expression refers to its temporaries, so it is handed to `give` while they live.
template <class T>
void add_all(catalogue<T>& c)
{
    auto const value = [&]<class F>(char const* function, F) {
        c.enter(function, kind::forward, {"Eigen", &run<F, kind::forward, T>});
    };
    auto const slope = [&]<class F>(char const* function, F) {
        c.enter(function, kind::derivative, {"Eigen", &run<F, kind::derivative, T>});
        c.enter(function, kind::backward, {"Eigen", &run<F, kind::backward, T>});
    };
    value("relu", [](auto const& x, auto give) { give(x.max(T(0))); });
    slope("relu", [](auto const& x, auto give) { give((x > T(0)).template cast<T>()); });
    value("leaky_relu", [](auto const& x, auto give) { give(x.max(T(0.01) * x)); });
    slope("leaky_relu", [](auto const& x, auto give) { give(x.max(T(0)).sign() * T(0.99) + T(0.01)); });
    value("identity", [](auto const& x, auto give) { give(x); });
    value("sigmoid", [](auto const& x, auto give) { give(x.logistic()); });
    slope("sigmoid", [](auto const& x, auto give) { give(x.logistic() * (T(1) - x.logistic())); });
    value("tanh", [](auto const& x, auto give) { give(x.tanh()); });
    slope("tanh", [](auto const& x, auto give) { give(T(1) - x.tanh().square()); });
    value("silu", [](auto const& x, auto give) { give(x * x.logistic()); });
    slope("silu", [](auto const& x, auto give) { give(x.logistic() * (T(1) + x * (T(1) - x.logistic()))); });
    value("gelu", [](auto const& x, auto give) { give(T(0.5) * x * (T(1) + (x * root_half<T>).erf())); });
    slope("gelu", [](auto const& x, auto give) {
        give(T(0.5) * (T(1) + (x * root_half<T>).erf()) + x * density<T> * (T(-0.5) * x.square()).exp());
    });
    value("gelu_tanh", [](auto const& x, auto give) {
        give(T(0.5) * x * (T(1) + (root_2_over_pi<T> * x * (T(1) + cubic<T> * x.square())).tanh()));
    });
    slope("gelu_tanh", [](auto const& x, auto give) {
        auto const u = (2 * root_2_over_pi<T> * x * (T(1) + cubic<T> * x.square())).logistic();
        give(u * (T(1) + x * (T(1) - u) * 2 * root_2_over_pi<T> * (T(1) + 3 * cubic<T> * x.square())));
    });
    value("softplus", [](auto const& x, auto give) { give(x.max(T(0)) + (-x.abs()).exp().log1p()); });
    slope("softplus", [](auto const& x, auto give) { give(x.logistic()); });
    value("elu", [](auto const& x, auto give) { give(x.max(T(0)) + x.min(T(0)).expm1()); });
    slope("elu", [](auto const& x, auto give) { give(x.min(T(0)).exp()); });
    value("arctan", [](auto const& x, auto give) { give(x.atan()); });
    slope("arctan", [](auto const& x, auto give) { give((T(1) + x.square()).inverse()); });
    value("sinusoid", [](auto const& x, auto give) { give(x.sin()); });
    slope("sinusoid", [](auto const& x, auto give) { give(x.cos()); });
    value("gaussian", [](auto const& x, auto give) { give((-x.square()).exp()); });
    slope("gaussian", [](auto const& x, auto give) { give(T(-2) * x * (-x.square()).exp()); });
}

} // namespace

std::string add_eigen(catalogue<float>& f, catalogue<double>& d)
{
    add_all(f);
    add_all(d);
    return "Eigen " + std::to_string(EIGEN_WORLD_VERSION) + "." + std::to_string(EIGEN_MAJOR_VERSION) + "." +
           std::to_string(EIGEN_MINOR_VERSION);
}

} // namespace bench
