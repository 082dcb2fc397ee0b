#pragma once

// A function of a float in eight pieces, a polynomial each, whose coefficients are looked up.
//
// Algorithm  the last two bits of the exponent of a + offset, or scale a + offset, and the first of its mantissa name the
//            piece: there are two to an octave, the longer the farther away from 0, where functions are less curved. Or the
//            first three bits of the mantissa do, of pieces of equal length.
//            Polynomials of the distance from the piece's centre lose nothing to cancellation; where the function there
//            is almost a float, hardly more than the last rounding counts, nor in a first piece of a plus little.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "horner.hpp"

namespace hillock::math {

/// How many bits are below those that name the piece.
template <class Pieces>
consteval int bits_of_piece()
{
    if constexpr (requires { Pieces::bits_of_piece; })
        return Pieces::bits_of_piece;
    else
        return 22;
}

/// The number that the raised offset's bits give the piece at a = 0.
template <class Pieces, int raised>
inline constexpr std::uint32_t
    first_piece = std::bit_cast<std::uint32_t>(static_cast<float>(Pieces::offset * power_of_two<raised>)) >>
                  math::bits_of_piece<Pieces>();

/// What Pieces has for piece j in row k of the coefficients, or in the centres: a constant, and no table in memory that
/// translation units would share.
inline constexpr int centres = -1;
template <class Pieces, int k>
consteval double entry(std::size_t j)
{
    if constexpr (k == centres)
        return Pieces::centres[j];
    else
        return Pieces::coefficients[k][j];
}

/// Of row k, times unit, the entry of piece i.
template <class Pieces, int raised, int k, class V, std::size_t... j>
HILLOCK_INLINE V of_piece(bits_t<V> i, double unit, std::index_sequence<j...>)
{
    constexpr std::size_t first = first_piece<Pieces, raised> % 8;
    return lookup<V>(i, entry<Pieces, k>((j + 8 - first) % 8) * unit...);
}

template <class Pieces, int raised, int k, class V>
HILLOCK_INLINE V of_piece(bits_t<V> i, double unit)
{
    return of_piece<Pieces, raised, k, V>(i, unit, std::make_index_sequence<8>());
}

/// The polynomial of piece i from degree k on.
template <class Pieces, int raised, int k, class V>
HILLOCK_INLINE V piece(V a, bits_t<V> i)
{
    V const c = of_piece<Pieces, raised, k, V>(i, 1);
    if constexpr (k + 1 == std::extent_v<decltype(Pieces::coefficients)>)
        return c;
    else
        return math::fma(piece<Pieces, raised, k + 1>(a, i), a, c);
}

/// The function that Pieces has an offset, or that and a scale, and rows of coefficients of, the constant ones first, of
/// a >= 0, or of its distance from the piece's centre; a takes the place of the first piece's constant where Pieces says
/// so. Raised, 2^raised times that from 2^raised a, which loses nothing where a is subnormal.
template <class Pieces, int raised = 0, class V>
HILLOCK_INLINE V in_pieces(V a)
{
    constexpr double up = power_of_two<raised>;
    V const offset = constant<V>(Pieces::offset * up);
    V z;
    if constexpr (requires { Pieces::scale; })
        z = math::fma(a, constant<V>(Pieces::scale), offset);
    else
        z = a + offset;
    bits_t<V> const i = shift_right<math::bits_of_piece<Pieces>()>(to_bits(z));
    if constexpr (requires { Pieces::centres; })
        a = a - of_piece<Pieces, raised, centres, V>(i, up);
    V c = of_piece<Pieces, raised, 0, V>(i, up);
    if constexpr (requires { Pieces::first_adds_argument; }) {
        constexpr float second =
            std::bit_cast<float>((first_piece<Pieces, raised> + 1) << math::bits_of_piece<Pieces>());
        c = math::select(z < V(second), a, c);
    }
    return math::fma(piece<Pieces, raised, 1>(a * constant<V>(1 / up), i), a, c);
}

} // namespace hillock::math
