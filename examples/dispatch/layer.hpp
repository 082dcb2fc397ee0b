#pragma once

#include <cstddef>

/// y = gelu(x), on any instruction set.
struct gelu_layer {
    template <class Arch>
    void operator()(Arch, float const* x, float* y, std::size_t n) const;
};

/// The name of the instruction set that is used.
struct instruction_set {
    template <class Arch>
    char const* operator()(Arch) const;
};
