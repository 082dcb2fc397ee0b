#pragma once

// The first n lanes of a batch, 0 < n <= V::size, from and to memory of which nothing else is touched: by mask where the
// instruction set has masks, else over the stack. xsimd has these from version 14 only.

#include <cstddef>

#if defined(__AVX__)
#include <immintrin.h>
#endif

#include <xsimd/xsimd.hpp>

#include "../inline.hpp"

namespace hillock::detail::partial {

#if defined(__AVX512F__)

HILLOCK_INLINE __m512 load(float const* p, std::size_t n, __m512 fill)
{
    return _mm512_mask_loadu_ps(fill, static_cast<__mmask16>((1u << n) - 1), p);
}
HILLOCK_INLINE __m512d load(double const* p, std::size_t n, __m512d fill)
{
    return _mm512_mask_loadu_pd(fill, static_cast<__mmask8>((1u << n) - 1), p);
}
HILLOCK_INLINE void store(float* p, std::size_t n, __m512 v)
{
    _mm512_mask_storeu_ps(p, static_cast<__mmask16>((1u << n) - 1), v);
}
HILLOCK_INLINE void store(double* p, std::size_t n, __m512d v)
{
    _mm512_mask_storeu_pd(p, static_cast<__mmask8>((1u << n) - 1), v);
}

#endif
#if defined(__AVX__)

// AVX compares no integers; floats serve as well.
HILLOCK_INLINE __m256 mask_of_floats(std::size_t n)
{
    return _mm256_cmp_ps(_mm256_setr_ps(0, 1, 2, 3, 4, 5, 6, 7), _mm256_set1_ps(static_cast<float>(n)), _CMP_LT_OQ);
}
HILLOCK_INLINE __m256d mask_of_doubles(std::size_t n)
{
    return _mm256_cmp_pd(_mm256_setr_pd(0, 1, 2, 3), _mm256_set1_pd(static_cast<double>(n)), _CMP_LT_OQ);
}
HILLOCK_INLINE __m256 load(float const* p, std::size_t n, __m256 fill)
{
    __m256 const mask = mask_of_floats(n);
    return _mm256_blendv_ps(fill, _mm256_maskload_ps(p, _mm256_castps_si256(mask)), mask);
}
HILLOCK_INLINE __m256d load(double const* p, std::size_t n, __m256d fill)
{
    __m256d const mask = mask_of_doubles(n);
    return _mm256_blendv_pd(fill, _mm256_maskload_pd(p, _mm256_castpd_si256(mask)), mask);
}
HILLOCK_INLINE void store(float* p, std::size_t n, __m256 v)
{
    _mm256_maskstore_ps(p, _mm256_castps_si256(mask_of_floats(n)), v);
}
HILLOCK_INLINE void store(double* p, std::size_t n, __m256d v)
{
    _mm256_maskstore_pd(p, _mm256_castpd_si256(mask_of_doubles(n)), v);
}

#endif

template <class T, class Arch>
HILLOCK_INLINE xsimd::batch<T, Arch> load(T const* p, std::size_t n, xsimd::batch<T, Arch> fill)
{
    if constexpr (requires { load(p, n, fill.data); }) {
        return xsimd::batch<T, Arch>(load(p, n, fill.data));
    } else {
        T lanes[xsimd::batch<T, Arch>::size];
        fill.store_unaligned(lanes);
        for (std::size_t i = 0; i < n; ++i)
            lanes[i] = p[i];
        return xsimd::batch<T, Arch>::load_unaligned(lanes);
    }
}

template <class T, class Arch>
HILLOCK_INLINE void store(T* p, std::size_t n, xsimd::batch<T, Arch> v)
{
    if constexpr (requires { store(p, n, v.data); }) {
        store(p, n, v.data);
    } else {
        T lanes[xsimd::batch<T, Arch>::size];
        v.store_unaligned(lanes);
        for (std::size_t i = 0; i < n; ++i)
            p[i] = lanes[i];
    }
}

} // namespace hillock::detail::partial
