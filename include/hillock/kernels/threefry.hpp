#pragma once

// Threefry-2x32 and -2x64: a bijection of two words, chosen by a key of two words, whose results pass for random
// numbers when the words only count.
//
// Source     J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3, SC11.
// Algorithm  20 rounds, the authors' own choice: a margin over the least number that passes all of TestU01's BigCrush.
//            It takes additions, rotations and exclusive ors alone, which every instruction set has for either width of
//            lane; the tests hold it against the authors' known answers.

#include <cstdint>

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

#include "../inline.hpp"

namespace hillock::detail {

/// W is an unsigned integer of 32 or 64 bits, or a batch of them.
template <class W>
struct two_words {
    W first, second;
};

#if defined(__AVX512F__)
// A rotation is one instruction here. (Zero-masked by a full mask, g++ 12 does not warn of the undefined operand that
// the plain forms have.)
template <int N>
HILLOCK_INLINE __m512i rotate_words(std::uint32_t, __m512i x)
{
    return _mm512_maskz_rol_epi32(0xffff, x, N);
}
template <int N>
HILLOCK_INLINE __m512i rotate_words(std::uint64_t, __m512i x)
{
    return _mm512_maskz_rol_epi64(0xff, x, N);
}
#endif

/// The words of x, of type U, turned left by N digits.
template <int N, class U, class W>
HILLOCK_INLINE W turn_left(W x)
{
#if defined(__AVX512F__)
    if constexpr (requires { rotate_words<N>(U{}, x.data); })
        return W(rotate_words<N>(U{}, x.data));
    else
#endif
        return (x << N) | (x >> (static_cast<int>(8 * sizeof(U)) - N));
}

template <int Rotation, class U, class W>
HILLOCK_INLINE void threefry_round(two_words<W>& x)
{
    x.first = x.first + x.second;
    x.second = detail::turn_left<Rotation, U>(x.second) ^ x.first;
}

template <class U, int... Rotation, class W>
HILLOCK_INLINE void threefry_rounds(two_words<W>& x, W key_first, W key_second)
{
    (detail::threefry_round<Rotation, U>(x), ...);
    x.first = x.first + key_first;
    x.second = x.second + key_second;
}

/// U is the word of a lane of W.
template <class U, class W>
HILLOCK_INLINE two_words<W> threefry(two_words<W> x, two_words<W> key)
{
    constexpr bool narrow = sizeof(U) == 4;
    constexpr int a = narrow ? 13 : 16, b = narrow ? 15 : 42, c = narrow ? 26 : 12, d = narrow ? 6 : 31;
    constexpr int e = narrow ? 17 : 16, f = narrow ? 29 : 32, g = narrow ? 16 : 24, h = narrow ? 24 : 21;
    W const k0 = key.first;
    W const k1 = key.second;
    W const k2 = k0 ^ k1 ^ W(static_cast<U>(narrow ? 0x1bd11bdau : 0x1bd11bdaa9fc1a22u));
    x.first = x.first + k0;
    x.second = x.second + k1;
    detail::threefry_rounds<U, a, b, c, d>(x, k1, k2 + W(U(1)));
    detail::threefry_rounds<U, e, f, g, h>(x, k2, k0 + W(U(2)));
    detail::threefry_rounds<U, a, b, c, d>(x, k0, k1 + W(U(3)));
    detail::threefry_rounds<U, e, f, g, h>(x, k1, k2 + W(U(4)));
    detail::threefry_rounds<U, a, b, c, d>(x, k2, k0 + W(U(5)));
    return x;
}

} // namespace hillock::detail
