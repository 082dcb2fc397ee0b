#pragma once

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace mlp {

/// From now on this thread takes numbers below the least normal one for zero. The tails of smooth activations make many
/// such gradients: they teach nothing, and most processors multiply them a hundred times slower than others.
inline void flush_subnormals()
{
#if defined(__SSE2__)
    constexpr unsigned flush_results = 0x8000;
    constexpr unsigned flush_operands = 0x0040;
    _mm_setcsr(_mm_getcsr() | flush_results | flush_operands);
#elif defined(__aarch64__)
    constexpr unsigned long flush = 1UL << 24;
    unsigned long control = 0;
    asm volatile("mrs %0, fpcr" : "=r"(control));
    asm volatile("msr fpcr, %0" ::"r"(control | flush));
#endif
}

} // namespace mlp
