#pragma once

// The operations that xsimd's versions do not agree on, or that its back ends do not round as IEEE 754 says, once per
// register type. min(a, b) and max(a, b) give b when either is nan and when both are zeros, as x86's instructions do.

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

#include <cstdint>

#include "../inline.hpp"

namespace hillock::math::registers {

// What a register type has no overload for, their users compose.
template <class R>
R min(R, R) = delete;
template <class R>
R max(R, R) = delete;
template <class T>
T scalar_min(T, T) = delete;
template <class T>
T scalar_max(T, T) = delete;
template <class R>
R div(R, R) = delete;
template <class R>
R sqrt(R) = delete;
template <class R>
R fma(R, R, R) = delete;
template <class R>
R fms(R, R, R) = delete;
template <class R>
R fnma(R, R, R) = delete;
template <class R>
R scale(R, R) = delete;
template <class R>
R scale_or_zero(R, R) = delete;
template <class R>
void make_opaque(R&) = delete;
template <int k, class T, class R>
R shift_left(R) = delete;
template <int k, class T, class R>
R shift_right(R) = delete;
template <class I, class... T>
I lookup(I, T...) = delete;

#if defined(__SSE2__)

HILLOCK_INLINE __m128 min(__m128 a, __m128 b) { return _mm_min_ps(a, b); }
HILLOCK_INLINE __m128 max(__m128 a, __m128 b) { return _mm_max_ps(a, b); }
HILLOCK_INLINE __m128d min(__m128d a, __m128d b) { return _mm_min_pd(a, b); }
HILLOCK_INLINE __m128d max(__m128d a, __m128d b) { return _mm_max_pd(a, b); }
// By instruction also for scalars: with -ffinite-math-only, a comparison and a choice may lose a nan.
HILLOCK_INLINE float scalar_min(float a, float b) { return _mm_cvtss_f32(_mm_min_ss(_mm_set_ss(a), _mm_set_ss(b))); }
HILLOCK_INLINE float scalar_max(float a, float b) { return _mm_cvtss_f32(_mm_max_ss(_mm_set_ss(a), _mm_set_ss(b))); }
HILLOCK_INLINE double scalar_min(double a, double b) { return _mm_cvtsd_f64(_mm_min_sd(_mm_set_sd(a), _mm_set_sd(b))); }
HILLOCK_INLINE double scalar_max(double a, double b) { return _mm_cvtsd_f64(_mm_max_sd(_mm_set_sd(a), _mm_set_sd(b))); }
HILLOCK_INLINE __m128 div(__m128 a, __m128 b) { return _mm_div_ps(a, b); }
HILLOCK_INLINE __m128d div(__m128d a, __m128d b) { return _mm_div_pd(a, b); }
HILLOCK_INLINE __m128 sqrt(__m128 a) { return _mm_sqrt_ps(a); }
HILLOCK_INLINE __m128d sqrt(__m128d a) { return _mm_sqrt_pd(a); }
HILLOCK_INLINE void make_opaque(__m128& a) { asm("" : "+x"(a)); }
HILLOCK_INLINE void make_opaque(__m128d& a) { asm("" : "+x"(a)); }
#if defined(__FMA__)
HILLOCK_INLINE __m128 fma(__m128 a, __m128 b, __m128 c) { return _mm_fmadd_ps(a, b, c); }
HILLOCK_INLINE __m128d fma(__m128d a, __m128d b, __m128d c) { return _mm_fmadd_pd(a, b, c); }
HILLOCK_INLINE __m128 fms(__m128 a, __m128 b, __m128 c) { return _mm_fmsub_ps(a, b, c); }
HILLOCK_INLINE __m128d fms(__m128d a, __m128d b, __m128d c) { return _mm_fmsub_pd(a, b, c); }
HILLOCK_INLINE __m128 fnma(__m128 a, __m128 b, __m128 c) { return _mm_fnmadd_ps(a, b, c); }
HILLOCK_INLINE __m128d fnma(__m128d a, __m128d b, __m128d c) { return _mm_fnmadd_pd(a, b, c); }
#endif

#if defined(__AVX__)
HILLOCK_INLINE __m256 min(__m256 a, __m256 b) { return _mm256_min_ps(a, b); }
HILLOCK_INLINE __m256 max(__m256 a, __m256 b) { return _mm256_max_ps(a, b); }
HILLOCK_INLINE __m256d min(__m256d a, __m256d b) { return _mm256_min_pd(a, b); }
HILLOCK_INLINE __m256d max(__m256d a, __m256d b) { return _mm256_max_pd(a, b); }
HILLOCK_INLINE __m256 div(__m256 a, __m256 b) { return _mm256_div_ps(a, b); }
HILLOCK_INLINE __m256d div(__m256d a, __m256d b) { return _mm256_div_pd(a, b); }
HILLOCK_INLINE __m256 sqrt(__m256 a) { return _mm256_sqrt_ps(a); }
HILLOCK_INLINE __m256d sqrt(__m256d a) { return _mm256_sqrt_pd(a); }
HILLOCK_INLINE void make_opaque(__m256& a) { asm("" : "+x"(a)); }
HILLOCK_INLINE void make_opaque(__m256d& a) { asm("" : "+x"(a)); }
#if defined(__AVX2__)
/// Of eight floats the one that the last three bits of the index name.
HILLOCK_INLINE __m256 lookup(__m256i i, float a, float b, float c, float d, float e, float f, float g, float h)
{
    return _mm256_permutevar8x32_ps(_mm256_setr_ps(a, b, c, d, e, f, g, h), i);
}
#endif
#if defined(__FMA__)
HILLOCK_INLINE __m256 fma(__m256 a, __m256 b, __m256 c) { return _mm256_fmadd_ps(a, b, c); }
HILLOCK_INLINE __m256d fma(__m256d a, __m256d b, __m256d c) { return _mm256_fmadd_pd(a, b, c); }
HILLOCK_INLINE __m256 fms(__m256 a, __m256 b, __m256 c) { return _mm256_fmsub_ps(a, b, c); }
HILLOCK_INLINE __m256d fms(__m256d a, __m256d b, __m256d c) { return _mm256_fmsub_pd(a, b, c); }
HILLOCK_INLINE __m256 fnma(__m256 a, __m256 b, __m256 c) { return _mm256_fnmadd_ps(a, b, c); }
HILLOCK_INLINE __m256d fnma(__m256d a, __m256d b, __m256d c) { return _mm256_fnmadd_pd(a, b, c); }
#endif
#endif

// The zero-masked forms with a full mask are the plain instructions: g++ 12 warns of the plain forms' undefined
// operand.
#if defined(__AVX512F__)
HILLOCK_INLINE __m512 min(__m512 a, __m512 b) { return _mm512_maskz_min_ps(0xffff, a, b); }
HILLOCK_INLINE __m512 max(__m512 a, __m512 b) { return _mm512_maskz_max_ps(0xffff, a, b); }
HILLOCK_INLINE __m512d min(__m512d a, __m512d b) { return _mm512_maskz_min_pd(0xff, a, b); }
HILLOCK_INLINE __m512d max(__m512d a, __m512d b) { return _mm512_maskz_max_pd(0xff, a, b); }
HILLOCK_INLINE __m512 div(__m512 a, __m512 b) { return _mm512_div_ps(a, b); }
HILLOCK_INLINE __m512d div(__m512d a, __m512d b) { return _mm512_div_pd(a, b); }
HILLOCK_INLINE __m512 sqrt(__m512 a) { return _mm512_maskz_sqrt_ps(0xffff, a); }
HILLOCK_INLINE __m512d sqrt(__m512d a) { return _mm512_maskz_sqrt_pd(0xff, a); }
HILLOCK_INLINE void make_opaque(__m512& a) { asm("" : "+v"(a)); }
HILLOCK_INLINE void make_opaque(__m512d& a) { asm("" : "+v"(a)); }
HILLOCK_INLINE __m512 fma(__m512 a, __m512 b, __m512 c) { return _mm512_fmadd_ps(a, b, c); }
HILLOCK_INLINE __m512d fma(__m512d a, __m512d b, __m512d c) { return _mm512_fmadd_pd(a, b, c); }
HILLOCK_INLINE __m512 fms(__m512 a, __m512 b, __m512 c) { return _mm512_fmsub_ps(a, b, c); }
HILLOCK_INLINE __m512d fms(__m512d a, __m512d b, __m512d c) { return _mm512_fmsub_pd(a, b, c); }
HILLOCK_INLINE __m512 fnma(__m512 a, __m512 b, __m512 c) { return _mm512_fnmadd_ps(a, b, c); }
HILLOCK_INLINE __m512d fnma(__m512d a, __m512d b, __m512d c) { return _mm512_fnmadd_pd(a, b, c); }
/// Shifts of the unsigned integers as wide as T.
template <int k, class T>
HILLOCK_INLINE __m512i shift_left(__m512i a)
{
    if constexpr (sizeof(T) == 4)
        return _mm512_maskz_slli_epi32(0xffff, a, k);
    else
        return _mm512_maskz_slli_epi64(0xff, a, k);
}
template <int k, class T>
HILLOCK_INLINE __m512i shift_right(__m512i a)
{
    if constexpr (sizeof(T) == 4)
        return _mm512_maskz_srli_epi32(0xffff, a, k);
    else
        return _mm512_maskz_srli_epi64(0xff, a, k);
}
HILLOCK_INLINE __m512 lookup(__m512i i, float a, float b, float c, float d, float e, float f, float g, float h)
{
    return _mm512_maskz_permutexvar_ps(0xffff, i, _mm512_setr_ps(a, b, c, d, e, f, g, h, a, b, c, d, e, f, g, h));
}
/// y 2^n, rounded once, for integral n.
HILLOCK_INLINE __m512 scale(__m512 y, __m512 n) { return _mm512_maskz_scalef_ps(0xffff, y, n); }
HILLOCK_INLINE __m512d scale(__m512d y, __m512d n) { return _mm512_maskz_scalef_pd(0xff, y, n); }
#if defined(__AVX512DQ__)
/// The same as `scale` for |y| < 32 (128), and a zero without delay where n is below -160 (-1100).
HILLOCK_INLINE __m512 scale_or_zero(__m512 y, __m512 n)
{
    __mmask16 const counts = _mm512_cmp_ps_mask(n, _mm512_set1_ps(-160), _CMP_NLT_UQ);
    return _mm512_mask_scalef_ps(_mm512_and_ps(y, _mm512_set1_ps(-0.0F)), counts, y, n);
}
HILLOCK_INLINE __m512d scale_or_zero(__m512d y, __m512d n)
{
    __mmask8 const counts = _mm512_cmp_pd_mask(n, _mm512_set1_pd(-1100), _CMP_NLT_UQ);
    return _mm512_mask_scalef_pd(_mm512_and_pd(y, _mm512_set1_pd(-0.0)), counts, y, n);
}
#endif
#endif

#elif defined(__ARM_NEON) && defined(__aarch64__)

HILLOCK_INLINE float32x4_t min(float32x4_t a, float32x4_t b) { return vbslq_f32(vcltq_f32(a, b), a, b); }
HILLOCK_INLINE float32x4_t max(float32x4_t a, float32x4_t b) { return vbslq_f32(vcgtq_f32(a, b), a, b); }
HILLOCK_INLINE float64x2_t min(float64x2_t a, float64x2_t b) { return vbslq_f64(vcltq_f64(a, b), a, b); }
HILLOCK_INLINE float64x2_t max(float64x2_t a, float64x2_t b) { return vbslq_f64(vcgtq_f64(a, b), a, b); }
HILLOCK_INLINE float32x4_t div(float32x4_t a, float32x4_t b) { return vdivq_f32(a, b); }
HILLOCK_INLINE float64x2_t div(float64x2_t a, float64x2_t b) { return vdivq_f64(a, b); }
HILLOCK_INLINE float32x4_t sqrt(float32x4_t a) { return vsqrtq_f32(a); }
HILLOCK_INLINE float64x2_t sqrt(float64x2_t a) { return vsqrtq_f64(a); }
HILLOCK_INLINE float32x4_t fma(float32x4_t a, float32x4_t b, float32x4_t c) { return vfmaq_f32(c, a, b); }
HILLOCK_INLINE float64x2_t fma(float64x2_t a, float64x2_t b, float64x2_t c) { return vfmaq_f64(c, a, b); }
HILLOCK_INLINE float32x4_t fnma(float32x4_t a, float32x4_t b, float32x4_t c) { return vfmsq_f32(c, a, b); }
HILLOCK_INLINE float64x2_t fnma(float64x2_t a, float64x2_t b, float64x2_t c) { return vfmsq_f64(c, a, b); }
HILLOCK_INLINE float32x4_t lookup(uint32x4_t i, float a, float b, float c, float d, float e, float f, float g, float h)
{
    float const table[]{a, b, c, d, e, f, g, h};
    uint8x16x2_t const bytes{vreinterpretq_u8_f32(vld1q_f32(table)), vreinterpretq_u8_f32(vld1q_f32(table + 4))};
    // The four bytes of a row.
    uint32x4_t const rows = vmlaq_u32(vdupq_n_u32(0x03020100), vandq_u32(i, vdupq_n_u32(7)), vdupq_n_u32(0x04040404));
    return vreinterpretq_f32_u8(vqtbl2q_u8(bytes, vreinterpretq_u8_u32(rows)));
}
HILLOCK_INLINE void make_opaque(float32x4_t& a) { asm("" : "+w"(a)); }
HILLOCK_INLINE void make_opaque(float64x2_t& a) { asm("" : "+w"(a)); }

#endif

} // namespace hillock::math::registers
