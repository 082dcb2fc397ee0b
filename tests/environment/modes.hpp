#pragma once

// What the tests of the host's floating-point modes have in common.

#include <random>
#include <vector>

#include <hillock/hillock.hpp>

namespace hillock::testing {

/// n numbers, normally distributed.
template <class T>
std::vector<T> inputs(double width, int n)
{
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal(0, width);
    std::vector<T> x;
    for (int i = 0; i < n; ++i)
        x.push_back(static_cast<T>(normal(random)));
    return x;
}

/// Calls check(f) for every activation in every tier.
template <class Check>
void for_each_tier(Check const& check)
{
    hillock::for_each_activation([&](auto f) {
        check(f, "standard");
        check(hillock::accurate(f), "accurate");
        check(hillock::fast(f), "fast");
    });
}

} // namespace hillock::testing
