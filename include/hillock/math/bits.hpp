#pragma once

// Lanes as numbers of a type and as bits: what of ops.hpp is no arithmetic, and exact.

#include <cstdint>
#include <limits>

#include "../concepts.hpp"
#include "registers.hpp"

namespace hillock::math {

template <class V>
concept single = std::same_as<scalar_t<V>, float>;

/// The tier of doubles that an accurate float is computed in: the standard tier of float's polynomials, without low parts.
inline constexpr tier widened{3};

/// Whether a tier computes without low parts.
template <tier A>
inline constexpr bool plain = A == tier::fast || A == widened;

/// Whether a float's digits suffice to a tier other than the fast one.
template <tier A, class V>
inline constexpr bool float_digits = single<V> || A == widened;

/// An argument that does not take part in deduction, so that `fma(x, 0.5, y)` takes a literal for a lane.
template <class V>
using same = std::type_identity_t<V>;

/// The unsigned integers with the lanes of V.
template <class V>
struct bits_of;
template <>
struct bits_of<float> {
    using type = std::uint32_t;
};
template <>
struct bits_of<double> {
    using type = std::uint64_t;
};
template <class T, class Arch>
struct bits_of<xsimd::batch<T, Arch>> {
    using type = xsimd::batch<typename bits_of<T>::type, Arch>;
};
template <class V>
using bits_t = typename bits_of<V>::type;

/// The decimal or hexadecimal constant c in the lane's type.
template <class V>
HILLOCK_INLINE V constant(double c)
{
    return V(static_cast<scalar_t<V>>(c));
}

// Also at -O0 nothing of std may be called: its functions are symbols there, which units of all instruction sets share.
template <real T>
inline constexpr T infinity = std::numeric_limits<T>::infinity();
template <real T>
inline constexpr T quiet_nan = std::numeric_limits<T>::quiet_NaN();

template <real T>
HILLOCK_INLINE bits_t<T> to_bits(T x)
{
    return __builtin_bit_cast(bits_t<T>, x);
}

template <real T, class Arch>
HILLOCK_INLINE bits_t<xsimd::batch<T, Arch>> to_bits(xsimd::batch<T, Arch> x)
{
#if XSIMD_VERSION_MAJOR < 11
    return xsimd::bitwise_cast<bits_t<xsimd::batch<T, Arch>>>(x);
#else
    return xsimd::bitwise_cast<bits_t<T>>(x);
#endif
}

/// The lane of type V with these bits.
template <class V>
HILLOCK_INLINE V from_bits(bits_t<V> i)
{
    if constexpr (real<V>)
        return __builtin_bit_cast(V, i);
    else
#if XSIMD_VERSION_MAJOR < 11
        return xsimd::bitwise_cast<V>(i);
#else
        return xsimd::bitwise_cast<scalar_t<V>>(i);
#endif
}

/// The bits of the scalar c in every lane of V.
template <class V>
HILLOCK_INLINE bits_t<V> bits_constant(scalar_t<V> c)
{
    return bits_t<V>(math::to_bits(c));
}

/// The integers i, each 2^k times as large, without what is shifted out.
template <int k, class I>
HILLOCK_INLINE I shift_left(I i)
{
    if constexpr (requires { registers::shift_left<k, typename I::value_type>(i.data); })
        return I(registers::shift_left<k, typename I::value_type>(i.data));
    else
        return i << k;
}

/// The integers i without their last k bits, divided by 2^k.
template <int k, class I>
HILLOCK_INLINE I shift_right(I i)
{
    if constexpr (requires { registers::shift_right<k, typename I::value_type>(i.data); })
        return I(registers::shift_right<k, typename I::value_type>(i.data));
    else
        return i >> k;
}

template <class V>
HILLOCK_INLINE V abs(V x)
{
    using T = scalar_t<V>;
    return from_bits<V>(to_bits(x) & bits_t<V>(static_cast<bits_t<T>>(~math::to_bits(T(-0.0)))));
}

/// -x, exactly: also of zeros and nan.
template <class V>
HILLOCK_INLINE V negate(V x)
{
    return from_bits<V>(to_bits(x) ^ bits_constant<V>(scalar_t<V>(-0.0)));
}

/// The sign bit of x alone, to be used with `xor_sign`.
template <class V>
HILLOCK_INLINE bits_t<V> sign_bit(V x)
{
    return to_bits(x) & bits_constant<V>(scalar_t<V>(-0.0));
}

/// x with its sign flipped where `sign` has the sign bit.
template <class V>
HILLOCK_INLINE V xor_sign(V x, bits_t<V> sign)
{
    return from_bits<V>(to_bits(x) ^ sign);
}

/// |magnitude| with the sign of `sign`.
template <class V>
HILLOCK_INLINE V copysign(V magnitude, same<V> sign)
{
    return from_bits<V>(to_bits(math::abs(magnitude)) | sign_bit(sign));
}

} // namespace hillock::math
