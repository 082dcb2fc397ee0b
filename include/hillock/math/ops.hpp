#pragma once

// The vocabulary of every body of mathematics: one word, one meaning, for float, double and batches of either.
//
// Call it qualified, `math::fma(a, b, c)`: unqualified, argument-dependent lookup would find xsimd's. The operators
// + - * and the comparisons are the lane's own; division is `math::div`, because a back end may approximate `/`.
// A product that feeds a sum is either `math::fma`, or `math::rounded(a * b)` where it must not be fused: compilers are
// free to contract a plain a * b + c, and the bits would then depend on them.

#include "bits.hpp"

namespace hillock::math {

/// Whether fma rounds once on this target. Without the instruction it is a product and a sum, each rounded.
#if defined(__FMA__) || defined(__AVX512F__) || defined(__aarch64__)
#define HILLOCK_HAS_FMA 1
#else
#define HILLOCK_HAS_FMA 0
#endif

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
    if constexpr (std::same_as<V, float>) {
        return __builtin_fmaf(a, b, c);
    } else if constexpr (std::same_as<V, double>) {
        return __builtin_fma(a, b, c);
    } else if constexpr (requires { registers::fma(a.data, b.data, c.data); }) {
        return V(registers::fma(a.data, b.data, c.data));
    } else { // xsimd's emulated batches
        using T = scalar_t<V>;
        alignas(V) T x[V::size];
        alignas(V) T y[V::size];
        alignas(V) T z[V::size];
        a.store_aligned(x);
        b.store_aligned(y);
        c.store_aligned(z);
        for (std::size_t i = 0; i < V::size; ++i)
            x[i] = math::fma(x[i], y[i], z[i]);
        return V::load_aligned(x);
    }
#else
    return rounded(a * b) + c;
#endif
}

/// a b - c, as fma(a, b, -c) with one instruction less where there is one.
template <class V>
HILLOCK_INLINE V fms(V a, same<V> b, same<V> c)
{
    if constexpr (requires { registers::fms(a.data, b.data, c.data); })
        return V(registers::fms(a.data, b.data, c.data));
    else
        return math::fma(a, b, negate(c));
}

/// c - a b, as fma(-a, b, c), likewise.
template <class V>
HILLOCK_INLINE V fnma(V a, same<V> b, same<V> c)
{
    if constexpr (requires { registers::fnma(a.data, b.data, c.data); })
        return V(registers::fnma(a.data, b.data, c.data));
    else
        return math::fma(negate(a), b, c);
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
    if constexpr (requires { registers::scalar_min(limit, x); })
        return registers::scalar_min(limit, x);
    else if constexpr (real<V>)
        return limit < x ? limit : x;
    else if constexpr (requires { registers::min(limit.data, x.data); })
        return V(registers::min(limit.data, x.data));
    else
        return xsimd::select(limit < x, limit, x);
}

/// min(|x|, limit) for a limit that is not negative; where x is nan it may also be the limit.
template <class V>
HILLOCK_INLINE V limited_abs(V x, same<V> limit)
{
    if constexpr (requires { registers::min_abs(x.data, limit.data); })
        return V(registers::min_abs(x.data, limit.data));
    else
        return math::min(math::abs(x), limit);
}

/// x where x is nan, else the greater of x and the limit.
template <class V>
HILLOCK_INLINE V max(V x, same<V> limit)
{
    if constexpr (requires { registers::scalar_max(limit, x); })
        return registers::scalar_max(limit, x);
    else if constexpr (real<V>)
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

/// Whether x is a number; `is_nan` is its negation. Scalars are asked by their bits, since -ffinite-math-only lets a
/// comparison of nan come out either way; x == x is an ordered comparison in every version of xsimd.
template <class V>
HILLOCK_INLINE auto is_number(V x)
{
    if constexpr (real<V>)
        return to_bits(math::abs(x)) <= to_bits(infinity<V>);
    else
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

/// Of eight floats c the one that the last three bits of the index name.
template <class V, class... C>
HILLOCK_INLINE V lookup(bits_t<V> index, C... c)
{
    static_assert(single<V> && sizeof...(c) == 8);
    if constexpr (real<V>) {
        V const table[]{static_cast<V>(c)...};
        return table[index & 7];
    } else if constexpr (requires { registers::lookup(index.data, static_cast<float>(c)...); }) {
        return V(registers::lookup(index.data, static_cast<float>(c)...));
    } else {
        float const table[]{static_cast<float>(c)...};
        alignas(V) float rows[V::size];
        alignas(V) std::uint32_t indices[V::size];
        index.store_aligned(indices);
        for (std::size_t i = 0; i < V::size; ++i)
            rows[i] = table[indices[i] & 7];
        return V::load_aligned(rows);
    }
}

/// Floats that are integers below 2^31, as such. Of nan, 0 but for the sign.
template <class V>
HILLOCK_INLINE bits_t<V> to_integers(V x)
{
    static_assert(single<V>);
    if constexpr (requires { registers::to_integers(x); }) {
        return registers::to_integers(x);
    } else if constexpr (requires { registers::to_integers(x.data); }) {
        return bits_t<V>(registers::to_integers(x.data));
    } else {
        alignas(V) float lanes[V::size];
        alignas(V) std::uint32_t integers[V::size];
        x.store_aligned(lanes);
        for (std::size_t i = 0; i < V::size; ++i)
            integers[i] = registers::to_integers(lanes[i]);
        return bits_t<V>::load_aligned(integers);
    }
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
