#pragma once

// Stores that go to memory past the caches, without reading the line first. The address is a multiple of the batch's
// size. Where the instruction set has none, or none that the compilers offer, no `store` takes a register.

#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include "../inline.hpp"

namespace hillock::detail::streaming {

void store() = delete; // the name, where nothing else declares it

#if defined(__SSE2__)
HILLOCK_INLINE void store(float* p, __m128 v) { _mm_stream_ps(p, v); }
HILLOCK_INLINE void store(double* p, __m128d v) { _mm_stream_pd(p, v); }
/// Orders them before the stores that follow.
HILLOCK_INLINE void fence() { _mm_sfence(); }
#else
HILLOCK_INLINE void fence() {}
#endif
#if defined(__AVX__)
HILLOCK_INLINE void store(float* p, __m256 v) { _mm256_stream_ps(p, v); }
HILLOCK_INLINE void store(double* p, __m256d v) { _mm256_stream_pd(p, v); }
#endif
#if defined(__AVX512F__)
HILLOCK_INLINE void store(float* p, __m512 v) { _mm512_stream_ps(p, v); }
HILLOCK_INLINE void store(double* p, __m512d v) { _mm512_stream_pd(p, v); }
#endif

/// Whether batches of type V can be streamed to elements of type Y.
template <class Y, class V>
inline constexpr bool possible = requires(Y* p, V v) { streaming::store(p, v.data); };

} // namespace hillock::detail::streaming
