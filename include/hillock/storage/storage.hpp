#pragma once

// How elements lie in memory, and as what they are computed: what element-wise kernels read and write through. A further
// type of storage is a further specialisation of `storage`, with the same four functions. Sums and rows know floats and
// doubles only.

#include "../concepts.hpp"
#include "partial.hpp"

namespace hillock::detail {

/// The elements of type S in memory. V is a batch of `storage<S>::computed`.
template <class S>
struct storage;

template <real T>
struct storage<T> {
    using computed = T;

    template <class V>
    HILLOCK_INLINE static V load(T const* p)
    {
        return V::load_unaligned(p);
    }

    template <class V>
    HILLOCK_INLINE static void store(T* p, V v)
    {
        v.store_unaligned(p);
    }

    /// The first n elements, 0 < n <= V::size, and `fill` in the other lanes. What follows them is not touched.
    template <class V>
    HILLOCK_INLINE static V load_first(T const* p, std::size_t n, T fill = 0)
    {
        return partial::load(p, n, V(fill));
    }

    template <class V>
    HILLOCK_INLINE static void store_first(T* p, std::size_t n, V v)
    {
        partial::store(p, n, v);
    }
};

/// The types that a buffer may hold.
template <class S>
concept storable = requires { typename storage<S>::computed; };

template <class S>
using computed_t = typename storage<std::remove_cv_t<S>>::computed;

} // namespace hillock::detail
