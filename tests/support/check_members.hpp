#pragma once

// What a functor has to offer, apart from numbers.

#include <string_view>

#include <hillock/properties.hpp>

#include "support/bounds.hpp"
#include "support/report.hpp"

namespace hillock::testing {

template <class F>
concept recorded_from_output =
    requires(F const& f, mp const& y) { reference<F>::template derivative_from_output<double>(f, y); };

template <class F>
concept recorded_parameter =
    requires(F const& f, mp const& x) { reference<F>::template parameter_derivative<double>(f, x); };

/// F has all members on lanes of type V, exactly those derivatives that the table of activations names.
template <class F, class V>
constexpr bool complete_on = activation<F, V> && output_differentiable<F, V> == recorded_from_output<F> &&
                             parametric<F, V> == recorded_parameter<F> && requires(F const& f, V x) {
                                 { f(x) } -> std::same_as<V>;
                                 { f.value_and_derivative(x) } -> std::same_as<evaluation<V>>;
                             };

template <class F>
void check_members(std::string_view file)
{
    static_assert(std::is_aggregate_v<F> && std::semiregular<F> && std::is_trivially_copyable_v<F>);
    static_assert(std::same_as<decltype(F::name), std::string_view const>);
    static_assert(std::same_as<decltype(F::formula), std::string_view const>);
    static_assert(std::same_as<decltype(F::properties), activation_properties const>);
    static_assert(complete_on<F, float> && complete_on<F, double>);
    static_assert(complete_on<F, xsimd::batch<float>> && complete_on<F, xsimd::batch<double>>);

    report found(std::string(file) + " members");
    found.compare(F::name == file, [] { return "its name is not that of its file: " + std::string(F::name); });
    found.compare(!F::formula.empty(), [] { return std::string("it has no formula"); });
    found.conclude();
}

} // namespace hillock::testing
