#pragma once

// What a reference is: one specialisation of `reference` per activation, grouped by family in the files beside this
// one.
//
// It computes from the definition in numbers of MPFR, and knows nothing of the library's headers. Parameters are those
// that the lane's type holds (`held<T>`), constants that are no parameters are their decimal values. Each formula is
// written so that it cancels at most where the function itself has a root.

#include <cmath>
#include <type_traits>
#include <vector>

#include "support/mp.hpp"

namespace hillock::testing {

/// What every record has unless it says otherwise.
struct record {
    /// Where the function or its derivative changes its formula.
    template <class F>
    static std::vector<double> kinks(F const&)
    {
        return {};
    }
    /// Other points with a neighbourhood of their own: roots of the function and of its derivative.
    template <class F>
    static std::vector<double> roots(F const&)
    {
        return {};
    }
    /// Other sensible parameters, for which the bounds have to hold as well.
    template <class F>
    static std::vector<F> variants()
    {
        return {};
    }
    /// Whether the function has limits at infinity; else the answer there is nan.
    static constexpr bool has_limits = true;
    /// Whether a result of zero at infinity has a sign.
    static constexpr bool signed_limits = true;
    /// Whether f(-0) is -0 where f(0) = 0: for all that increase through the origin.
    static constexpr bool signed_origin = true;
};

/// The reference of the activation F: value(f, x), derivative(f, x) and, where F has them, derivative_from_output(f, y)
/// and parameter_derivative(f, x), each with the lane's type T as first template argument.
template <class F>
struct reference {
    static_assert(!std::is_same_v<F, F>, "tests/reference has no record for this activation: add one");
};

/// A parameter as the lane's type holds it.
template <class T>
mp held(double parameter)
{
    return mp(static_cast<T>(parameter));
}

} // namespace hillock::testing
