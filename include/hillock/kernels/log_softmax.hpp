#pragma once

// log_softmax over the rows of a matrix: y = (x - m) - log S, m = max x, S = the sum of e^(x - m).
//
// Algorithm  S = 1 + R, where R is the sum of all but one element that is equal to m: log S = log1p(R). The greatest
//            element's own result keeps its digits however small R is. R is a quotient of exponentials as they are computed,
//            and log1p of several rows' at once (row_groups.hpp). The pass for m alone is left out as long as rows turn out to
//            have it between -5 and 23: all that it changes there is a power of two that cancels.
// Domain     A single inf gives 0, and -inf elsewhere; several have no limit, nan. A nan makes its whole row nan.

#include "../math/log1p.hpp"
#include "row_groups.hpp"
#include "softmax_call.hpp"
#include "transform.hpp"

namespace hillock {

/// Bound on the error of log_softmax for rows of up to 4096 elements. Measured: 2.83 ulp in rows of two, 3.70 of three.
template <real T>
inline constexpr error_bound log_softmax_error{std::same_as<T, float> ? 2.9 : 3.9};

namespace detail {

/// y = x - subtrahend. Where the first difference is much larger than the result, it is exact.
template <class T>
struct log_of_share_body {
    math::sum_of_two<T> subtrahend;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V x) const
    {
        return (x - V(subtrahend.high)) - V(subtrahend.low);
    }
};

/// Writes a row of logits less the subtrahend. It is without the low part of the greatest logit, which these have not.
template <class Build, class V, class T>
HILLOCK_INLINE void write_logs_of_shares(plain_logits<T> const& row, std::size_t columns,
                                         math::sum_of_two<T> subtrahend, T /*top_low*/, T* y)
{
    detail::transform_row<Build, V>(log_of_share_body<T>{subtrahend}, columns, y, row.x);
}

/// The same of logits in two numbers, whose low parts may be much larger than that of the subtrahend, and cancel.
template <class Build, class V, class T>
HILLOCK_INLINE void write_logs_of_shares(scaled_logits<T> const& row, std::size_t columns,
                                         math::sum_of_two<T> subtrahend, T top_low, T* y)
{
    for (std::size_t i = 0; i < columns; i += V::size) {
        std::size_t const count = columns - i < V::size ? columns - i : V::size;
        auto const x = row.template at<V>(i, count);
        V const low = (x.low - V(top_low)) - V(subtrahend.low);
        detail::store_up_to(y + i, count, (x.high - V(subtrahend.high)) + low);
    }
}

/// top + log S in two numbers, where S is 1 + others / greatest, of the exponentials of as many rows as a batch has lanes.
template <class V>
HILLOCK_INLINE math::sum_of_two<V> logs_of_sums(V top, beside_greatest<V, math::halves<V>> const& sum)
{
    auto const greatest = math::widen(sum.greatest);
    auto const low = math::log1p_widened(math::div(sum.rest.low, greatest.low));
    auto const high = math::log1p_widened(math::div(sum.rest.high, greatest.high));
    auto const log = detail::in_two(math::halves<V>{low, high});
    auto const all = math::two_sum(top, log.high);
    return {all.high, all.low + log.low};
}
template <class D>
HILLOCK_INLINE math::sum_of_two<D> logs_of_sums(D top, beside_greatest<D, math::sum_of_two<D>> const& sum)
{
    return math::two_sum(top, math::log1p<tier::accurate>(math::div(sum.rest.high + sum.rest.low, sum.greatest)));
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

    template <class T>
    using nearby = near_exponentials<shift<T>, range<T>, T>;

    template <class Build, class V, class Logits, class T = scalar_t<V>>
    HILLOCK_INTERLEAVED static void run(Logits logits, std::size_t rows, std::size_t columns, T* y, masked_row masked)
    {
        using sums_of_a_row = sums_beside_greatest<V, typename Build::arch>;
        rows_of_lanes<V, typename sums_of_a_row::in_batch> sums;
        rows_of_lanes<V, V> tops; // the row's greatest logit is the greatest lane
        T tops_low[V::size] = {};
        lanes_of lows(V(T(0))); // those of the rows to be written
        lanes_of<math::sum_of_two<V>> subtrahends({V(T(0)), V(T(0))});
        bool guesses = Logits::exact;
        // Adds up a row's exponentials.
        auto const add_up = [&](std::size_t k, auto const& exponential) __attribute__((always_inline)) {
            sums.rows[k] = detail::sums_of_batches<V, sums_of_a_row>(columns, adding_beside_greatest(), exponential);
        };
        detail::in_groups<V>(
            rows, columns,
            [&](std::size_t r, std::size_t k) __attribute__((always_inline)) {
                Logits const row = logits.after(r * columns);
                if constexpr (Logits::exact) {
                    if (guesses) {
                        auto const e = nearby<T>::of_any(T(guess_from));
                        V greatest = V(minus_infinity<V>);
                        add_up(k, [&](std::size_t i, std::size_t count) __attribute__((always_inline)) {
                            auto const x = row.template at<V>(i, count);
                            greatest = math::max(greatest, x.high);
                            return e(x);
                        });
                        tops.rows[k] = greatest;
                        guesses = math::any(greatest >= V(T(guess_from))) && !math::any(greatest > V(T(guess_to)));
                        if (guesses)
                            return;
                    }
                }
                auto const top = detail::greatest_logit<V>(row, columns);
                tops.rows[k] = V(top.high);
                if constexpr (!Logits::exact)
                    tops_low[k] = top.low;
                if (math::abs(top.high) < math::infinity<T>) [[likely]]
                    detail::with_exponentials<shift<T>, range<T>, Logits>(
                        top, [&](auto const& e) __attribute__((always_inline)) {
                            add_up(k, [&](std::size_t i, std::size_t count)
                                          __attribute__((always_inline)) { return e(row.template at<V>(i, count)); });
                        });
            },
            [&](std::size_t n) __attribute__((always_inline)) {
                V const top = tops.total(n, [](V a, V b) __attribute__((always_inline)) { return math::max(a, b); });
                subtrahends = lanes_of(detail::logs_of_sums(top, sums.total(n, adding_beside_greatest())));
                if constexpr (!Logits::exact)
                    lows = lanes_of(V::load_unaligned(tops_low));
            },
            [&](std::size_t r, std::size_t k) __attribute__((always_inline)) {
                Logits const row = logits.after(r * columns);
                T* const to = y + r * columns;
                if (!(math::abs(subtrahends[k].high) < math::infinity<T>)) [[unlikely]]
                    detail::write_infinite_row<Build>(row, columns, to, T(0), -math::infinity<T>, masked);
                else
                    detail::write_logs_of_shares<Build, V>(row, columns, subtrahends[k], lows[k], to);
            });
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
