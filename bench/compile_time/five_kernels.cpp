// What including the library and using it costs to compile.

#include <vector>

#include <hillock/hillock.hpp>

void five_kernels(std::vector<float> const& x, std::vector<float> const& dy, std::vector<float>& y,
                  std::vector<float>& dx)
{
    hillock::forward(hillock::gelu{}, x, y);
    hillock::backward(hillock::gelu{}, x, dy, dx);
    hillock::forward(hillock::relu{}, x, y);
    hillock::backward_from_output(hillock::tanh{}, y, dy, dx);
    hillock::softmax(x, y, x.size());
}
