#pragma once

// The measure of every accuracy test: |y - exact| in units in the last place of the exact result.
//
// An ulp is the distance of neighbouring T around |exact|, where it is a power of two the one above; below the least
// normal it is the least subnormal, and above the largest finite T it is that one's ulp. An infinite y stands for the
// first number that does not fit any more, 2^128 or 2^1024, so that rounding up to infinity is judged like any
// rounding.

#include <cmath>
#include <limits>

#include "support/mp.hpp"

namespace hillock::testing {

/// |y - exact| in ulps of exact; infinite for a nan in one alone, an unbounded error, and, where `signed_zero`, for a
/// zero that does not have the sign of the exact result.
template <class T>
double error_in_ulps(T y, mp const& exact, bool signed_zero = true)
{
    using limits = std::numeric_limits<T>;
    constexpr double hopeless = std::numeric_limits<double>::infinity();
    if (exact.is_nan() || std::isnan(y))
        return exact.is_nan() && std::isnan(y) ? 0 : hopeless;
    if (y == 0 && signed_zero && std::signbit(y) != exact.negative())
        return hopeless;

    mp const overflow = power_of_two(limits::max_exponent);
    bool const too_large = abs(exact) >= overflow;
    if (std::isinf(y) && std::signbit(y) != exact.negative())
        return hopeless;
    if (std::isinf(y) && too_large)
        return 0;
    if (exact.is_inf())
        return hopeless;

    long exponent = limits::min_exponent - limits::digits; // of the least subnormal
    if (too_large)
        exponent = limits::max_exponent - limits::digits;
    else if (!exact.is_zero() && mpfr_get_exp(exact.get()) - limits::digits > exponent)
        exponent = mpfr_get_exp(exact.get()) - limits::digits;

    mp error = (std::isinf(y) ? (std::signbit(y) ? -overflow : overflow) : mp(y)) - exact;
    mpfr_mul_2si(error.get(), error.get(), -exponent, MPFR_RNDN);
    return std::fabs(error.to_double());
}

} // namespace hillock::testing
