#pragma once

// The references themselves: what cancels at their precision shows against five times as many bits.

#include "support/bounds.hpp"
#include "support/points.hpp"
#include "support/report.hpp"

namespace hillock::testing {

/// Both precisions agree to 2^-100, far beyond what any measured ulp could show.
template <kind K, class F>
void compare_precisions(double x, report& found)
{
    auto const at = [x](long bits) {
        precision const set(bits);
        return exact<K>(F{}, x);
    };
    mp const exact = at(5 * reference_bits);
    mp const difference = at(reference_bits) - exact;
    bool const close = exact.is_nan() || exact.is_inf() || difference.is_zero() ||
                       mpfr_get_exp(difference.get()) < mpfr_get_exp(exact.get()) - 100;
    found.compare(close, [&] { return std::string(name_of(K)) + " at " + show(x) + " = " + exact.to_string(); });
}

template <class F>
void check_reference()
{
    precision const bits(5 * reference_bits);
    report found(std::string(F::name) + " reference");
    std::vector<double> centres = reference<F>::kinks(F{});
    for (double root : reference<F>::roots(F{}))
        centres.push_back(root);
    for (double x : test_points<double>(centres, 0.1)) {
        compare_precisions<kind::value, F>(x, found);
        compare_precisions<kind::derivative, F>(x, found);
        if constexpr (output_differentiable<F, double>)
            compare_precisions<kind::from_output, F>(F{}.value(x), found);
        if constexpr (parametric<F, double>)
            compare_precisions<kind::parameter, F>(x, found);
    }
    found.conclude();
}

} // namespace hillock::testing
