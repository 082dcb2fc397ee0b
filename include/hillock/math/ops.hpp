#pragma once

// The vocabulary of every body of mathematics: one word, one meaning, for float, double and batches of either.
//
// Call it qualified, `math::fma(a, b, c)`: unqualified, argument-dependent lookup would find xsimd's. The operators
// + - * and the comparisons are the lane's own; division is `math::div`, because a back end may approximate `/`.
// A product that feeds a sum is either `math::fma`, or `math::rounded(a * b)` where it must not be fused: compilers are
// free to contract a plain a * b + c, and the bits would then depend on them.

#include <bit>
#include <cmath>
#include <cstdint>

#include "../concepts.hpp"
#include "registers.hpp"

namespace hillock::math {

/// Whether fma rounds once on this target. Without the instruction it is a product and a sum, each rounded.
#if defined(__FMA__) || defined(__AVX512F__) || defined(__aarch64__)
#define HILLOCK_HAS_FMA 1
#else
#define HILLOCK_HAS_FMA 0
#endif

template <class V>
concept single = std::same_as<scalar_t<V>, float>;

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

// ---- bits

template <real T>
HILLOCK_INLINE bits_t<T> to_bits(T x)
{
    return std::bit_cast<bits_t<T>>(x);
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
        return std::bit_cast<V>(i);
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
    return bits_t<V>(std::bit_cast<bits_t<scalar_t<V>>>(c));
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
    return from_bits<V>(to_bits(x) & bits_t<V>(static_cast<bits_t<T>>(~std::bit_cast<bits_t<T>>(T(-0.0)))));
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

// ---- arithmetic

/// x, of which the compiler knows nothing: a product passed through it is rounded, and no algebra reaches across.
template <class V>
HILLOCK_INLINE V rounded(V x)
{
    if constexpr (std::same_as<V, float> || std::same_as<V, double>) {
#if defined(__SSE2__)
        asm("" : "+x"(x));
#elif defined(__aarch64__)
        asm("" : "+w"(x));
#else
        asm("" : "+m"(x));
#endif
    } else if constexpr (requires { registers::make_opaque(x.data); }) {
        registers::make_opaque(x.data);
    } else {
        asm("" : "+m"(x));
    }
    return x;
}

/// a b + c, rounded once where the instruction set has it, else twice.
template <class V>
HILLOCK_INLINE V fma(V a, same<V> b, same<V> c)
{
#if HILLOCK_HAS_FMA
    if constexpr (std::same_as<V, float>)
        return __builtin_fmaf(a, b, c);
    else if constexpr (std::same_as<V, double>)
        return __builtin_fma(a, b, c);
    else if constexpr (requires { registers::fma(a.data, b.data, c.data); })
        return V(registers::fma(a.data, b.data, c.data));
    else
#endif
        return rounded(a * b) + c;
}

/// a / b, correctly rounded.
template <class V>
HILLOCK_INLINE V div(V a, same<V> b)
{
    if constexpr (requires { registers::div(a.data, b.data); })
        return V(registers::div(a.data, b.data));
    else
        return a / b;
}

/// The square root of x, correctly rounded.
template <class V>
HILLOCK_INLINE V sqrt(V x)
{
    if constexpr (std::same_as<V, float>)
        return __builtin_sqrtf(x);
    else if constexpr (std::same_as<V, double>)
        return __builtin_sqrt(x);
    else if constexpr (requires { registers::sqrt(x.data); })
        return V(registers::sqrt(x.data));
    else
        return xsimd::sqrt(x);
}

// ---- choice

/// Where `condition` holds a, else b.
template <class M, class V>
HILLOCK_INLINE V select(M condition, V a, same<V> b)
{
    if constexpr (real<V>)
        return condition ? a : b;
    else
        return xsimd::select(condition, a, b);
}

/// x where x is nan, else the lesser of x and the limit.
template <class V>
HILLOCK_INLINE V min(V x, same<V> limit)
{
    if constexpr (real<V>)
        return limit < x ? limit : x;
    else if constexpr (requires { registers::min(limit.data, x.data); })
        return V(registers::min(limit.data, x.data));
    else
        return xsimd::select(limit < x, limit, x);
}

/// x where x is nan, else the greater of x and the limit.
template <class V>
HILLOCK_INLINE V max(V x, same<V> limit)
{
    if constexpr (real<V>)
        return limit > x ? limit : x;
    else if constexpr (requires { registers::max(limit.data, x.data); })
        return V(registers::max(limit.data, x.data));
    else
        return xsimd::select(limit > x, limit, x);
}

/// x into [lower, upper]; nan stays nan.
template <class V>
HILLOCK_INLINE V clamp(V x, same<V> lower, same<V> upper)
{
    return math::min(math::max(x, lower), upper);
}

/// Whether x is a number; `is_nan` is its negation. x == x is an ordered comparison in every version of xsimd.
template <class V>
HILLOCK_INLINE auto is_number(V x)
{
    return rounded(x) == x;
}

/// y, but x where x is nan: for a result that does not depend on x by arithmetic.
template <class V>
HILLOCK_INLINE V keep_nan(V x, same<V> y)
{
    return math::select(is_number(x), y, x);
}

/// Whether the condition holds in any lane.
template <class M>
HILLOCK_INLINE bool any(M condition)
{
    if constexpr (std::same_as<M, bool>)
        return condition;
    else
        return xsimd::any(condition);
}

// ---- powers of two

/// The float that, added to a number below 2^22 (2^51) in magnitude, leaves its nearest integer in the low bits.
template <class V>
HILLOCK_INLINE V round_magic()
{
    return constant<V>(single<V> ? 0x1.8p23 : 0x1.8p52);
}

/// The nearest integer to x, |x| < 2^22 (2^51), ties to even.
template <class V>
HILLOCK_INLINE V round(V x)
{
    return rounded(x + round_magic<V>()) - round_magic<V>();
}

/// factor 2^n from word = n + round_magic, for an integral n; the factor is a power of two, the result in the normal
/// range.
template <class V>
HILLOCK_INLINE V exp2i_from_word(V word, double factor)
{
    constexpr int mantissa = single<V> ? 23 : 52;
    return from_bits<V>(shift_left<mantissa>(to_bits(word)) + bits_constant<V>(static_cast<scalar_t<V>>(factor)));
}

/// 2^n for an integral n in the normal range, [-126, 127] or [-1022, 1023].
template <class V>
HILLOCK_INLINE V exp2i(V n)
{
    return exp2i_from_word(rounded(n + round_magic<V>()), 1);
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
