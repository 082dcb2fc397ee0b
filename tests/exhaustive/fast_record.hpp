#pragma once

#include <cmath>
#include <numbers>

#include "reference/reference.hpp"

namespace hillock::exhaustive {

/// The double arithmetic of one activation. Where its derivative cancels, cancels(x) says so, and it is a template.
template <class F>
struct fast_reference {
    static_assert(!std::is_same_v<F, F>, "tests/exhaustive has no record for this activation: add one to a fast_*.hpp");
};

/// A parameter as a float lane holds it.
inline double held(double parameter) { return double(static_cast<float>(parameter)); }

/// a + b, with b's sign where both have underflowed: of two terms, b is the one that outlives the other.
template <class R>
R sum_of(R a, R b)
{
    return a + b == 0 ? b : a + b;
}

} // namespace hillock::exhaustive
