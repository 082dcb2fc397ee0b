#pragma once

// Each property that is stated as data, against what the function does: where the data denies a property, a counter-
// example has to exist as well.

#include <hillock/properties.hpp>

#include "support/landscape.hpp"

namespace hillock::testing {

/// How often the default F is continuously differentiable, as far as jumps of f, f' and a difference quotient of f'
/// tell.
template <class F>
continuity_class continuity_of()
{
    auto const value = [](double x) { return F{}.value(x); };
    auto const derivative = [](double x) { return F{}.derivative(x); };
    // Over h = 2^-20 a smooth f'' changes by 4 h f''', and errors of f' by 1 ulp make 2^-31.
    auto const second = [&](double x) { return (derivative(x + 0x1p-20) - derivative(x - 0x1p-20)) * 0x1p19; };
    if (jumps(value, 0, 1e-6))
        return continuity_class::discontinuous;
    if (jumps(derivative, 0, 1e-6))
        return continuity_class::c0;
    if (jumps(second, 0x1p-18, 1e-2))
        return continuity_class::c1;
    return continuity_class::smooth;
}

/// One end of the range, seen from below by `sign` -1: the values stay on its side, come as near as they please, and
/// reach it if and only if it is said to be attained.
template <class F>
void check_range_end(landscape<F> const& l, range_end end, double sign, report& found)
{
    std::vector<double> distance;
    for (double y : l.value)
        distance.push_back(sign * (end.at - y));
    if (std::isinf(end.at)) {
        bool const unbounded = std::ranges::any_of(l.value, [&](double y) { return sign * y > 1e100; });
        found.compare(unbounded && sign * end.at > 0 && !end.attained,
                      [] { return std::string("range, infinite end"); });
        return;
    }
    std::size_t const nearest = least_on_grid(distance, [](std::size_t) { return true; });
    double const tolerance = stated_error(l.value_ulps, end.at);
    found.compare(distance[nearest] >= -tolerance, [&] {
        return "range: " + show(l.value[nearest]) + " at " + show(l.x[nearest]) + " is beyond " + show(end.at);
    });

    // Exactly, around the nearest point within [-5, 5]: an end that is not attained is nearest at an end of that, too.
    precision const bits(800);
    std::size_t const near = least_on_grid(distance, [&](std::size_t i) { return std::fabs(l.x[i]) <= 5; });
    auto const exact_distance = [&](double x) {
        return mp(sign) * (mp(end.at) - formula<kind::value, double>(F{}, mp(x)));
    };
    double const x =
        least([&](double at) { return exact_distance(at).to_double(); }, l.x[near] - 1 / 64.0, l.x[near] + 1 / 64.0);
    bool const touches = exact_distance(l.x[near]).is_zero();
    bool const turns = std::fabs(x) < 5 && F{}.derivative(x - 0.1) * F{}.derivative(x + 0.1) < 0;
    found.compare(end.attained == (touches || turns), [&] { return "range, attained " + show(end.at); });
    double const gap = turns ? exact_distance(x).to_double() : distance[nearest];
    found.compare(std::fabs(gap) <= tolerance + 1e-15,
                  [&] { return "range: the values end " + show(gap) + " from " + show(end.at); });
}

/// Whether f approaches a finite limit and f' vanishes towards this side.
template <class F>
bool saturates_to(double sign)
{
    F const f{};
    double const near = sign * 1e30, far = sign * 1e300;
    return std::fabs(f.value(near)) < 1e6 && std::fabs(f.value(far) - f.value(near)) < 1e-6 &&
           std::fabs(f.derivative(near)) < 1e-6 && std::fabs(f.derivative(far)) < 1e-6;
}

template <class F>
symmetry_kind symmetry_of(landscape<F> const& l)
{
    bool odd = true, even = true;
    for (std::size_t i = 0; i < l.x.size(); ++i) {
        double const mirrored = F{}.value(-l.x[i]);
        double const tolerance = 2 * stated_error(l.value_ulps, l.value[i]);
        odd &= std::fabs(mirrored + l.value[i]) <= tolerance;
        even &= std::fabs(mirrored - l.value[i]) <= tolerance;
    }
    return odd ? symmetry_kind::odd : even ? symmetry_kind::even : symmetry_kind::none;
}

/// The largest |f'|: on the grid, and refined around its largest there.
template <class F>
double largest_slope(landscape<F> const& l)
{
    std::vector<double> negated;
    for (double d : l.derivative)
        negated.push_back(-std::fabs(d));
    std::size_t const at = least_on_grid(negated, [](std::size_t) { return true; });
    auto const slope = [](double x) { return -std::fabs(F{}.derivative(x)); };
    double const x = std::fabs(l.x[at]) < 30 ? least(slope, l.x[at] - 1 / 64.0, l.x[at] + 1 / 64.0) : l.x[at];
    return std::max(-slope(x), -negated[at]);
}

/// Whether any three equidistant points are not on a line.
template <class F>
bool bends()
{
    F const f{};
    for (double x = -5; x <= 5; x += 0.125)
        if (std::fabs(f.value(x + 1) - 2 * f.value(x) + f.value(x - 1)) > 1e-3)
            return true;
    return false;
}

/// The mean of f over [-5, 0).
template <class F>
double mean_of_negative_inputs()
{
    double sum = 0;
    for (int i = 0; i < 640; ++i)
        sum += F{}.value(-(i + 0.5) / 128);
    return sum / 640;
}

template <class F>
void check_properties()
{
    activation_properties const p = F::properties;
    landscape<F> const l;
    report found(std::string(F::name) + " properties");
    auto const agree = [&](bool good, char const* name) { found.compare(good, [name] { return std::string(name); }); };

    check_range_end(l, p.range.lower, -1, found);
    check_range_end(l, p.range.upper, 1, found);
    agree(p.nonlinear == bends<F>(), "nonlinear");
    agree(p.continuity == continuity_of<F>(), "continuity");
    movement const value = movement_of(l.value, l.value_ulps);
    agree(p.monotonic == !(value.rises && value.falls), "monotonic");
    movement const slope = movement_of(l.derivative, l.derivative_ulps);
    agree(p.monotonic_derivative == !(slope.rises && slope.falls), "monotonic_derivative");
    bool const continuous_there = F{}.derivative(-0x1p-900) == 1 && F{}.derivative(0x1p-900) == 1;
    agree(p.identity_near_origin == (F{}.value(0.0) == 0 && F{}.derivative(0.0) == 1 && continuous_there),
          "identity_near_origin");
    agree(p.zero_centred == (p.range.lower.at < 0 && p.range.upper.at > 0 && mean_of_negative_inputs<F>() < 0),
          "zero_centred");
    agree(p.symmetry == symmetry_of(l), "symmetry");
    double const steepest = largest_slope(l);
    agree(p.continuity == continuity_class::discontinuous ? std::isinf(p.lipschitz)
                                                          : std::fabs(steepest - p.lipschitz) <= 1e-6 * p.lipschitz,
          ("lipschitz, measured " + show(steepest)).c_str());
    agree(p.saturates.left == saturates_to<F>(-1), "saturates.left");
    agree(p.saturates.right == saturates_to<F>(1), "saturates.right");
    found.conclude("on a grid of " + std::to_string(l.x.size()) + " inputs");
}

} // namespace hillock::testing
