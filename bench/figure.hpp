#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "contender.hpp"
#include "machine.hpp"

namespace bench {

/// One benchmark: what it measures, and once it has run, how fast it was.
struct figure {
    std::string function = {}, what = {}, type = {}, who = {};
    place at = {};
    traffic moved = {};
    bool by_clock = false;          ///< its time is the clock's, else the thread's
    std::size_t n = 0;              ///< elements in each array
    std::size_t per_call = 0;       ///< elements that one call does
    double bytes = 0;               ///< that are moved for an element
    double max_ulp = -1;            ///< or -1 where there is no reference
    double rough_time = 0;          ///< nanoseconds an element, found by running it once
    std::vector<double> times = {}; ///< nanoseconds an element of each repetition
    long long iterations = 0;       ///< of a repetition, once Google Benchmark has settled on a number

    std::string name() const { return function + "/" + what + "/" + type + "/" + at.name + "/" + who; }

    /// The time below which `share` of the repetitions lie; the upper one of two.
    double quantile(double share) const
    {
        if (times.empty())
            return 0;
        std::vector<double> sorted = times;
        std::sort(sorted.begin(), sorted.end());
        return sorted[std::min(sorted.size() - 1,
                               static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
    }

    double median() const { return quantile(0.5); }

    /// How far apart the middle half of the repetitions lies, relative to the median.
    double spread() const { return times.empty() ? 0 : (quantile(0.75) - quantile(0.25)) / median(); }
};

} // namespace bench
