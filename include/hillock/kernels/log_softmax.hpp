#pragma once

// log_softmax over the rows of a matrix: y = (x - m) - log S, m = max x, S = the sum of e^(x - m).
//
// Algorithm  S = 1 + R, where R is the sum of all but one element that is equal to m: log S = log1p(R). The greatest
//            element's own result keeps its digits however small R is. The pass for m alone is left out as long as rows turn
//            out to have it between -5 and 23: all that it changes there is a power of two that cancels.
// Domain     A single inf gives 0, and -inf elsewhere; several have no limit, nan. A nan makes its whole row nan.

#include "../math/log1p.hpp"
#include "row_sums.hpp"
#include "softmax_call.hpp"
#include "transform.hpp"

namespace hillock {

/// Bound on the error of log_softmax for rows of up to 4096 elements. Measured: 2.16 ulp in rows of two, 3.71 of nine.
template <real T>
inline constexpr error_bound log_softmax_error{std::same_as<T, float> ? 2.3 : 3.9};

namespace detail {

/// The sum of exponential(i, count), the exponentials of the `count` elements from i on, over a row, but for one of its
/// greatest.
template <class Build, class V, class Exponential>
HILLOCK_INLINE double sum_of_others(std::size_t columns, Exponential const& exponential)
{
    sums_beside_greatest<V, typename Build::arch> sums;
    sums.clear();
    detail::for_each_pair_of_batches<V>(
        columns,
        [&](std::size_t i, std::size_t lane) __attribute__((always_inline)) {
            sums.add_both(exponential(i, V::size), exponential(i + lanes_of_a_sum, V::size), lane);
        },
        [&](std::size_t i, std::size_t lane, std::size_t count)
            __attribute__((always_inline)) { sums.add(exponential(i, count), lane); });
    return detail::in_one(sums.total());
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

    /// The exponentials are 2^shift times as large, and relevant down to e^-range, which is more than the least result
    /// has, by a factor of the columns.
    template <class T>
    static constexpr int shift = std::same_as<T, float> ? 92 : 256;
    template <class T>
    static constexpr int range = std::same_as<T, float> ? 146 : 850;

    /// What rows' greatest elements are guessed to lie between. There all exponentials are normal, and their sum is finite.
    static constexpr int guess_from = -5;
    static constexpr int guess_to = 23;

    /// So many columns at most are read a second time from the first cache when several rows have been read.
    static constexpr std::size_t columns_of_a_group = 256;

    template <class T>
    using nearby = near_exponentials<shift<T>, range<T>, T>;

    /// The greatest logit of a row, and the sum of the others' exponentials; where it is infinite, no sum.
    template <class Build, class V, class Logits, class T = scalar_t<V>>
    HILLOCK_INLINE static math::sum_of_two<T> sum_row(Logits const& row, std::size_t columns, bool& guesses,
                                                      exponential_sum& others)
    {
        if constexpr (Logits::exact) {
            if (guesses) {
                auto const e = nearby<T>::of_any(T(guess_from));
                V greatest = V(minus_infinity<V>);
                double const sum = detail::sum_of_others<Build, V>(
                    columns, [&](std::size_t i, std::size_t count) __attribute__((always_inline)) {
                        auto const x = row.template at<V>(i, count);
                        greatest = math::max(greatest, x.high);
                        return e(x);
                    });
                T const top = detail::greatest_lane(greatest);
                guesses = top >= T(guess_from) && top <= T(guess_to);
                if (guesses) {
                    others = e.sum(sum);
                    others.top = static_cast<double>(top);
                    return {top, T(0)};
                }
            }
        }
        auto const top = detail::greatest_logit<V>(row, columns);
        if (math::abs(top.high) < math::infinity<T>)
            detail::with_exponentials<shift<T>, range<T>, Logits>(
                top, [&](auto const& e) __attribute__((always_inline)) {
                    others = e.sum(detail::sum_of_others<Build, V>(
                        columns, [&](std::size_t i, std::size_t count)
                                     __attribute__((always_inline)) { return e(row.template at<V>(i, count)); }));
                });
        return top;
    }

    /// log S of D::size rows: of several at once, since one's is a long chain of operations.
    template <class D, class T>
    HILLOCK_INLINE static void logs_of_sums(exponential_sum const* others, math::sum_of_two<T>* logs)
    {
        double raw[D::size], n[D::size], top[D::size];
        for (std::size_t k = 0; k < D::size; ++k) {
            raw[k] = others[k].raw;
            n[k] = others[k].n;
            top[k] = others[k].top;
        }
        auto const e = math::reduced_exp_exact(D::load_unaligned(top));
        auto const at_top = math::exp_mantissa(e);
        D const q = D::load_unaligned(raw) * math::exp2i(D::load_unaligned(n) - e.n) / at_top.high;
        D const relative = q - math::rounded(q * (at_top.low / at_top.high));
        D const log = math::log1p<std::same_as<T, float> ? tier::standard : tier::accurate>(relative);
        log.store_unaligned(raw);
        for (std::size_t k = 0; k < D::size; ++k)
            logs[k] = detail::in_two<T>(raw[k]);
    }

    template <class Build, class V, class Logits>
    static void run(Logits row, std::size_t rows, std::size_t columns, scalar_t<V>* y, masked_row masked)
    {
        using T = scalar_t<V>;
        using D = xsimd::batch<double, typename Build::arch>;
        std::size_t const group = columns <= columns_of_a_group ? D::size : 1;
        bool guesses = Logits::exact;
        while (rows != 0) {
            std::size_t const count = rows < group ? rows : group;
            math::sum_of_two<T> tops[D::size], logs[D::size];
            exponential_sum others[D::size] = {};
            Logits next = row;
            for (std::size_t k = 0; k < count; ++k, next.skip(columns))
                tops[k] = sum_row<Build, V>(next, columns, guesses, others[k]);
            logs_of_sums<D>(others, logs);
            for (std::size_t k = 0; k < count; ++k, row.skip(columns), y += columns) {
                if (!(math::abs(tops[k].high) < math::infinity<T>)) [[unlikely]]
                    detail::write_infinite_row<Build>(row, columns, y, T(0), -math::infinity<T>, masked);
                else
                    detail::write_logs_of_shares<Build, V>(row, columns, tops[k], logs[k], y);
            }
            rows -= count;
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
