#pragma once

#include <array>
#include <cstdint>

#include "exhaustive/subject.hpp"
#include "exhaustive/tally.hpp"

namespace hillock::exhaustive {

/// What a run looks at.
struct options {
    std::array<bool, 3> tiers{};
    std::uint64_t stride = 1;         ///< every stride-th float
    std::uint64_t offset = 0;         ///< from this one on
    std::uint32_t special_window = 0; ///< and so many on both sides of every special point
    std::uint64_t samples = 0;        ///< in double: random inputs per function and kind
    std::uint64_t compared = 0;       ///< and so many compared with the accurate tier, the farthest of them judged
    std::uint64_t seed = 0;
    unsigned threads = 1;
};

/// A tally for each tier, empty where it was not asked for.
template <class T>
using tallies = std::array<tally<T>, 3>;

/// All floats, or every stride-th, against the double arithmetic; the worst input's error by MPFR.
tallies<float> sweep_floats(subject const&, options const&);

/// Random doubles and the neighbourhoods of the special points, against MPFR; and of many more, those whose results are
/// farthest from the accurate tier's.
tallies<double> search_doubles(subject const&, options const&);

/// The double arithmetic against MPFR at `samples` floats; its largest error in float ulps, and where.
tally<float> check_reference(subject const&, options const&);

} // namespace hillock::exhaustive
