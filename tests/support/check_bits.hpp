#pragma once

// One body, one result: fused, called, scalar and in any lane of a batch, the bits are the same.

#include <algorithm>
#include <random>

#include "support/bounds.hpp"
#include "support/points.hpp"
#include "support/report.hpp"

namespace hillock::testing {

/// value_and_derivative against value and derivative alone, and the call operator against value.
template <tier A, class F, class T>
void compare_fused(F const& f, std::vector<T> const& points, report& found)
{
    for (T x : points) {
        evaluation<T> const both = f.template value_and_derivative<A>(x);
        T const value = f.template value<A>(x), derivative = f.template derivative<A>(x);
        auto const compare = [&](char const* what, T got, T expected) {
            found.compare(same_bits(got, expected), [&] {
                return std::string(what) + " at " + show(x) + " is " + show(got) + ", alone " + show(expected);
            });
        };
        compare("the fused value", both.value, value);
        compare("the fused derivative", both.derivative, derivative);
        compare("the call", f.template operator()<A>(x), value);
    }
}

/// Every point in every lane of a batch, beside changing neighbours, against the scalar.
template <kind K, tier A, class F, class T>
void compare_lanes(F const& f, std::vector<T> const& points, report& found)
{
    using V = xsimd::batch<T>;
    std::vector<T> expected;
    for (T x : points)
        expected.push_back(evaluate<K, A>(f, x));
    std::array<T, V::size> y{};
    for (std::size_t i = 0; i + V::size <= points.size(); ++i) {
        evaluate<K, A>(f, V::load_unaligned(points.data() + i)).store_unaligned(y.data());
        for (std::size_t lane = 0; lane < V::size; ++lane)
            found.compare(same_bits(y[lane], expected[i + lane]), [&] {
                return std::string(name_of(K)) + " in lane " + std::to_string(lane) + " at " + show(points[i + lane]) +
                       ": " + show(y[lane]) + ", scalar " + show(expected[i + lane]);
            });
    }
}

template <tier A, class F, class T>
void compare_tier(F const& f, std::vector<T> const& points, report& found)
{
    compare_fused<A>(f, points, found);
    compare_lanes<kind::value, A>(f, points, found);
    compare_lanes<kind::derivative, A>(f, points, found);
    if constexpr (output_differentiable<F, T>)
        compare_lanes<kind::from_output, A>(f, points, found);
    if constexpr (parametric<F, T>)
        compare_lanes<kind::parameter, A>(f, points, found);
}

template <class F, class T>
void check_bits()
{
    report found(std::string(F::name) + (std::is_same_v<T, float> ? " float bits" : " double bits"));
    std::vector<T> points = test_points<T>(reference<F>::kinks(F{}), 0.3);
    std::shuffle(points.begin(), points.end(), std::mt19937_64(default_seed)); // neighbours of all magnitudes
    compare_tier<tier::accurate>(F{}, points, found);
    compare_tier<tier::standard>(F{}, points, found);
    compare_tier<tier::fast>(F{}, points, found);
    found.conclude("batches of " + std::to_string(xsimd::batch<T>::size));
}

} // namespace hillock::testing
