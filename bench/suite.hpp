#pragma once

// From tasks to benchmarks: every contender of every task at every place, registered with Google Benchmark, and the
// figures that come out.

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "contender.hpp"
#include "figure.hpp"
#include "options.hpp"

namespace bench {

struct suite {
    options chosen;
    std::vector<place> places;
    std::vector<std::string> remarks; ///< about the peers
    std::deque<figure> figures;       // benchmarks refer to their figures, which must not move
    std::size_t done = 0;             ///< repetitions so far
    std::size_t total = 0;

    /// How long all repetitions will take, in seconds.
    double estimate() const;
    /// The figure of a benchmark, or null.
    figure* find(std::string const& name);
};

/// Measures the errors of all chosen contenders and registers their benchmarks. The catalogue must outlive them.
void enter(suite&, catalogue<float>&);
void enter(suite&, catalogue<double>&);

} // namespace bench
