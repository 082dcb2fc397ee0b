#pragma once

// The vocabulary of every body of mathematics: one word, one meaning, for float, double and batches of either.
//
// Call it qualified, `math::fma(a, b, c)`: unqualified, argument-dependent lookup would find xsimd's. The operators
// + - * and the comparisons are the lane's own; division is `math::div`, because a back end may approximate `/`.
// A product that feeds a sum is either `math::fma`, or `math::rounded(a * b)` where it must not be fused: compilers are
// free to contract a plain a * b + c, and the bits would then depend on them.

#include "bits.hpp"

namespace hillock::math {

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

/// f of each lane, where a batch has no instruction for it, as xsimd's emulated ones.
template <class R, class F, class... V>
HILLOCK_INLINE R by_lanes(F const& f, V... x)
{
    alignas(R) typename R::value_type y[R::size];
    for (std::size_t i = 0; i < R::size; ++i)
        y[i] = f(x.get(i)...);
    return R::load_aligned(y);
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
    } else {
        using T = scalar_t<V>;
        return by_lanes<V>([](T x, T y, T z) __attribute__((always_inline)) { return math::fma(x, y, z); }, a, b, c);
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

/// min(|x|, limit) for a limit that is not negative; the limit where x is nan. AVX-512 has an instruction for it, that would
/// hand a signalling nan on, whose payload might become the exponent of a power of two.
template <class V>
HILLOCK_INLINE V limited_abs(V x, same<V> limit)
{
    return math::min(V(limit), math::abs(x));
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

/// Whether x is a number. Scalars are asked by their bits, since -ffinite-math-only lets a comparison of nan come out
/// either way; x == x is an ordered comparison in every version of xsimd.
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

/// Whether functions of V look coefficients up: where a permutation of a register does, and with the same bits.
template <class V>
inline constexpr bool by_pieces = HILLOCK_HAS_FMA && single<V>;

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
        return by_lanes<V>(
            [c...](std::uint32_t i) __attribute__((always_inline)) { return math::lookup<float>(i, c...); }, index);
    }
}

} // namespace hillock::math
