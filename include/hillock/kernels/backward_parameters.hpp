#pragma once

// The gradients of learnable parameters: sums over all elements. A block of 4096 elements is summed in 16 lanes of
// doubles, 16 blocks as a binary tree, and those in order. So the bits depend neither on the width of a register nor on
// who sums which part, and the error hardly grows with n.

#include "checks.hpp"
#include "division.hpp"
#include "sums.hpp"
#include "transform.hpp"

namespace hillock {

namespace detail {

inline constexpr std::size_t block_of_a_sum = 4096;
inline constexpr std::size_t part_of_a_sum = 16 * block_of_a_sum;

/// What parameter_derivative returns, one lane or a struct of them named like the parameters, as an array.
template <std::size_t Parameters, class V>
struct parameter_array {
    V part[Parameters];

    template <class Derivatives>
    HILLOCK_INLINE static parameter_array of(Derivatives const& derivatives)
    {
        parameter_array a;
        __builtin_memcpy(a.part, &derivatives, sizeof a.part);
        return a;
    }
};

/// Adds the terms of `count` elements, at most a batch of them, to each parameter's lanes from `lane` on.
template <class V, class F, class T, class Arch, std::size_t Parameters>
HILLOCK_INLINE void add_parameter_terms(lane_sums<Arch> (&lanes)[Parameters], F const& f, T const* x, T const* dy,
                                        std::size_t count, std::size_t lane)
{
    V const g = detail::load_up_to<V>(dy, count);
    auto const d = parameter_array<Parameters, V>::of(f.parameter_derivative(detail::load_up_to<V>(x, count)));
    for (std::size_t k = 0; k < Parameters; ++k)
        lanes[k].add_product(g, detail::keep_first(d.part[k], count), lane);
}

/// sums[k] = the sum over n elements of dy times the derivative of f(x) in parameter k.
template <class Build, class V, class F, class T, std::size_t Parameters>
void sum_parameters(F f, std::size_t n, T const* x, T const* dy, double (&sums)[Parameters])
{
    if (n > block_of_a_sum) {
        std::size_t half = block_of_a_sum;
        while (2 * half < n)
            half *= 2;
        double rest[Parameters];
        detail::sum_parameters<Build, V>(f, half, x, dy, sums);
        detail::sum_parameters<Build, V>(f, n - half, x + half, dy + half, rest);
        for (std::size_t k = 0; k < Parameters; ++k)
            sums[k] += rest[k];
        return;
    }
    lane_sums<typename Build::arch> lanes[Parameters];
    for (auto& l : lanes)
        l.clear();
    detail::for_each_batch<V>(n,
                              [&](std::size_t i, std::size_t lane, std::size_t count) __attribute__((always_inline)) {
                                  detail::add_parameter_terms<V>(lanes, f, x + i, dy + i, count, lane);
                              });
    for (std::size_t k = 0; k < Parameters; ++k)
        sums[k] = lanes[k].total();
}

/// The same of any number of elements, rounded.
template <class Build, class V, std::size_t Parameters, class F, class T>
void sum_all_parameters(F f, std::size_t n, T const* x, T const* dy, T* rounded)
{
    using divided = division<Build>;
    double sums[Parameters] = {};
    divided::template sum_in_order<Parameters>(
        n == 0 ? 0 : (n - 1) / part_of_a_sum + 1,
        [&](std::size_t k, double* part) __attribute__((always_inline)) {
            std::size_t const i = k * part_of_a_sum;
            double of_part[Parameters];
            detail::sum_parameters<typename divided::part, V>(f, n - i < part_of_a_sum ? n - i : part_of_a_sum, x + i,
                                                              dy + i, of_part);
            for (std::size_t p = 0; p < Parameters; ++p)
                part[p] = of_part[p];
        },
        [&](double const* part) __attribute__((always_inline)) {
            for (std::size_t p = 0; p < Parameters; ++p)
                sums[p] += part[p];
        });
    for (std::size_t p = 0; p < Parameters; ++p)
        rounded[p] = static_cast<T>(sums[p]);
}

} // namespace detail

/// The sum of dy[i] times the derivative of f(x[i]) in each learnable parameter, rounded to the elements' type: what
/// parameter_derivative returns for a scalar, so the sum itself where there is one parameter, else a struct of sums.
/// With pointers, for n elements: backward_parameters(f, x, dy, n).
template <class Arch = xsimd::default_arch, class F, class X, class DY, detail::count... N>
    requires(sizeof...(N) <= 1)
HILLOCK_INLINE auto backward_parameters(F const& f, X&& x, DY&& dy, N... n)
{
    constexpr auto counts = sizeof...(N);
    constexpr bool buffers_fit = detail::are_buffers<counts, X, DY>;
    static_assert(buffers_fit,
                  "hillock::backward_parameters: x and dy must be contiguous ranges, or pointers and a count, "
                  "of floats or of doubles");
    if constexpr (buffers_fit) {
        using B = detail::build<Arch>;
        using V = detail::batch_of<B, counts, X>;
        using T = scalar_t<V>;
        constexpr bool functor_has_parameter_derivative = parametric<F, V> && parametric<F, T>;
        static_assert(functor_has_parameter_derivative, "hillock::backward_parameters: the functor has no member "
                                                        "parameter_derivative(x) for batches and scalars");
        if constexpr (functor_has_parameter_derivative) {
            using result = decltype(f.parameter_derivative(T()));
            constexpr std::size_t parameters = sizeof(result) / sizeof(T);
            static_assert(
                parameters * sizeof(V) == sizeof(f.parameter_derivative(V())),
                "hillock::backward_parameters: parameter_derivative(x) must return the type of x, or a struct "
                "of members of that type");
            constexpr char const* call = "backward_parameters";
            auto const in = detail::view("x", x, n...);
            auto const gradient = detail::view("dy", dy, n...);
            detail::check_memory<B>(call, in);
            detail::check_memory<B>(call, gradient);
            detail::check_same_size<B>(call, in, gradient);
            T rounded[parameters];
            detail::in_nearest<B>([=, to = rounded + 0]() __attribute__((always_inline)) {
                detail::sum_all_parameters<B, V, parameters>(f, in.size, input(in), input(gradient), to);
            });
            result r;
            __builtin_memcpy(&r, rounded, sizeof r);
            return r;
        }
    }
}

} // namespace hillock
