#pragma once

// A function of a float in eight pieces, a polynomial each, whose coefficients are looked up.
//
// Algorithm  the last two bits of the exponent of a + offset and the first of its mantissa name the piece: there are two
//            to an octave, the longer the farther away from 0, where functions are less curved.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "horner.hpp"

namespace hillock::math {

/// Whether V's fast tier is in pieces: where a permutation of a register looks things up.
template <tier A, class V>
inline constexpr bool by_pieces = HILLOCK_HAS_FMA && single<V> && A == tier::fast;

/// The piece of `a` at a = 0, of those in the order that the bits count them.
template <class Pieces>
inline constexpr std::size_t first_piece = (std::bit_cast<std::uint32_t>(Pieces::offset) >> 22) % 8;

/// Of the eight numbers in a row of coefficients, which begins with the piece at a = 0, the one of piece i.
template <class Pieces, class V, std::size_t... j>
HILLOCK_INLINE V of_piece(bits_t<V> i, double const (&row)[8], std::index_sequence<j...>)
{
    return lookup<V>(i, row[(j + 8 - first_piece<Pieces>) % 8]...);
}

/// The polynomial of piece i from degree k on.
template <class Pieces, std::size_t k, class V>
HILLOCK_INLINE V piece(V a, bits_t<V> i)
{
    V const c = of_piece<Pieces, V>(i, Pieces::coefficients[k], std::make_index_sequence<8>());
    if constexpr (k + 1 == std::extent_v<decltype(Pieces::coefficients)>)
        return c;
    else
        return math::fma(piece<Pieces, k + 1>(a, i), a, c);
}

/// The function that Pieces has an offset and rows of coefficients of, the constant ones first, of a >= 0.
template <class Pieces, class V>
HILLOCK_INLINE V in_pieces(V a)
{
    return piece<Pieces, 0>(a, shift_right<22>(to_bits(a + constant<V>(Pieces::offset))));
}

} // namespace hillock::math
