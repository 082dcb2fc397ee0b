#pragma once

// One program for several instruction sets: the CMake function hillock_add_dispatched compiles a file for each, and
// dispatch calls the best that the processor has. Include it where dispatch is called; the umbrella header does not.

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include <xsimd/xsimd.hpp>

#include "inline.hpp"

namespace hillock {

namespace detail {

/// Whether the processor has Arch; of the two forms xsimd 13 took the second away.
template <class Arch, class Available>
HILLOCK_INLINE bool is_available(Available const& processor)
{
    if constexpr (requires { processor.has(Arch{}); })
        return processor.has(Arch{});
    else
        return Arch::version() <= processor.best;
}

template <class Result, class F, class... Args>
HILLOCK_INLINE Result dispatch(xsimd::arch_list<>, F const&, Args&&...)
{
    constexpr char const* sentence =
        "hillock::dispatch: the program was built for none of this processor's instruction sets";
#if defined(__cpp_exceptions)
    throw std::runtime_error(sentence);
#else
    std::fprintf(stderr, "%s\n", sentence);
    std::abort();
#endif
}

template <class Result, class Arch, class... Others, class F, class... Args>
HILLOCK_INLINE Result dispatch(xsimd::arch_list<Arch, Others...>, F const& f, Args&&... args)
{
    if (detail::is_available<Arch>(xsimd::available_architectures()))
        return f(Arch{}, std::forward<Args>(args)...);
    return detail::dispatch<Result>(xsimd::arch_list<Others...>{}, f, std::forward<Args>(args)...);
}

} // namespace detail

#if defined(HILLOCK_DISPATCH_ARCHS)
/// The instruction sets that the program has code for, the best first.
using dispatched_archs = xsimd::arch_list<HILLOCK_DISPATCH_ARCHS>;

/// f(Arch{}, args...) for the best Arch of `dispatched_archs` that the processor has; std::runtime_error
/// (without exceptions: the sentence on stderr, and abort) if it has none.
/// f has a member template operator()(Arch, ...), explicitly instantiated for HILLOCK_DISPATCH_ARCH in the files that
/// hillock_add_dispatched compiles.
template <class F, class... Args>
HILLOCK_INLINE auto dispatch(F const& f, Args&&... args)
    -> decltype(f(xsimd::default_arch{}, std::forward<Args>(args)...))
{
    using result = decltype(f(xsimd::default_arch{}, std::forward<Args>(args)...));
    return detail::dispatch<result>(dispatched_archs{}, f, std::forward<Args>(args)...);
}
#else
template <class F, class... Args>
void dispatch(F const&, Args&&...)
{
    static_assert(sizeof(F) == 0, "hillock::dispatch: the target has no instruction sets to choose from; name them in "
                                  "CMake, hillock_add_dispatched(target SOURCES file.cpp ARCHS sse2 avx2 avx512)");
}
#endif

} // namespace hillock
