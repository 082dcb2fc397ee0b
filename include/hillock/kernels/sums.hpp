#pragma once

// Sums whose bits depend on the elements alone, not on how many of them a register holds: 16 lanes of doubles, whatever
// they are made of. Element i of a run belongs to lane i mod 16, each lane adds in order, and at the end the lanes are
// added as a tree. Floats are added, and multiplied exactly, as doubles.

#include <cstddef>
#include <utility>

#include "../math/compensated.hpp"
#include "../math/wide.hpp"
#include "../storage/storage.hpp"
#include "../storage/widening.hpp"

namespace hillock::detail {

inline constexpr std::size_t lanes_of_a_sum = 16;

/// Calls body(0), ..., body(N - 1), so that arrays indexed by it stay in registers where a loop is not unrolled.
template <std::size_t N, class Body>
HILLOCK_INLINE void unrolled(Body const& body)
{
    [&]<std::size_t... K>(std::index_sequence<K...>)
        __attribute__((always_inline)) { (body(K), ...); }(std::make_index_sequence<N>());
}

/// The elements brought down to one by a binary tree: each of the first half with its like in the second, and so on.
template <std::size_t N, class T, class Op>
HILLOCK_INLINE T in_pairs(T const (&elements)[N], Op const& op)
{
    if constexpr (N == 1)
        return elements[0];
    else
        return [&]<std::size_t... K>(std::index_sequence<K...>) __attribute__((always_inline)) {
            T const half[] = {op(elements[K], elements[K + N / 2])...};
            return detail::in_pairs(half, op);
        }(std::make_index_sequence<N / 2>());
}

/// Adds two sums of one kind, or a number to a sum; of numbers with their errors, see row_sums.hpp, keeping these.
struct adding {
    template <class D>
    HILLOCK_INLINE D operator()(D a, D b) const
    {
        return a + b;
    }
    template <class V>
    HILLOCK_INLINE math::halves<V> operator()(math::halves<V> const& a, math::halves<V> const& b) const
    {
        return {a.low + b.low, a.high + b.high};
    }
    template <class D>
    HILLOCK_INLINE math::sum_of_two<D> operator()(math::sum_of_two<D> a, D b) const
    {
        auto const sum = math::two_sum(a.high, b);
        return {sum.high, a.low + sum.low};
    }
    template <class D>
    HILLOCK_INLINE math::sum_of_two<D> operator()(math::sum_of_two<D> a, math::sum_of_two<D> b) const
    {
        auto const sum = math::two_sum(a.high, b.high);
        return {sum.high, a.low + (b.low + sum.low)};
    }
};

/// The lanes of a batch, or of what is made of batches.
template <class V>
struct lanes_of {
    static constexpr std::size_t size = V::size;
    scalar_t<V> lanes[size];

    HILLOCK_INLINE explicit lanes_of(V v) { v.store_unaligned(lanes); }
    HILLOCK_INLINE scalar_t<V> operator[](std::size_t i) const { return lanes[i]; }
};
template <class V>
struct lanes_of<math::sum_of_two<V>> {
    static constexpr std::size_t size = V::size;
    lanes_of<V> high, low;

    HILLOCK_INLINE explicit lanes_of(math::sum_of_two<V> v) : high(v.high), low(v.low) {}
    HILLOCK_INLINE math::sum_of_two<scalar_t<V>> operator[](std::size_t i) const { return {high[i], low[i]}; }
};

/// The lanes of a sum in parts, brought down to one by a tree.
template <std::size_t N, class Part, class Op>
HILLOCK_INLINE auto all_in_pairs(Part const (&parts)[N], Op const& op)
{
    lanes_of<Part> const last(detail::in_pairs(parts, op));
    return [&]<std::size_t... K>(std::index_sequence<K...>) __attribute__((always_inline)) {
        decltype(last[0]) const lanes[] = {last[K]...};
        return detail::in_pairs(lanes, op);
    }(std::make_index_sequence<lanes_of<Part>::size>());
}

template <class Arch>
struct lane_sums {
    using D = xsimd::batch<double, Arch>;
    static_assert(lanes_of_a_sum % D::size == 0, "hillock: a register of more than 16 doubles");
    static constexpr std::size_t parts = lanes_of_a_sum / D::size;

    D part[parts];

    /// Sums in the lanes of a batch of floats: of those that batch k belongs to; and all x.
    using in_batch = math::halves<xsimd::batch<float, Arch>>;
    HILLOCK_INLINE in_batch batch(std::size_t k) const { return {part[2 * k], part[2 * k + 1]}; }
    HILLOCK_INLINE static in_batch all(double x) { return {D(x), D(x)}; }

    HILLOCK_INLINE void clear()
    {
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) { part[i] = D(0.0); });
    }

    /// Adds the 16 elements from p on.
    template <class T>
    HILLOCK_INLINE void add_run(T const* p)
    {
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) {
            part[i] = part[i] + widening::load<D>(p + i * D::size);
        });
    }

    /// Adds the products of the 16 elements from a and b on, of doubles the rounded ones.
    template <class T>
    HILLOCK_INLINE void add_products(T const* a, T const* b)
    {
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) {
            D const x = widening::load<D>(a + i * D::size);
            D const y = widening::load<D>(b + i * D::size);
            part[i] = std::same_as<T, float> ? math::fma(x, y, part[i]) : part[i] + math::rounded(x * y);
        });
    }

    /// The lanes, to 16 doubles.
    HILLOCK_INLINE void store(double* p) const
    {
        detail::unrolled<parts>([&](std::size_t i)
                                    __attribute__((always_inline)) { part[i].store_unaligned(p + i * D::size); });
    }

    /// Adds v to the lanes from `lane` on, a multiple of V's size.
    template <class V>
    HILLOCK_INLINE void add(V v, std::size_t lane)
    {
        std::size_t const p = lane / D::size;
        if constexpr (std::same_as<V, D>) {
            part[p] = part[p] + v;
        } else {
            auto const wide = math::widen(v);
            part[p] = part[p] + wide.low;
            part[p + 1] = part[p + 1] + wide.high;
        }
    }

    /// Adds four floats, which are at least 0: in pairs as floats first, which costs half an ulp.
    template <class V>
    HILLOCK_INLINE void add_four(V a, V b, V c, V d, std::size_t lane)
    {
        add(a + b, lane);
        add(c + d, lane);
    }

    /// Adds a b, of doubles the rounded product.
    template <class V>
    HILLOCK_INLINE void add_product(V a, V b, std::size_t lane)
    {
        std::size_t const p = lane / D::size;
        if constexpr (std::same_as<V, D>) {
            part[p] = part[p] + math::rounded(a * b);
        } else {
            auto const wide_a = math::widen(a);
            auto const wide_b = math::widen(b);
            part[p] = math::fma(wide_a.low, wide_b.low, part[p]);
            part[p + 1] = math::fma(wide_a.high, wide_b.high, part[p + 1]);
        }
    }

    HILLOCK_INLINE double total() const { return detail::all_in_pairs(part, adding()); }
};

/// The first n elements of p, 0 < n <= V::size, and `fill` in the other lanes.
template <class V, class T>
HILLOCK_INLINE V load_up_to(T const* p, std::size_t n, T fill = 0)
{
    return n < V::size ? storage<T>::template load_first<V>(p, n, fill) : storage<T>::template load<V>(p);
}

template <class V, class T>
HILLOCK_INLINE void store_up_to(T* p, std::size_t n, V v)
{
    if (n < V::size)
        storage<T>::store_first(p, n, v);
    else
        storage<T>::store(p, v);
}

/// The first n lanes of v, 0 < n <= V::size, and `fill` in the others.
template <class V>
HILLOCK_INLINE V keep_first(V v, std::size_t n, scalar_t<V> fill = 0)
{
    if (n == V::size)
        return v;
    scalar_t<V> lanes[V::size];
    v.store_unaligned(lanes);
    return storage<scalar_t<V>>::template load_first<V>(lanes, n, fill);
}

/// Calls body(i, lane, count) for each batch of n elements: for the `count` elements from i on, which belong to the
/// lanes from `lane` on. The lane is a constant where body is inlined, so that sums stay in registers.
template <class V, class Body>
HILLOCK_INLINE void for_each_batch(std::size_t n, Body const& body)
{
    constexpr std::size_t width = V::size;
    static_assert(lanes_of_a_sum % width == 0, "hillock: a register of more than 16 floats");
    [&]<std::size_t... K>(std::index_sequence<K...>) __attribute__((always_inline)) {
        std::size_t i = 0;
        for (; i + lanes_of_a_sum <= n; i += lanes_of_a_sum)
            (body(i + K * width, K * width, width), ...);
        ((i + K * width < n ? body(i + K * width, K * width, n - i - K * width < width ? n - i - K * width : width)
                            : void()),
         ...);
    }(std::make_index_sequence<lanes_of_a_sum / width>());
}

} // namespace hillock::detail
