#pragma once

// log_softmax over the rows of a matrix: y = (x - m) - log S, m = max x, S = the sum of e^(x - m).
//
// Algorithm  S = k + R, where k elements are equal to m and R is the sum of all others: log S = log1p(k - 1 + R). The
//            greatest element's own result keeps its digits however small R is.
// Domain     A single inf gives 0, and -inf elsewhere; several have no limit, nan. A nan makes its whole row nan.

#include "../math/log1p.hpp"
#include "row_sums.hpp"
#include "softmax_call.hpp"
#include "transform.hpp"

namespace hillock {

/// Bound on the error of log_softmax for rows of up to 4096 elements. Measured: 2.16 and 3.44 ulp, in rows of two.
template <real T>
inline constexpr error_bound log_softmax_error{std::same_as<T, float> ? 2.3 : 3.5};

namespace detail {

/// log S of a row. k is counted in parts of the row, since floats count to 2^24.
template <class Build, class V, class Logits>
HILLOCK_INLINE math::sum_of_two<scalar_t<V>> log_of_sum(Logits const& row, std::size_t columns,
                                                        math::sum_of_two<scalar_t<V>> top)
{
    using T = scalar_t<V>;
    constexpr bool single = std::same_as<T, float>;
    constexpr int shift = single ? 100 : 256;
    constexpr int range = single ? 150 : 850; // more than the least result has, by a factor of the columns
    constexpr std::size_t part = std::size_t(1) << 24;
    V const zero = V(T(0));
    V const one = V(T(1));
    row_sums<T, typename Build::arch> sums;
    sums.clear();
    double k = 0, rest = 0;
    detail::with_exponentials<shift, range, Logits>(top, [&](auto const& e) __attribute__((always_inline)) {
        for (std::size_t begin = 0; begin < columns; begin += part) {
            V tops = zero;
            auto const other = [&](std::size_t i, std::size_t count) __attribute__((always_inline)) {
                auto const x = row.template at<V>(begin + i, count);
                auto is_top = x.high == V(top.high);
                if constexpr (!Logits::exact)
                    is_top = is_top && (x.low == V(top.low));
                tops = math::select(is_top, tops + one, tops);
                return math::select(is_top, zero, e(x));
            };
            detail::for_each_pair_of_batches<V>(
                columns - begin < part ? columns - begin : part,
                [&](std::size_t i, std::size_t lane) __attribute__((always_inline)) {
                    V const first = other(i, V::size);
                    sums.add_both(first, other(i + lanes_of_a_sum, V::size), lane);
                },
                [&](std::size_t i, std::size_t lane, std::size_t count)
                    __attribute__((always_inline)) { sums.add(other(i, count), lane); });
            T counts[V::size];
            tops.store_unaligned(counts);
            k += static_cast<double>(detail::in_pairs(counts, [](T a, T b) { return a + b; }));
        }
        rest = e.relative_to_top(detail::in_one(sums.total()));
    });
    return detail::in_two<T>(math::log1p<single ? tier::standard : tier::accurate>(k - 1 + rest));
}

/// y = x - top - log_sum. Where the first difference is much larger than the result, it is exact.
template <class T>
struct log_of_share_body {
    T high;
    T low;

    HILLOCK_INLINE log_of_share_body(T top, math::sum_of_two<T> log_sum)
    {
        auto const subtrahend = math::two_sum(top, log_sum.high);
        high = subtrahend.high;
        low = subtrahend.low + log_sum.low;
    }

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V x) const
    {
        return (x - V(high)) - V(low);
    }
};

/// Writes a row of x - top - log_sum.
template <class Build, class V, class T>
HILLOCK_INLINE void write_logs_of_shares(plain_logits<T> const& row, std::size_t columns, math::sum_of_two<T> top,
                                         math::sum_of_two<T> log_sum, T* y)
{
    detail::transform_part<Build, V>(log_of_share_body<T>(top.high, log_sum), columns, columns, y, row.x);
}

/// The same of logits in two numbers.
template <class Build, class V, class T>
HILLOCK_INLINE void write_logs_of_shares(scaled_logits<T> const& row, std::size_t columns, math::sum_of_two<T> top,
                                         math::sum_of_two<T> log_sum, T* y)
{
    for (std::size_t i = 0; i < columns; i += V::size) {
        std::size_t const count = columns - i < V::size ? columns - i : V::size;
        auto const d = detail::distance<scaled_logits<T>>(row.template at<V>(i, count), top);
        V const low = math::select(math::is_number(d.low), d.low, V(T(0))) - V(log_sum.low);
        detail::store_up_to(y + i, count, (d.high - V(log_sum.high)) + low);
    }
}

struct log_softmax_kernel {
    static constexpr char const* name = "log_softmax";

    template <class Build, class V, class Logits>
    static void run(Logits row, std::size_t rows, std::size_t columns, scalar_t<V>* y, masked_row masked)
    {
        using T = scalar_t<V>;
        for (; rows != 0; --rows, row.skip(columns), y += columns) {
            auto const top = detail::greatest_logit<V>(row, columns);
            if (!(math::abs(top.high) < math::infinity<T>)) [[unlikely]] {
                detail::write_infinite_row<Build>(row, columns, y, T(0), -math::infinity<T>, masked);
                continue;
            }
            auto const log_sum = detail::log_of_sum<Build, V>(row, columns, top);
            detail::write_logs_of_shares<Build, V>(row, columns, top, log_sum, y);
        }
    }
};

} // namespace detail

/// Each row of `columns` elements: y = x - log of the sum of e^x. y may be x. With pointers, for n elements:
/// log_softmax(x, y, columns, n).
template <class Arch = xsimd::default_arch, class X, class Y, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), Y, X>
HILLOCK_INLINE void log_softmax(X&& x, Y&& y, detail::count auto columns, N... n)
{
    detail::softmax_call<detail::log_softmax_kernel, Arch>(x, y, columns, detail::no_mask(), detail::no_options(),
                                                           n...);
}

/// The same of scale x, and with a choice for rows that are all -inf. With pointers: log_softmax(x, y, columns,
/// options, n).
template <class Arch = xsimd::default_arch, class X, class Y, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), Y, X>
HILLOCK_INLINE void log_softmax(X&& x, Y&& y, detail::count auto columns, softmax_options options, N... n)
{
    detail::softmax_call<detail::log_softmax_kernel, Arch>(x, y, columns, detail::no_mask(), options, n...);
}

/// The same of x + mask, where the mask has as many elements as x, or as one row. y may be the mask. With pointers, the
/// mask's too to n elements: log_softmax(x, y, columns, mask, n).
template <class Arch = xsimd::default_arch, class X, class Y, detail::mask_argument M, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), Y, X, M>
HILLOCK_INLINE void log_softmax(X&& x, Y&& y, detail::count auto columns, M&& mask, N... n)
{
    detail::softmax_call<detail::log_softmax_kernel, Arch>(x, y, columns, mask, softmax_options{}, n...);
}

/// The same of scale x + mask. With pointers: log_softmax(x, y, columns, mask, options, n).
template <class Arch = xsimd::default_arch, class X, class Y, detail::mask_argument M, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), Y, X, M>
HILLOCK_INLINE void log_softmax(X&& x, Y&& y, detail::count auto columns, M&& mask, softmax_options options, N... n)
{
    detail::softmax_call<detail::log_softmax_kernel, Arch>(x, y, columns, mask, options, n...);
}

} // namespace hillock
