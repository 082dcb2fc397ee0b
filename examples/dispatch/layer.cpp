// Compiled once for each instruction set, by hillock_add_dispatched in CMakeLists.txt.

#include "layer.hpp"

#include <hillock/activations/gelu.hpp>
#include <hillock/kernels/forward.hpp>

template <class Arch>
void gelu_layer::operator()(Arch, float const* x, float* y, std::size_t n) const
{
    hillock::forward<Arch>(hillock::gelu{}, x, y, n);
}

template <class Arch>
char const* instruction_set::operator()(Arch) const
{
    return Arch::name();
}

template void gelu_layer::operator()(HILLOCK_DISPATCH_ARCH, float const*, float*, std::size_t) const;
template char const* instruction_set::operator()(HILLOCK_DISPATCH_ARCH) const;
