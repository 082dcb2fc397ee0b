#pragma once

// Elements loaded as doubles, a batch of doubles at a time: the conversion takes its operand from memory, and no half of
// a register has to be moved to another.

#include <cstddef>

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

#include <xsimd/xsimd.hpp>

#include "../inline.hpp"

namespace hillock::detail::widening {

#if defined(__SSE2__)
HILLOCK_INLINE void load(float const* p, __m128d& to)
{
    to = _mm_cvtps_pd(_mm_loadl_pi(_mm_setzero_ps(), reinterpret_cast<__m64 const*>(p)));
}
#if defined(__AVX__)
HILLOCK_INLINE void load(float const* p, __m256d& to) { to = _mm256_cvtps_pd(_mm_loadu_ps(p)); }
#endif
#if defined(__AVX512F__)
// Zero-masked by a full mask: g++ 12 warns of the plain form's undefined operand.
HILLOCK_INLINE void load(float const* p, __m512d& to) { to = _mm512_maskz_cvtps_pd(0xff, _mm256_loadu_ps(p)); }
#endif
#elif defined(__ARM_NEON) && defined(__aarch64__)
HILLOCK_INLINE void load(float const* p, float64x2_t& to) { to = vcvt_f64_f32(vld1_f32(p)); }
#endif

/// The elements from p on, as many as D has lanes.
template <class D>
HILLOCK_INLINE D load(double const* p)
{
    return D::load_unaligned(p);
}
template <class D>
HILLOCK_INLINE D load(float const* p)
{
    if constexpr (requires(D d) { widening::load(p, d.data); }) {
        D wide(0.0);
        widening::load(p, wide.data);
        return wide;
    } else {
        double lanes[D::size];
        for (std::size_t i = 0; i < D::size; ++i)
            lanes[i] = static_cast<double>(p[i]);
        return D::load_unaligned(lanes);
    }
}

} // namespace hillock::detail::widening
