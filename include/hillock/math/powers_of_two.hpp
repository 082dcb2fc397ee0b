#pragma once

// Powers of two by the bits of their exponent, and the integer that one is made of.

#include "ops.hpp"

namespace hillock::math {

/// The float that, added to a number below 2^22 (2^51) in magnitude, leaves its nearest integer in the low bits.
template <class V>
HILLOCK_INLINE V round_magic()
{
    return constant<V>(single<V> ? 0x1.8p23 : 0x1.8p52);
}

/// 2^n for n in [-1022, 1023].
template <int n>
inline constexpr double power_of_two = __builtin_bit_cast(double, static_cast<std::uint64_t>(1023 + n) << 52);

/// round_magic, and the exponent's bias: n + exp2i_magic has the exponent of 2^n in its low bits.
template <class V>
HILLOCK_INLINE V exp2i_magic(int exponent = 0)
{
    return constant<V>((single<V> ? 0x1.8p23 + 127 : 0x1.8p52 + 1023) + exponent);
}

/// 2^n from n + exp2i_magic for an integral n in the normal range, [-126, 127] or [-1022, 1023].
template <class V>
HILLOCK_INLINE V exp2i_from_word(V word)
{
    return from_bits<V>(shift_left<(single<V> ? 23 : 52)>(to_bits(word)));
}

/// 2^n for an integral n in the normal range.
template <class V>
HILLOCK_INLINE V exp2i(V n)
{
    return exp2i_from_word(rounded(n + exp2i_magic<V>()));
}

/// y 2^n, rounded once, for an integral n with |n| <= 252 (2044) and y within 2^-60 to 2^60 (or 0, inf, nan).
/// Two factors of about half the exponent each: the first product is exact, so that a subnormal result is rounded only
/// by the second. The magic number's own bits leave the word in the shifts.
template <class V>
HILLOCK_INLINE V scale(V y, same<V> n)
{
    if constexpr (requires { registers::scale(y.data, n.data); }) {
        return V(registers::scale(y.data, n.data));
    } else {
        constexpr int mantissa = single<V> ? 23 : 52;
        bits_t<V> const one = bits_constant<V>(scalar_t<V>(1));
        bits_t<V> const exponent = to_bits(rounded(n + round_magic<V>()));
        bits_t<V> const half = shift_right<1>(exponent);
        V const first = from_bits<V>(shift_left<mantissa>(half) + one);
        V const second = from_bits<V>(shift_left<mantissa>(exponent - half) + one);
        return rounded(y * first) * second;
    }
}

} // namespace hillock::math
