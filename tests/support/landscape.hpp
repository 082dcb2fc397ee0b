#pragma once

// A function with its default parameters over the whole line, in double: what the checks of properties look at.

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/check_slope.hpp"

namespace hillock::testing {

/// Inputs in ascending order: [-30, 30] in steps of 1/64, and powers of two of both signs out to the ends of double.
inline std::vector<double> grid()
{
    std::vector<double> x;
    for (int i = -30 * 64; i <= 30 * 64; ++i)
        x.push_back(i / 64.0);
    for (int e = -1070; e < 1024; e += e < -8 || e > 8 ? 21 : 1)
        for (double sign : {-1.0, 1.0})
            x.push_back(sign * std::ldexp(1.0, e));
    std::ranges::sort(x);
    return x;
}

/// f and f' on the grid, and how far each may be from exact.
template <class F>
struct landscape {
    std::vector<double> x = grid(), value, derivative;
    double value_ulps = stated_bound<F, kind::value, double, tier::standard>() + 1;
    double derivative_ulps = stated_bound<F, kind::derivative, double, tier::standard>() + 1;

    landscape()
    {
        for (double at : x) {
            value.push_back(F{}.value(at));
            derivative.push_back(F{}.derivative(at));
        }
    }
};

/// Whether y rises, and whether it falls, by more than its errors somewhere along the grid.
struct movement {
    bool rises = false, falls = false;
};

inline movement movement_of(std::vector<double> const& y, double ulps)
{
    movement m;
    for (std::size_t i = 1; i < y.size(); ++i) {
        double const tolerance = stated_error(ulps, y[i - 1]) + stated_error(ulps, y[i]);
        m.rises |= y[i] - y[i - 1] > tolerance;
        m.falls |= y[i - 1] - y[i] > tolerance;
    }
    return m;
}

/// The least g(x) for x in [a, b], where g has one minimum there: by golden sections. Returns the x.
template <class G>
double least(G const& g, double a, double b)
{
    double const golden = 0.6180339887498949;
    for (int i = 0; i < 80; ++i) {
        double const left = b - golden * (b - a), right = a + golden * (b - a);
        if (g(left) <= g(right))
            b = right;
        else
            a = left;
    }
    return (a + b) / 2;
}

/// The index of the grid's least value of y among those that `counts`.
template <class Counts>
std::size_t least_on_grid(std::vector<double> const& y, Counts const& counts)
{
    std::size_t best = y.size();
    for (std::size_t i = 0; i < y.size(); ++i)
        if (counts(i) && (best == y.size() || y[i] < y[best]))
            best = i;
    return best;
}

/// Whether g jumps by more than `threshold` anywhere in [-30, 30]: the intervals of the grid over which g changes most
/// are halved, always keeping the half with the greater change, until they are `width` wide or two doubles.
template <class G>
bool jumps(G const& g, double width, double threshold)
{
    struct interval {
        double a, b, change;
    };
    std::vector<interval> most;
    for (int i = -30 * 64; i < 30 * 64; ++i)
        most.push_back({i / 64.0, (i + 1) / 64.0, std::fabs(g((i + 1) / 64.0) - g(i / 64.0))});
    std::ranges::partial_sort(most, most.begin() + 16, std::greater{}, &interval::change);
    for (std::size_t i = 0; i < 16; ++i) {
        auto [a, b, change] = most[i];
        for (double middle = (a + b) / 2; b - a > width && a < middle && middle < b; middle = (a + b) / 2) {
            if (std::fabs(g(middle) - g(a)) >= std::fabs(g(b) - g(middle)))
                b = middle;
            else
                a = middle;
        }
        if (std::fabs(g(b) - g(a)) > threshold)
            return true;
    }
    return false;
}

} // namespace hillock::testing
