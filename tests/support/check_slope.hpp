#pragma once

// The derivative is the slope of the value: the increment of f over [x - h, x + h] against Simpson's rule on f'.

#include <limits>

#include "support/bounds.hpp"
#include "support/points.hpp"
#include "support/report.hpp"

namespace hillock::testing {

/// The stated error of a result y.
inline double stated_error(double ulps, double y)
{
    double const magnitude = std::fabs(y);
    return ulps * (std::nextafter(magnitude, std::numeric_limits<double>::infinity()) - magnitude);
}

/// Simpson's rule on f' over [a, b], and what the stated error of f' can add to it.
struct integral {
    double value;
    double error;
};

template <class F>
integral simpson(F const& f, double a, double b)
{
    double const ulps = stated_bound<F, kind::derivative, double, tier::standard>() + 1;
    double const left = f.derivative(a), middle = f.derivative((a + b) / 2), right = f.derivative(b);
    double const weight = (b - a) / 6;
    return {weight * (left + 4 * middle + right),
            weight * (stated_error(ulps, left) + 4 * stated_error(ulps, middle) + stated_error(ulps, right))};
}

/// Tolerance: the stated errors of value and derivative, the rounding of the sums, and the rule's own error, which the
/// difference of one step to two half steps exceeds fifteenfold while f'''' hardly changes in between.
template <class F>
void check_slope()
{
    report found(std::string(F::name) + " slope");
    double const ulps = stated_bound<F, kind::value, double, tier::standard>() + 1;
    auto check = [&](F const& f, double x, double h) {
        double const a = x - h, b = x + h;
        for (double kink : reference<F>::kinks(f))
            if (a <= kink && kink <= b)
                return;
        double const low = f.value(a), high = f.value(b);
        integral const whole = simpson(f, a, b), left = simpson(f, a, x), right = simpson(f, x, b);
        double const sum = left.value + right.value;
        double const tolerance = stated_error(ulps, low) + stated_error(ulps, high) + whole.error + left.error +
                                 right.error + std::fabs(whole.value - sum);
        found.compare(std::fabs(high - low - sum) <= tolerance, [&] {
            return "at " + show(x) + " f increases by " + show(high - low) + " over 2 x " + show(h) +
                   ", the integral of f' is " + show(sum);
        });
    };
    std::vector<F> functors = reference<F>::template variants<F>();
    functors.insert(functors.begin(), F{});
    for (F const& f : functors)
        for (double h : {0x1p-4, 0x1p-7, 0x1p-10})
            for (double x = -30; x <= 30; x += 1 / 16.0 + 1 / 1024.0)
                check(f, x, h);
    found.conclude();
}

} // namespace hillock::testing
