// One program that runs on every x86-64 processor, and uses the instruction set of the one that it runs on.

#include <hillock/dispatch.hpp>

#include <cstdio>
#include <vector>

#include "layer.hpp"

int main()
{
    std::vector<float> const x{-3, -2, -1, -0.5f, 0, 0.5f, 1, 2, 3};
    std::vector<float> y(x.size());
    hillock::dispatch(gelu_layer{}, x.data(), y.data(), x.size());
    std::printf("%s\n", hillock::dispatch(instruction_set{}));
    for (std::size_t i = 0; i < x.size(); ++i)
        std::printf("gelu(%g) = %g\n", static_cast<double>(x[i]), static_cast<double>(y[i]));
}
