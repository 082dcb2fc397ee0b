#pragma once

// The copy kernel: a loop of vector loads and stores that moves as much memory as a task does and computes next to
// nothing (the sum of what it reads), with ordinary, aligned stores. What a task takes longer than this is its
// mathematics.

#include <cstdint>

#include <xsimd/xsimd.hpp>

#include "contender.hpp"

namespace bench {

template <std::size_t Reads, std::size_t Writes, class T>
void copy_kernel(arrays<T> const& a, void*)
{
    using V = xsimd::batch<T>;
    T const* const in[] = {a.x, a.dy, a.up};
    T* const out[] = {a.out, a.out2};
    auto const vector = [&](std::size_t i) {
        V v = V::load_unaligned(in[0] + i);
        for (std::size_t r = 1; r < Reads; ++r)
            v = v + V::load_unaligned(in[r] + i);
        for (std::size_t w = 0; w < Writes; ++w)
            v.store_unaligned(out[w] + i);
    };
    auto const scalar = [&](std::size_t i) {
        for (std::size_t w = 0; w < Writes; ++w)
            out[w][i] = in[0][i];
    };
    std::size_t i = 0;
    if (a.n >= 8 * V::size) // stores across two cache lines cost far more than a few scalars
        for (; reinterpret_cast<std::uintptr_t>(a.out + i) % sizeof(V) != 0; ++i)
            scalar(i);
    for (; i + 4 * V::size <= a.n; i += 4 * V::size) {
        vector(i);
        vector(i + V::size);
        vector(i + 2 * V::size);
        vector(i + 3 * V::size);
    }
    for (; i + V::size <= a.n; i += V::size)
        vector(i);
    for (; i < a.n; ++i)
        scalar(i);
}

/// The copy kernel of this traffic, or null where there is none.
template <class T>
auto copy_of(traffic t) -> void (*)(arrays<T> const&, void*)
{
    if (t.writes == 1)
        return t.reads == 1 ? &copy_kernel<1, 1, T> : t.reads == 2 ? &copy_kernel<2, 1, T> : nullptr;
    if (t.writes == 2)
        return t.reads == 1 ? &copy_kernel<1, 2, T> : t.reads == 3 ? &copy_kernel<3, 2, T> : nullptr;
    return nullptr;
}

} // namespace bench
