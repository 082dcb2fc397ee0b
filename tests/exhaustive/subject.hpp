#pragma once

// One function and kind, as the sweeps see it: plain functions on arrays, so that the sweeps are compiled once and each
// activation in a unit of its own.

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "reference/reference.hpp"

namespace hillock::exhaustive {

using testing::kind;
using testing::mp;
using testing::tier_names;

/// A function and kind in the lane's type T.
template <class T>
struct lane_subject {
    /// Computes y[i] of x[i] in batches, per tier. n is a multiple of 64.
    std::array<void (*)(T const* x, T* y, std::size_t n), 3> evaluate{};
    /// The bounds stated as data, in ulps of the exact result.
    std::array<double, 3> ulps{};
    /// By MPFR.
    mp (*exact)(T x) = nullptr;
    bool (*zero_is_signed)(T x, mp const& exact) = nullptr;
    /// The inputs that make sense: all, or the function's range for a derivative from the output.
    T lowest{}, highest{};
    /// Kinks, roots, thresholds and the ends of the range.
    std::vector<T> special_points;
};

struct subject {
    std::string function;
    kind what{};
    lane_subject<float> in_float;
    lane_subject<double> in_double;
    /// Results for floats in double arithmetic, right to 0.01 float ulp at every finite non-zero x.
    void (*approximate)(float const* x, double* y, std::size_t n) = nullptr;
};

/// Every subject linked into the program.
inline std::vector<subject>& subjects()
{
    static std::vector<subject> all;
    return all;
}

} // namespace hillock::exhaustive
