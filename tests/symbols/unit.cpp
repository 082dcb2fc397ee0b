// A translation unit that uses scalars, tiers and kernels of everything; shared_symbols.sh compiles it for several
// instruction sets. Its own functions are local to it, and it has no containers, whose members are everybody's.
#include <hillock/hillock.hpp>

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

constexpr int n = 40, columns = 20;

template <class T, class F>
T elementwise(F f, T* x, T* y, T* z)
{
    hillock::forward(f, x, y, n);
    hillock::derivative(f, x, y, n);
    hillock::forward_and_derivative(f, x, y, z, n);
    hillock::backward(f, x, y, z, n);
    return z[0];
}

template <class T>
T others(T* a, T* b, T* c, T* d, T* e)
{
    hillock::gelu const f;
    hillock::forward(f, a, b, c, columns, n);
    hillock::backward(f, a, b, c, d, e, columns, n);
    hillock::gated_forward(f, a, b, c, n);
    hillock::gated_backward(f, a, b, c, d, e, n);
    hillock::backward_from_output(hillock::tanh{}, a, b, c, n);
    hillock::softmax(a, b, columns, n);
    hillock::softmax(a, b, columns, c, hillock::softmax_options{}, n);
    hillock::softmax_backward(a, b, c, columns, n);
    hillock::log_softmax(a, b, columns, n);
    hillock::log_softmax_backward(a, b, c, columns, n);
    hillock::forward(hillock::rrelu{}, a, b, hillock::random_stream{}, n);
    hillock::backward(hillock::rrelu{}, a, b, c, hillock::random_stream{}, n);
    hillock::prelu_forward(a, b, c, columns, n);
    hillock::prelu_backward(a, b, c, d, e, columns, n);
    return hillock::backward_parameters(hillock::prelu{}, a, b, n) + d[0] + e[0];
}

template <class T>
T everything(T x)
{
    T a[n], b[n], c[n], d[n], e[n];
    for (int i = 0; i < n; ++i)
        a[i] = b[i] = c[i] = x;
    T sum = 0;
    hillock::for_each_activation(
        [&](auto f) { sum += members(f, x) + members(hillock::accurate(f), x) + members(hillock::fast(f), x); });
    sum += elementwise(hillock::gelu{}, a, b, c) + elementwise(hillock::accurate(hillock::tanh{}), a, b, c);
    return sum + others(a, b, c, d, e);
}

} // namespace

extern "C" double UNIT(float x, double z) { return static_cast<double>(everything(x)) + everything(z); }
