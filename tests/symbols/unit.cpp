// A translation unit that uses scalars, tiers and kernels of everything; shared_symbols.sh compiles it for several
// instruction sets. Its own functions are local to it.
#include <hillock/hillock.hpp>

#include <vector>

namespace {

template <class T, class F>
T members(F f, T x)
{
    T sum = f(x) + f.value(x) + f.derivative(x) + f.value_and_derivative(x).value;
    if constexpr (hillock::output_differentiable<F, T>)
        sum += f.derivative_from_output(x);
    if constexpr (hillock::parametric<F, T>)
        sum += f.parameter_derivative(x);
    return sum;
}

template <class T, class F>
T kernels(F f, std::vector<T>& x, std::vector<T>& y, std::vector<T>& z)
{
    hillock::forward(f, x, y);
    hillock::derivative(f, x, y);
    hillock::forward_and_derivative(f, x, y, z);
    hillock::backward(f, x, y, z);
    hillock::forward(f, x, y, z);
    hillock::backward(f, x, z, y, y, x);
    hillock::gated_forward(f, x, y, z);
    return z[0];
}

template <class T>
T everything(T x)
{
    T sum = 0;
    std::vector<T> a(8), b(8), c(8);
    hillock::for_each_activation(
        [&](auto f) { sum += members(f, x) + members(hillock::accurate(f), x) + members(hillock::fast(f), x); });
    sum += kernels(hillock::gelu{}, a, b, c) + kernels(hillock::accurate(hillock::tanh{}), a, b, c);
    hillock::softmax(a, b, 4);
    hillock::softmax_backward(a, b, c, 4);
    hillock::log_softmax(a, b, 4);
    hillock::log_softmax_backward(a, b, c, 4);
    hillock::forward(hillock::rrelu{}, a, b, hillock::random_stream{});
    hillock::backward(hillock::rrelu{}, a, b, c, hillock::random_stream{});
    hillock::prelu_forward(a, b, c);
    return sum + hillock::backward_parameters(hillock::prelu{}, a, b);
}

} // namespace

extern "C" double UNIT(float x, double z) { return static_cast<double>(everything(x)) + everything(z); }
