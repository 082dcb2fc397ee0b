#pragma once

// softmax over the rows of a matrix: y = e^(x - m) / S, m = max x, S = the sum of e^(x - m).
//
// Algorithm  Three passes over a row: its greatest element, the exponentials and their sum, the quotients. The first is
//            left out as long as rows turn out to have their greatest element between -5 and 30: all that it changes there
//            is a power of two that cancels. The exponentials are exact to their own rounding (rows.hpp), the sum is made in
//            doubles in 16 lanes (sums.hpp), for doubles with compensation.
// Domain     A single inf gives 1, and 0 elsewhere; several have no limit, nan. A nan makes its whole row nan.

#include "row_groups.hpp"
#include "softmax_call.hpp"
#include "transform.hpp"

namespace hillock {

/// Bound on the error of softmax for rows of up to 4096 elements; most are far below. Measured: 3.41 and 2.90 ulp, in
/// rows of 64 and of 16.
template <real T>
inline constexpr error_bound softmax_error{std::same_as<T, float> ? 3.6 : 3.0};

namespace detail {

/// y = e / S, by a reciprocal that is right to more digits than y has.
template <class T>
struct share_body {
    math::sum_of_two<T> reciprocal;

    template <class V>
    HILLOCK_INLINE V operator()(std::size_t, V e) const
    {
        return math::fma(e, V(reciprocal.high), math::rounded(e * V(reciprocal.low)));
    }
};

/// Stores exponential(i, count), the exponentials of the `count` elements from i on, for all of a row; their sums.
template <class Build, class V, class T, class Exponential>
HILLOCK_INLINE auto store_exponentials(std::size_t columns, T* y, Exponential const& exponential)
{
    return detail::sums_of_batches<V, row_sums<T, typename Build::arch>>(
        columns, adding(), [&](std::size_t i, std::size_t count) __attribute__((always_inline)) {
            V const value = exponential(i, count);
            detail::store_up_to(y + i, count, value);
            return value;
        });
}

struct softmax_kernel {
    static constexpr char const* name = "softmax";

    /// The exponentials are 2^shift times as large, and relevant down to e^-range: the quotients of those below round to
    /// zero, and do so fast, see `math::scale`.
    template <class T>
    static constexpr int shift = std::same_as<T, float> ? 45 : 128;
    template <class T>
    static constexpr int range = std::same_as<T, float> ? 112 : 760;

    /// What rows' greatest elements are guessed to lie between. There all exponentials are normal, the least 2^-126 or
    /// more, and so are both parts of the reciprocal of their sum.
    static constexpr int guess_from = -5;
    static constexpr int guess_to = 30;
    static constexpr std::size_t guess_columns = std::size_t(1) << 24;
    template <class T>
    static constexpr int guess_shift = std::same_as<T, float> ? 33 : 128;
    template <class T>
    static constexpr int guess_range = std::same_as<T, float> ? 105 : 760;

    /// Stores the exponentials of a row by that guess; whether it was right.
    template <class Build, class V, class Sum, class T>
    HILLOCK_INLINE static bool store_by_guess(plain_logits<T> row, std::size_t columns, T* y, Sum& sum)
    {
        V greatest = V(minus_infinity<V>);
        auto const e = near_exponentials<guess_shift<T>, guess_range<T>, T>::of_any(T(guess_from));
        sum = detail::store_exponentials<Build, V>(
            columns, y, [&](std::size_t i, std::size_t count) __attribute__((always_inline)) {
                auto const x = row.template at<V>(i, count);
                greatest = math::max(greatest, x.high);
                return e(x);
            });
        return math::any(greatest >= V(T(guess_from))) && !math::any(greatest > V(T(guess_to)));
    }

    template <class Build, class V, class Logits, class T = scalar_t<V>>
    HILLOCK_INTERLEAVED static void run(Logits logits, std::size_t rows, std::size_t columns, T* y, masked_row masked)
    {
        using sums_of_a_row = row_sums<T, typename Build::arch>;
        rows_of_lanes<V, typename sums_of_a_row::in_batch> sums;
        lanes_of<math::sum_of_two<V>> reciprocals({V(T(0)), V(T(0))});
        // In place, the row would be lost.
        bool guesses = Logits::exact && logits.x != y && columns <= guess_columns;
        detail::in_groups<V>(
            rows, columns,
            [&](std::size_t r, std::size_t k) __attribute__((always_inline)) {
                Logits const row = logits.after(r * columns);
                T* const to = y + r * columns;
                if constexpr (Logits::exact)
                    guesses = guesses && store_by_guess<Build, V>(row, columns, to, sums.rows[k]);
                if (guesses)
                    return;
                auto const top = detail::greatest_logit<V>(row, columns);
                if (!(math::abs(top.high) < math::infinity<T>)) [[unlikely]] {
                    sums.rows[k] = sums_of_a_row::all(math::quiet_nan<double>);
                    return;
                }
                detail::with_exponentials<shift<T>, range<T>, Logits>(
                    top, [&](auto const& e) __attribute__((always_inline)) {
                        sums.rows[k] = detail::store_exponentials<Build, V>(
                            columns, to, [&](std::size_t i, std::size_t count) __attribute__((always_inline)) {
                                return e(row.template at<V>(i, count));
                            });
                    });
            },
            [&](std::size_t n) __attribute__((always_inline)) {
                reciprocals = lanes_of(detail::in_two(detail::reciprocal(sums.total(n, adding()))));
            },
            [&](std::size_t r, std::size_t k) __attribute__((always_inline)) {
                T* const row = y + r * columns;
                if (!math::is_number(reciprocals[k].high)) [[unlikely]]
                    detail::write_infinite_row<Build>(logits.after(r * columns), columns, row, T(1), T(0), masked);
                else
                    detail::transform_row<Build, V>(share_body<T>{reciprocals[k]}, columns, row,
                                                    static_cast<T const*>(row));
            });
    }
};

} // namespace detail

/// Each row of `columns` elements: y = e^x / the sum of e^x. y may be x. With pointers, for n elements:
/// softmax(x, y, columns, n).
template <class Arch = xsimd::default_arch, class X, class Y, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), Y, X>
HILLOCK_INLINE void softmax(X&& x, Y&& y, detail::count auto columns, N... n)
{
    detail::softmax_call<detail::softmax_kernel, Arch>(x, y, columns, detail::no_mask(), detail::no_options(), n...);
}

/// The same of scale x, and with a choice for rows that are all -inf. With pointers: softmax(x, y, columns, options, n).
template <class Arch = xsimd::default_arch, class X, class Y, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), Y, X>
HILLOCK_INLINE void softmax(X&& x, Y&& y, detail::count auto columns, softmax_options options, N... n)
{
    detail::softmax_call<detail::softmax_kernel, Arch>(x, y, columns, detail::no_mask(), options, n...);
}

/// The same of x + mask, where the mask has as many elements as x, or as one row. y may be the mask. With pointers, the
/// mask's too to n elements: softmax(x, y, columns, mask, n).
template <class Arch = xsimd::default_arch, class X, class Y, detail::mask_argument M, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), Y, X, M>
HILLOCK_INLINE void softmax(X&& x, Y&& y, detail::count auto columns, M&& mask, N... n)
{
    detail::softmax_call<detail::softmax_kernel, Arch>(x, y, columns, mask, softmax_options{}, n...);
}

/// The same of scale x + mask. With pointers: softmax(x, y, columns, mask, options, n).
template <class Arch = xsimd::default_arch, class X, class Y, detail::mask_argument M, detail::count... N>
    requires detail::output_and_inputs<sizeof...(N), Y, X, M>
HILLOCK_INLINE void softmax(X&& x, Y&& y, detail::count auto columns, M&& mask, softmax_options options, N... n)
{
    detail::softmax_call<detail::softmax_kernel, Arch>(x, y, columns, mask, options, n...);
}

} // namespace hillock
