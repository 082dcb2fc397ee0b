// Activations of one's own: a struct with a name and a value, and with a derivative or without one.
#include <hillock/hillock.hpp>

#include <cmath>
#include <cstdio>
#include <limits>
#include <vector>

namespace math = hillock::math;

/// |x| without the kink: ln(cosh(beta x)) / beta. It has only a value, as a template that float, double, batches of
/// them and the dual numbers of `hillock::differentiate` go through.
struct log_cosh {
    double beta = 1;

    static constexpr std::string_view name = "log_cosh";

    template <class V>
    V value(V x) const
    {
        V const decay = math::exp(math::constant<V>(-2 * beta) * math::abs(x)); // e^(beta x) would overflow
        V const ln2 = math::constant<V>(0.6931471805599453);
        return math::abs(x) + math::div(math::log1p(decay) - ln2, math::constant<V>(beta));
    }
};

/// The square of ReLU (D. So et al., arXiv:2109.08668), which knows its derivative.
struct squared_relu {
    static constexpr std::string_view name = "squared_relu";

    template <class V>
    V value(V x) const
    {
        V const positive = math::max(x, math::constant<V>(0));
        return positive * positive;
    }

    template <class V>
    V derivative(V x) const
    {
        V const positive = math::max(x, math::constant<V>(0));
        return positive + positive;
    }
};

using differentiated_log_cosh = decltype(hillock::differentiate(log_cosh{}));
using batch = xsimd::batch<float>;

static_assert(!hillock::activation<log_cosh, batch>, "a value alone is enough for hillock::forward, but no activation");
static_assert(hillock::activation<differentiated_log_cosh, float> &&
              hillock::activation<differentiated_log_cosh, batch>);
static_assert(hillock::activation<squared_relu, float> && hillock::activation<squared_relu, batch>);

using numbers = std::vector<double>;

/// The gradient that f passes back when every output's gradient is 1: its derivative.
template <class Activation>
numbers slopes(Activation f, numbers const& x)
{
    numbers dx(x.size());
    hillock::backward(f, x, numbers(x.size(), 1), dx);
    return dx;
}

template <class Activation>
numbers values(Activation f, numbers const& x)
{
    numbers y(x.size());
    hillock::forward(f, x, y);
    return y;
}

int main()
{
    auto const f = hillock::differentiate(log_cosh{.beta = 2});
    squared_relu const g;
    numbers const x{-2, -1, -0.5, -0.25, 0, 0.25, 0.5, 1, 2};
    numbers const fx = values(f, x), dfx = slopes(f, x), gx = values(g, x), dgx = slopes(g, x);

    std::puts("      x   log_cosh  its slope   squared_relu  its slope");
    for (std::size_t i = 0; i < x.size(); ++i)
        std::printf("%7.2f  %9.6f  %9.6f  %13.6f  %9.6f\n", x[i], fx[i], dfx[i], gx[i], dgx[i]);

    // The dual numbers' derivatives are the known ones: tanh(beta x), and for squared_relu its own.
    bool right = slopes(hillock::differentiate(g), x) == dgx;
    for (std::size_t i = 0; i < x.size(); ++i) // a difference of terms up to 2, which are rounded a few times each
        right = right && std::abs(dfx[i] - std::tanh(2 * x[i])) <= 8 * std::numeric_limits<double>::epsilon();
    std::puts(right ? "Both slopes are right." : "A slope is wrong.");
    return right ? 0 : 1;
}
