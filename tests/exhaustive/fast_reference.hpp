#pragma once

// References for sweeps over all floats: double arithmetic and the C library, written apart from the library and from
// the references in MPFR, against which --check-reference holds them.
//
// A record computes in R: double is right to far below 0.01 float ulp wherever nothing cancels. Around the roots that
// it names, where a function cancels by up to 2^28, the same formula runs in long double.

#include "exhaustive/fast_algebraic.hpp"
#include "exhaustive/fast_exponential_linear.hpp"
#include "exhaustive/fast_gated.hpp"
#include "exhaustive/fast_gaussian_error.hpp"
#include "exhaustive/fast_hyperbolic.hpp"
#include "exhaustive/fast_piecewise.hpp"

namespace hillock::exhaustive {

template <testing::kind K, class F, class R>
R fast_formula(F const& f, R x)
{
    if constexpr (K == testing::kind::value)
        return fast_reference<F>::value(f, x);
    else if constexpr (K == testing::kind::derivative)
        return fast_reference<F>::derivative(f, x);
    else if constexpr (K == testing::kind::from_output)
        return fast_reference<F>::derivative_from_output(f, x);
    else
        return fast_reference<F>::parameter_derivative(f, x);
}

/// The result of kind K at the float x.
template <testing::kind K, class F>
double fast_result(F const& f, double x)
{
    if constexpr (K == testing::kind::derivative && requires { fast_reference<F>::cancels(x); })
        if (fast_reference<F>::cancels(x))
            return static_cast<double>(fast_formula<K>(f, static_cast<long double>(x)));
    return fast_formula<K>(f, x);
}

} // namespace hillock::exhaustive
