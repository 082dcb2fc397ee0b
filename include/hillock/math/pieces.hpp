#pragma once

// A function of a float in eight pieces, a polynomial each, whose coefficients are looked up.
//
// Algorithm  the last two bits of the exponent of a + offset and the first of its mantissa name the piece: there are
//            two to an octave, the longer the farther away from 0, where functions are less curved.

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

/// The offset, raised, and the number that its bits give the piece at a = 0.
template <class Pieces, int raised>
inline constexpr double piece_offset = Pieces::offset * power_of_two<raised>;
template <class Pieces, int raised>
inline constexpr std::size_t first_piece =
    (std::bit_cast<std::uint32_t>(static_cast<float>(piece_offset<Pieces, raised>)) >> 22) % 8;

/// The coefficient of degree k, raised likewise, of piece i.
template <class Pieces, int raised, int k, class V, std::size_t... j>
HILLOCK_INLINE V of_piece(bits_t<V> i, std::index_sequence<j...>)
{
    constexpr std::size_t first = first_piece<Pieces, raised>;
    constexpr double unit = power_of_two<raised - k * raised>;
    return lookup<V>(i, Pieces::coefficients[k][(j + 8 - first) % 8] * unit...);
}

/// The polynomial of piece i from degree k on.
template <class Pieces, int raised, int k, class V>
HILLOCK_INLINE V piece(V a, bits_t<V> i)
{
    V const c = of_piece<Pieces, raised, k, V>(i, std::make_index_sequence<8>());
    if constexpr (k + 1 == std::extent_v<decltype(Pieces::coefficients)>)
        return c;
    else
        return math::fma(piece<Pieces, raised, k + 1>(a, i), a, c);
}

/// The function that Pieces has an offset and rows of coefficients of, the constant ones first, of a >= 0. Raised,
/// 2^raised times that from 2^raised a.
template <class Pieces, int raised = 0, class V>
HILLOCK_INLINE V in_pieces(V a)
{
    V const z = a + constant<V>(piece_offset<Pieces, raised>);
    return piece<Pieces, raised, 0>(a, shift_right<22>(to_bits(z)));
}

} // namespace hillock::math
