#pragma once

// Kernels round to nearest, whatever the host has set: the reductions of exp and sin add a large number to round to an
// integer, and no bound would hold in another mode. Only the rounding mode is changed, and only where it has to be: what
// becomes of subnormal numbers, the exceptions' masks and flags remain the host's.
//
// The loop in another mode is called from a function that is never inlined: a compiler takes arithmetic for the same in
// every mode, and could move a parameter's conversion across an instruction that sets it, but not out of a function.

#include <cstdint>

#include "../inline.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace hillock::detail {

#if defined(__SSE2__)
inline constexpr std::uint32_t rounding_field = 0x6000; // of MXCSR; 0 is to nearest, of FPCR too
HILLOCK_INLINE std::uint32_t floating_point_control() { return _mm_getcsr(); }
HILLOCK_INLINE void set_floating_point_control(std::uint32_t control) { _mm_setcsr(control); }
HILLOCK_INLINE void forget(float& x) { asm volatile("" : "+x"(x)); }
#elif defined(__aarch64__)
inline constexpr std::uint64_t rounding_field = 0xc00000;
HILLOCK_INLINE std::uint64_t floating_point_control()
{
    std::uint64_t control;
    asm volatile("mrs %0, fpcr" : "=r"(control));
    return control;
}
HILLOCK_INLINE void set_floating_point_control(std::uint64_t control)
{
    asm volatile("msr fpcr, %0" : : "r"(control) : "memory");
}
HILLOCK_INLINE void forget(float& x) { asm volatile("" : "+w"(x)); }
#else // none that the batches obey, or none known
inline constexpr std::uint32_t rounding_field = 0;
HILLOCK_INLINE std::uint32_t floating_point_control() { return 0; }
HILLOCK_INLINE void set_floating_point_control(std::uint32_t) {}
HILLOCK_INLINE void forget(float&) {}
#endif

/// Whether arithmetic rounds to nearest: only then do these sums, on both sides of the middle between 1 and the next
/// float, differ. The control register would tell, too, but it holds the flags of all arithmetic under way, and whoever
/// reads it waits for that. The sums raise the inexact flag, as nearly every kernel does.
HILLOCK_INLINE bool rounds_to_nearest()
{
    float one = 1;
    detail::forget(one); // else the sums were the compiler's
    float below = one + 0x0.8p-24f, above = one + 0x1.8p-24f;
    detail::forget(below), detail::forget(above); // floats also where registers have more digits
    return below != above;
}

/// Round-to-nearest while it lives.
class nearest_rounding {
public:
    HILLOCK_INLINE nearest_rounding() : before_(detail::floating_point_control() & rounding_field) { set({}); }
    HILLOCK_INLINE ~nearest_rounding() { set(before_); }
    nearest_rounding(nearest_rounding const&) = delete;
    nearest_rounding& operator=(nearest_rounding const&) = delete;

private:
    using field = decltype(detail::floating_point_control());

    HILLOCK_INLINE static void set(field mode)
    {
        detail::set_floating_point_control((detail::floating_point_control() & ~rounding_field) | mode);
    }

    field before_;
};

template <class Build, class Work>
[[gnu::cold, gnu::noinline]] void change_to_nearest(Work work)
{
    nearest_rounding const mode;
    work();
}

/// Calls work() in round-to-nearest. Its results go to memory.
template <class Build, class Work>
HILLOCK_INLINE void in_nearest(Work const& work)
{
    if (detail::rounds_to_nearest()) [[likely]]
        work();
    else
        detail::change_to_nearest<Build>(work);
}

} // namespace hillock::detail
