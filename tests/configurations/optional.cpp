// What the umbrella header leaves out, as a user calls it. libstdc++'s execution policies need exceptions.

#include <vector>

#define HILLOCK_DISPATCH_ARCHS xsimd::avx2, xsimd::sse2
#include <hillock/dispatch.hpp>
#include <hillock/hillock.hpp>
#if defined(__cpp_exceptions)
#include <hillock/parallel.hpp>
#endif

struct registers {
    template <class Arch>
    std::size_t operator()(Arch) const
    {
        return Arch::alignment();
    }
};

std::size_t optional(std::vector<float> const& x, std::vector<float>& y);

std::size_t optional(std::vector<float> const& x, std::vector<float>& y)
{
#if defined(__cpp_exceptions)
    hillock::forward(std::execution::par, hillock::gelu{}, x, y);
    hillock::backward(std::execution::seq, hillock::gelu{}, x, x, y);
    hillock::softmax(std::execution::par_unseq, x, y, x.size());
#else
    hillock::forward(hillock::gelu{}, x, y);
#endif
    return hillock::dispatch(registers{});
}
