#pragma once

// Kernels on several threads: every kernel takes one of the standard's execution policies first,
//
//   hillock::forward(std::execution::par, f, x, y);
//
// par and par_unseq divide the elements or rows among the standard library's threads, seq and unseq do not. The bits are
// those of the call without a policy, and so are the checks and what they throw, on the calling thread and before
// anything is written. Short calls, of up to 2^15 elements, stay on the calling thread. This header is not part of
// hillock.hpp: the standard library may want a library of threads to be linked, libstdc++ oneTBB. It allocates what it
// tells the threads, and its own functions are shared by units of different -m flags.

#include <version>

#if defined(__GLIBCXX__) && !defined(__cpp_exceptions)
#error "hillock/parallel.hpp: libstdc++'s execution policies need exceptions"
#endif

#include <execution>

#if !defined(__cpp_lib_execution)
#error "hillock/parallel.hpp needs the standard library's execution policies, which this one does not have"
#endif

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "kernels/kernels.hpp"

namespace hillock {

namespace detail {

/// Those of the standard library.
struct standard_threads {
    /// Calls work(k) for k < count.
    template <class Work>
    static void each(std::size_t count, Work const& work)
    {
        std::vector<std::size_t> numbers(count);
        std::iota(numbers.begin(), numbers.end(), std::size_t(0));
        std::for_each(std::execution::par, numbers.begin(), numbers.end(), work);
    }
};

/// Stands where an instruction set stands: its kernels are divided.
template <class Arch, class Threads = standard_threads>
struct in_parallel;

template <class Arch, class Threads, std::uint64_t Options>
struct build<in_parallel<Arch, Threads>, Options> {
    using arch = Arch;
};

template <class Arch, class Threads, std::uint64_t Options>
struct division<build<in_parallel<Arch, Threads>, Options>> {
    using part = build<Arch, Options>;

    template <class Work>
    static void over(std::size_t n, std::size_t grain, Work const& work)
    {
        if (n <= grain)
            work(std::size_t(0), n);
        else
            each((n - 1) / grain + 1,
                 [&](std::size_t k) { work(k * grain, n - k * grain < grain ? n - k * grain : grain); });
    }

    template <std::size_t Size, class Work, class Add>
    static void sum_in_order(std::size_t count, Work const& work, Add const& add)
    {
        std::vector<double> sums(count * Size);
        each(count, [&](std::size_t k) { work(k, sums.data() + k * Size); });
        for (std::size_t k = 0; k < count; ++k)
            add(sums.data() + k * Size);
    }

private:
    /// The calling thread rounds to nearest already; others have a mode of their own.
    template <class Work>
    static void each(std::size_t count, Work const& work)
    {
        if (count == 1)
            work(std::size_t(0));
        else
            Threads::each(count, [&work](std::size_t k) { detail::in_nearest<part>([&work, k] { work(k); }); });
    }
};

template <class P>
    requires std::is_execution_policy_v<P>
inline constexpr bool is_policy<P> = true;

template <class P>
concept execution_policy = is_policy<std::remove_cvref_t<P>>;

/// The instruction set under which a policy's kernels run.
template <class Arch, class P>
struct under {
    using arch = Arch;
};
template <class Arch>
struct under<Arch, std::execution::parallel_policy> {
    using arch = in_parallel<Arch>;
};
template <class Arch>
struct under<Arch, std::execution::parallel_unsequenced_policy> {
    using arch = in_parallel<Arch>;
};

template <class Arch, class P>
using arch_under = typename under<Arch, std::remove_cvref_t<P>>::arch;

} // namespace detail

#define HILLOCK_WITH_POLICY(KERNEL)                                                         \
    /** The kernel of this name, under an execution policy. */                              \
    template <class Arch = xsimd::default_arch, detail::execution_policy P, class... A>     \
    HILLOCK_INLINE auto KERNEL(P&&, A&&... arguments)                                       \
    {                                                                                       \
        return hillock::KERNEL<detail::arch_under<Arch, P>>(std::forward<A>(arguments)...); \
    }

HILLOCK_WITH_POLICY(forward)
HILLOCK_WITH_POLICY(derivative)
HILLOCK_WITH_POLICY(forward_and_derivative)
HILLOCK_WITH_POLICY(backward)
HILLOCK_WITH_POLICY(backward_from_output)
HILLOCK_WITH_POLICY(backward_parameters)
HILLOCK_WITH_POLICY(softmax)
HILLOCK_WITH_POLICY(softmax_backward)
HILLOCK_WITH_POLICY(log_softmax)
HILLOCK_WITH_POLICY(log_softmax_backward)
HILLOCK_WITH_POLICY(gated_forward)
HILLOCK_WITH_POLICY(gated_backward)
HILLOCK_WITH_POLICY(prelu_forward)
HILLOCK_WITH_POLICY(prelu_backward)

#undef HILLOCK_WITH_POLICY

} // namespace hillock
