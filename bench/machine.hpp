#pragma once

// The machine: what it is, how large its caches are, and whether its clock holds still.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace bench {

/// Where the arrays are: how large, how aligned, and whether the output is the input.
struct place {
    std::string name;
    std::size_t bytes = 0;    ///< of one array,
    std::size_t elements = 0; ///< or its length, where that is what matters
    bool shifted = false;     ///< the arrays begin 1, 2, 3 elements past where std::vector puts them
    bool in_place = false;

    std::size_t count(std::size_t element) const { return elements != 0 ? elements : bytes / element; }
};

/// L1, L2, L3 and memory. Three arrays take half of a cache; memory is past the last one, as far as there is memory.
std::vector<place> levels();

/// What else users have: short arrays, and in L2 a length that is no multiple of anything, shifted arrays, and the
/// output in the place of the input.
std::vector<place> everyday_places();

/// Facts in the order of the header, each a name and a sentence.
std::vector<std::pair<std::string, std::string>> describe_machine();

/// The core's frequency in GHz right now, by a chain of additions of one cycle each.
double core_frequency();

} // namespace bench
