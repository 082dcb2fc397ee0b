#pragma once

// Sums over the elements of a row: of floats in doubles, of doubles with compensation.

#include <type_traits>

#include "../math/compensated.hpp"
#include "sums.hpp"

namespace hillock::detail {

/// The same sum of doubles with the error of each addition and product kept: as good as made in twice the digits.
template <class Arch>
struct compensated_lane_sums {
    using D = xsimd::batch<double, Arch>;

    static constexpr std::size_t parts = lanes_of_a_sum / D::size;

    math::sum_of_two<D> part[parts];

    using in_batch = math::sum_of_two<D>;
    HILLOCK_INLINE in_batch batch(std::size_t k) const { return part[k]; }
    HILLOCK_INLINE static in_batch all(double x) { return {D(x), D(0.0)}; }

    HILLOCK_INLINE void clear()
    {
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) { part[i] = all(0); });
    }

    HILLOCK_INLINE void add(D v, std::size_t lane)
    {
        auto& p = part[lane / D::size];
        p = adding()(p, v);
    }

    HILLOCK_INLINE void add_four(D a, D b, D c, D d, std::size_t lane)
    {
        add(a, lane);
        add(b, lane);
        add(c, lane);
        add(d, lane);
    }

    HILLOCK_INLINE void add_products(double const* a, double const* b)
    {
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) {
            auto const product =
                math::two_product(D::load_unaligned(a + i * D::size), D::load_unaligned(b + i * D::size));
            add(product.high, i * D::size);
            part[i].low = part[i].low + product.low;
        });
    }

    HILLOCK_INLINE void add_run(double const* p)
    {
        detail::unrolled<parts>([&](std::size_t i) __attribute__((always_inline)) {
            add(D::load_unaligned(p + i * D::size), i * D::size);
        });
    }
};

/// Sums over the elements of a row, good to an ulp of the elements' type or much better for thousands of them.
template <class T, class Arch>
using row_sums = std::conditional_t<std::same_as<T, float>, lane_sums<Arch>, compensated_lane_sums<Arch>>;

/// A sum of numbers that are at least 0, with the greatest of them kept back.
template <class V, class Rest>
struct beside_greatest {
    V greatest;
    Rest rest;
};

/// Adds two of these.
struct adding_beside_greatest {
    template <class V, class Rest>
    HILLOCK_INLINE auto operator()(beside_greatest<V, Rest> const& a, beside_greatest<V, Rest> const& b) const
    {
        adding const add;
        V const lesser = math::min(a.greatest, b.greatest);
        Rest const rest = add(a.rest, b.rest);
        V const greatest = math::max(a.greatest, b.greatest);
        if constexpr (math::single<V>)
            return beside_greatest<V, Rest>{greatest, add(rest, math::widen(lesser))};
        else
            return beside_greatest<V, Rest>{greatest, add(rest, lesser)};
    }
};

/// Sums over the elements of a row of numbers that are at least 0, without one of the greatest, so that they have no
/// rounding of its size.
template <class V, class Arch>
struct sums_beside_greatest {
    using all_sums = row_sums<scalar_t<V>, Arch>;

    static constexpr std::size_t batches = lanes_of_a_sum / V::size;

    all_sums rest;
    V greatest[batches]; ///< of each lane

    using in_batch = beside_greatest<V, typename all_sums::in_batch>;
    HILLOCK_INLINE in_batch batch(std::size_t k) const { return {greatest[k], rest.batch(k)}; }

    HILLOCK_INLINE void clear()
    {
        rest.clear();
        detail::unrolled<batches>([&](std::size_t k)
                                      __attribute__((always_inline)) { greatest[k] = V(scalar_t<V>(0)); });
    }

    HILLOCK_INLINE void add(V v, std::size_t lane) { rest.add(lesser(v, lane), lane); }

    HILLOCK_INLINE void add_four(V a, V b, V c, V d, std::size_t lane)
    {
        V const first = lesser(a, lane);
        V const second = lesser(b, lane);
        V const third = lesser(c, lane);
        V const fourth = lesser(d, lane);
        if constexpr (math::single<V>)
            rest.add((first + second) + (third + fourth), lane); // costs up to an ulp
        else
            rest.add_four(first, second, third, fourth, lane);
    }

private:
    /// The lesser of v and its lane's greatest, which it may become.
    HILLOCK_INLINE V lesser(V v, std::size_t lane)
    {
        V& g = greatest[lane / V::size];
        V const result = math::min(v, g); // nan if v is
        g = math::max(g, v);
        return result;
    }
};

/// As many elements as a sum has lanes.
template <class V>
struct run_of {
    scalar_t<V> elements[lanes_of_a_sum];
};

/// Calls run(p...) for each 16 elements, and for the rest of n with zeros after it.
template <class V, class Run, class... T>
HILLOCK_INLINE void for_each_run(std::size_t n, Run const& run, T const*... p)
{
    std::size_t i = 0;
    for (; i + lanes_of_a_sum <= n; i += lanes_of_a_sum)
        run(p + i...);
    if (i < n) {
        auto const padded = [&](auto const* from) __attribute__((always_inline)) {
            run_of<V> run_and_zeros;
            for (std::size_t k = 0; k < lanes_of_a_sum; k += V::size) {
                V const v = i + k < n ? detail::load_up_to<V>(from + k, n - i - k) : V(scalar_t<V>(0));
                v.store_unaligned(run_and_zeros.elements + k);
            }
            return run_and_zeros;
        };
        run(padded(p + i).elements...);
    }
}

/// Sums in the lanes of one batch, or of each n-th batch from k on, by the tree of `in_pairs`.
template <class V, std::size_t k = 0, std::size_t n = 1, class Sums, class Op>
HILLOCK_INLINE auto in_one_batch(Sums const& sums, Op const& op)
{
    if constexpr (n * V::size == lanes_of_a_sum)
        return sums.batch(k);
    else
        return op(detail::in_one_batch<V, k, 2 * n>(sums, op), detail::in_one_batch<V, k + n, 2 * n>(sums, op));
}

/// Adds up add(sums, p...) for each 16 of n elements, in the lanes of one batch.
template <class V, class Sums, class Add, class... T>
HILLOCK_INLINE auto sums_of_runs(std::size_t n, Add const& add, T const*... p)
{
    Sums sums;
    sums.clear();
    detail::for_each_run<V>(n, [&](auto const*... run) __attribute__((always_inline)) { add(sums, run...); }, p...);
    return detail::in_one_batch<V>(sums, adding());
}

/// Adds up value(i, count), for the `count` elements from i on, over n elements, in the lanes of one batch: of each lane four
/// at a time, as long as there are.
template <class V, class Sums, class Op, class Value>
HILLOCK_INLINE auto sums_of_batches(std::size_t n, Op const& op, Value const& value)
{
    constexpr std::size_t width = V::size;
    Sums sums;
    sums.clear();
    std::size_t begin = 0;
    [&]<std::size_t... K>(std::index_sequence<K...>) __attribute__((always_inline)) {
        auto const add_four = [&](std::size_t i, std::size_t lane) __attribute__((always_inline)) {
            V const a = value(i, width);
            V const b = value(i + lanes_of_a_sum, width);
            V const c = value(i + 2 * lanes_of_a_sum, width);
            V const d = value(i + 3 * lanes_of_a_sum, width);
            sums.add_four(a, b, c, d, lane);
        };
        for (; begin + 4 * lanes_of_a_sum <= n; begin += 4 * lanes_of_a_sum)
            (add_four(begin + K * width, K * width), ...);
    }(std::make_index_sequence<lanes_of_a_sum / width>());
    detail::for_each_batch<V>(n - begin,
                              [&](std::size_t i, std::size_t lane, std::size_t count)
                                  __attribute__((always_inline)) { sums.add(value(begin + i, count), lane); });
    return detail::in_one_batch<V>(sums, op);
}

/// Sums in lanes as two numbers of the row's elements' type.
template <class V>
HILLOCK_INLINE math::sum_of_two<V> in_two(math::halves<V> sum)
{
    V const high = math::narrow(sum.low, sum.high);
    auto const rounded = math::widen(high);
    return {high, math::narrow(sum.low - rounded.low, sum.high - rounded.high)};
}
template <class D>
HILLOCK_INLINE math::sum_of_two<D> in_two(math::sum_of_two<D> sum)
{
    return math::fast_two_sum(sum.high, sum.low);
}

/// The same times c, a power of two for doubles.
template <class V>
HILLOCK_INLINE math::sum_of_two<V> in_two(math::halves<V> sum, double c)
{
    math::double_t<V> const factor(c);
    return detail::in_two(math::halves<V>{sum.low * factor, sum.high * factor});
}
template <class D>
HILLOCK_INLINE math::sum_of_two<D> in_two(math::sum_of_two<D> sum, double c)
{
    return detail::in_two(math::sum_of_two<D>{sum.high * D(c), sum.low * D(c)});
}

/// 1 / sum, of sums in lanes.
template <class V>
HILLOCK_INLINE math::halves<V> reciprocal(math::halves<V> sum)
{
    math::double_t<V> const one(1.0);
    return {math::div(one, sum.low), math::div(one, sum.high)};
}
template <class D>
HILLOCK_INLINE math::sum_of_two<D> reciprocal(math::sum_of_two<D> unnormalised)
{
    auto const sum = detail::in_two(unnormalised);
    D const r = math::div(D(1.0), sum.high);
    auto const product = math::two_product(r, sum.high);
    D const residual = ((product.high - D(1.0)) + product.low) + math::rounded(r * sum.low);
    return {r, -r * residual};
}

} // namespace hillock::detail
