#pragma once

// A body of mathematics on float lanes, evaluated in double lanes: where float cannot hold the bound, or where widening
// costs less than compensation.

#include "ops.hpp"

namespace hillock::math {

namespace registers {

// What a register type has no overload for goes through memory.
template <class R>
R widen_low(R) = delete;

#if defined(__SSE2__)

HILLOCK_INLINE __m128d widen_low(__m128 a) { return _mm_cvtps_pd(a); }
HILLOCK_INLINE __m128d widen_high(__m128 a) { return _mm_cvtps_pd(_mm_movehl_ps(a, a)); }
HILLOCK_INLINE __m128 narrow(__m128d low, __m128d high) { return _mm_movelh_ps(_mm_cvtpd_ps(low), _mm_cvtpd_ps(high)); }

#if defined(__AVX__)
HILLOCK_INLINE __m256d widen_low(__m256 a) { return _mm256_cvtps_pd(_mm256_castps256_ps128(a)); }
HILLOCK_INLINE __m256d widen_high(__m256 a) { return _mm256_cvtps_pd(_mm256_extractf128_ps(a, 1)); }
HILLOCK_INLINE __m256 narrow(__m256d low, __m256d high)
{
    return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm256_cvtpd_ps(low)), _mm256_cvtpd_ps(high), 1);
}
#endif

// The zero-masked forms with a full mask are the plain instructions: g++ 12 warns of the plain forms' undefined
// operand.
#if defined(__AVX512F__)
template <int which>
HILLOCK_INLINE __m512d widen_half(__m512 a)
{
    return _mm512_maskz_cvtps_pd(0xff, _mm256_castpd_ps(_mm512_maskz_extractf64x4_pd(0xf, _mm512_castps_pd(a), which)));
}
HILLOCK_INLINE __m512d widen_low(__m512 a) { return widen_half<0>(a); }
HILLOCK_INLINE __m512d widen_high(__m512 a) { return widen_half<1>(a); }
HILLOCK_INLINE __m512 narrow(__m512d low, __m512d high)
{
    __m512d const lower = _mm512_castps_pd(_mm512_castps256_ps512(_mm512_maskz_cvtpd_ps(0xff, low)));
    __m256d const upper = _mm256_castps_pd(_mm512_maskz_cvtpd_ps(0xff, high));
    return _mm512_castpd_ps(_mm512_maskz_insertf64x4(0xff, lower, upper, 1));
}
#endif

#elif defined(__ARM_NEON) && defined(__aarch64__)

HILLOCK_INLINE float64x2_t widen_low(float32x4_t a) { return vcvt_f64_f32(vget_low_f32(a)); }
HILLOCK_INLINE float64x2_t widen_high(float32x4_t a) { return vcvt_f64_f32(vget_high_f32(a)); }
HILLOCK_INLINE float32x4_t narrow(float64x2_t low, float64x2_t high)
{
    return vcombine_f32(vcvt_f32_f64(low), vcvt_f32_f64(high));
}

#endif

} // namespace registers

template <class V>
struct double_of;
template <>
struct double_of<float> {
    using type = double;
};
template <class Arch>
struct double_of<xsimd::batch<float, Arch>> {
    using type = xsimd::batch<double, Arch>;
};

/// The double lanes that hold what a float lane of type V holds; a batch needs two of them.
template <class V>
using double_t = typename double_of<V>::type;

/// The elements of a batch of floats as doubles.
template <class V>
struct halves {
    double_t<V> low;
    double_t<V> high;
};

template <class Arch>
HILLOCK_INLINE halves<xsimd::batch<float, Arch>> widen(xsimd::batch<float, Arch> x)
{
    using D = xsimd::batch<double, Arch>;
    if constexpr (requires { registers::widen_low(x.data); }) {
        return {D(registers::widen_low(x.data)), D(registers::widen_high(x.data))};
    } else {
        constexpr std::size_t n = D::size;
        float from[2 * n];
        double to[2 * n];
        x.store_unaligned(from);
        for (std::size_t i = 0; i < 2 * n; ++i)
            to[i] = static_cast<double>(from[i]);
        return {D::load_unaligned(to), D::load_unaligned(to + n)};
    }
}

/// Both halves rounded to float.
template <class Arch>
HILLOCK_INLINE xsimd::batch<float, Arch> narrow(xsimd::batch<double, Arch> low, xsimd::batch<double, Arch> high)
{
    using V = xsimd::batch<float, Arch>;
    if constexpr (requires(V v) { registers::widen_low(v.data); }) {
        return V(registers::narrow(low.data, high.data));
    } else {
        constexpr std::size_t n = V::size / 2;
        double from[2 * n];
        float to[2 * n];
        low.store_unaligned(from);
        high.store_unaligned(from + n);
        for (std::size_t i = 0; i < 2 * n; ++i)
            to[i] = static_cast<float>(from[i]);
        return V::load_unaligned(to);
    }
}

/// f(x) computed in double and rounded to float once more. f takes a double or a batch of them.
template <class V, class F>
HILLOCK_INLINE V in_double(V x, F const& f)
{
    if constexpr (real<V>) {
        return static_cast<float>(f(static_cast<double>(x)));
    } else {
        auto const x_wide = widen(x);
        return narrow(f(x_wide.low), f(x_wide.high));
    }
}

} // namespace hillock::math
