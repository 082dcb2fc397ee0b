#pragma once

// softmax over the rows of a matrix: y = e^(x - m) / S, m = max x, S = the sum of e^(x - m).
//
// Algorithm  Three passes over a row: its greatest element, the exponentials and their sum, the quotients. The
//            exponentials are exact to their own rounding (rows.hpp), the sum is made in doubles in 16 lanes
//            (sums.hpp), for doubles with compensation. Sums of floats in floats would save 2 % in rows of 64 and 13 % from
//            1024 on, and their error would grow with the row.
// Domain     A single inf gives 1, and 0 elsewhere; several have no limit, nan. A nan makes its whole row nan.

#include "row_sums.hpp"
#include "softmax_call.hpp"
#include "transform.hpp"

namespace hillock {

/// Bound on the error of softmax for rows of up to 4096 elements; most are far below. Measured: 2.61 and 2.60 ulp, in rows
/// of two.
template <real T>
inline constexpr error_bound softmax_error{std::same_as<T, float> ? 2.7 : 2.6};

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

struct softmax_kernel {
    static constexpr char const* name = "softmax";

    template <class Build, class V, class Logits>
    static void run(Logits row, std::size_t rows, std::size_t columns, scalar_t<V>* y, masked_row masked)
    {
        using T = scalar_t<V>;
        constexpr bool single = std::same_as<T, float>;
        constexpr int shift = single ? 64 : 128;
        constexpr int range = single ? 110 : 760; // beyond it, e^-range rounds to zero
        for (; rows != 0; --rows, row.skip(columns), y += columns) {
            auto const top = detail::greatest_logit<V>(row, columns);
            if (!(math::abs(top.high) < math::infinity<T>)) [[unlikely]] {
                detail::write_infinite_row<Build>(row, columns, y, T(1), T(0), masked);
                continue;
            }
            row_sums<T, typename Build::arch> sums;
            sums.clear();
            detail::with_exponentials<shift, range, Logits>(top, [&](auto const& e) __attribute__((always_inline)) {
                auto const put = [&](std::size_t i, std::size_t count) __attribute__((always_inline)) {
                    V const value = e(row.template at<V>(i, count));
                    detail::store_up_to(y + i, count, value);
                    return value;
                };
                detail::for_each_pair_of_batches<V>(
                    columns,
                    [&](std::size_t i, std::size_t lane) __attribute__((always_inline)) {
                        V const first = put(i, V::size);
                        sums.add_both(first, put(i + lanes_of_a_sum, V::size), lane);
                    },
                    [&](std::size_t i, std::size_t lane, std::size_t count)
                        __attribute__((always_inline)) { sums.add(put(i, count), lane); });
            });
            share_body<T> const body{detail::reciprocal<T>(sums.total())};
            detail::transform_part<Build, V>(body, columns, columns, y, static_cast<T const*>(y));
        }
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
