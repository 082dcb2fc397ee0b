#pragma once

// Makes the subjects of one activation.

#include <algorithm>
#include <limits>

#include <hillock/properties.hpp>

#include "exhaustive/fast_reference.hpp"
#include "exhaustive/subject.hpp"
#include "support/bounds.hpp"
#include "support/points.hpp"

namespace hillock::exhaustive {

template <class F, kind K, tier A, class T>
void evaluate_in_batches(T const* x, T* y, std::size_t n)
{
    using V = xsimd::batch<T>;
    for (std::size_t i = 0; i < n; i += V::size)
        testing::evaluate<K, A>(F{}, V::load_unaligned(x + i)).store_unaligned(y + i);
}

template <class F, kind K>
void approximate(float const* x, double* y, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        y[i] = fast_result<K>(F{}, double(x[i]));
}

template <class F, kind K, class T>
lane_subject<T> make_lane_subject()
{
    using limits = std::numeric_limits<T>;
    lane_subject<T> s;
    s.evaluate = {evaluate_in_batches<F, K, tier::accurate, T>, evaluate_in_batches<F, K, tier::standard, T>,
                  evaluate_in_batches<F, K, tier::fast, T>};
    s.ulps = testing::stated_bounds<F, K, T>;
    s.exact = [](T x) { return testing::exact<K, T>(F{}, x); };
    s.zero_is_signed = [](T x, mp const& result) { return testing::zero_is_signed<K, F>(x, result); };
    s.lowest = -limits::infinity();
    s.highest = limits::infinity();
    for (T x : testing::special_values<T>())
        if (x == x)
            s.special_points.push_back(x);
    if constexpr (K == kind::from_output) {
        s.lowest = static_cast<T>(F::properties.range.lower.at);
        s.highest = static_cast<T>(F::properties.range.upper.at);
        s.special_points.insert(s.special_points.end(), {s.lowest, s.highest});
    } else {
        for (auto const& list : {testing::reference<F>::kinks(F{}), testing::reference<F>::roots(F{}),
                                 testing::exponential_thresholds<T>()})
            for (double x : list)
                s.special_points.push_back(static_cast<T>(x));
    }
    return s;
}

template <class F, kind K>
subject make_subject()
{
    subject s;
    s.function = F::name;
    s.what = K;
    s.in_float = make_lane_subject<F, K, float>();
    s.in_double = make_lane_subject<F, K, double>();
    s.approximate = approximate<F, K>;
    return s;
}

/// Adds all subjects of F to the program's; returns how many there are.
template <class F>
int add_subjects()
{
    std::vector<subject>& all = subjects();
    all.push_back(make_subject<F, kind::value>());
    all.push_back(make_subject<F, kind::derivative>());
    if constexpr (output_differentiable<F, float>)
        all.push_back(make_subject<F, kind::from_output>());
    if constexpr (parametric<F, float>)
        all.push_back(make_subject<F, kind::parameter>());
    return static_cast<int>(all.size());
}

} // namespace hillock::exhaustive
