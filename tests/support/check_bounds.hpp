#pragma once

// Errors against the exact result, at exactly the bound stated as data, in every tier.

#include <algorithm>

#include "support/bounds.hpp"
#include "support/points.hpp"
#include "support/report.hpp"
#include "support/ulp.hpp"

namespace hillock::testing {

template <class T>
inline constexpr char const* type_name = std::is_same_v<T, float> ? "float" : "double";

/// Results of kind K of one f at these points.
template <kind K, class F, class T>
void check_bound(F const& f, std::vector<T> const& points, std::string const& label)
{
    precision const bits(reference_bits);
    report found(std::string(F::name) + label + " " + type_name<T> + " " + name_of(K));
    std::array<double, 3> worst{};
    for (T x : points) {
        mp const result = exact<K>(f, x);
        bool const zero_counts = zero_is_signed<K, F>(x, result);
        T const y[3] = {evaluate<K, tier::accurate>(f, x), evaluate<K, tier::standard>(f, x),
                        evaluate<K, tier::fast>(f, x)};
        for (std::size_t i = 0; i < 3; ++i) {
            double const error = error_in_ulps(y[i], result, zero_counts);
            worst[i] = std::max(worst[i], error);
            found.compare(error <= stated_bounds<F, K, T>[i], [&] {
                return std::string(tier_names[i]) + " at " + show(x) + " gives " + show(y[i]) + ", exact is " +
                       result.to_string() + ": " + std::to_string(error) + " ulp, stated " +
                       std::to_string(stated_bounds<F, K, T>[i]);
            });
            if (std::isnan(x))
                found.compare(payload_of(x) == payload_of(y[i]), [&] { return "a nan lost its payload"; });
        }
    }
    char text[100];
    std::snprintf(text, sizeof text, "worst %.3f, %.3f, %.3g ulp, seed %llu", worst[0], worst[1], worst[2],
                  static_cast<unsigned long long>(default_seed));
    found.conclude(text);
}

/// The numbers within the range of f's outputs, and the outputs themselves.
template <class F, class T>
std::vector<T> output_points(F const& f, std::vector<T> const& inputs)
{
    std::vector<T> outputs;
    for (T x : inputs)
        outputs.push_back(f.value(x));
    T lowest = std::numeric_limits<T>::infinity(), highest = -lowest;
    for (T y : outputs) {
        lowest = y < lowest ? y : lowest;
        highest = y > highest ? y : highest;
    }
    for (T x : inputs)
        if (!(x < lowest || x > highest))
            outputs.push_back(x);
    return outputs;
}

/// All kinds that F has, of one f; `share` of the usual number of points.
template <class F, class T>
void check_all_kinds(F const& f, double share, std::string const& label)
{
    std::vector<double> centres = reference<F>::kinks(f);
    for (double root : reference<F>::roots(f))
        centres.push_back(root);
    std::vector<T> const points = test_points<T>(centres, share);
    check_bound<kind::value>(f, points, label);
    check_bound<kind::derivative>(f, points, label);
    if constexpr (output_differentiable<F, T>)
        check_bound<kind::from_output>(f, output_points(f, points), label);
    if constexpr (parametric<F, T>)
        check_bound<kind::parameter>(f, points, label);
}

/// The default parameters, and fewer points for each of the record's other ones.
template <class F, class T>
void check_bounds()
{
    check_all_kinds<F, T>(F{}, 1, "");
    int variant = 0;
    for (F const& f : reference<F>::template variants<F>())
        check_all_kinds<F, T>(f, 0.2, " (variant " + std::to_string(++variant) + ")");
}

} // namespace hillock::testing
