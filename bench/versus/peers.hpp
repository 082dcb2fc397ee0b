#pragma once

// Other people's code that does what we do: one file each, compiled if CMake has found the library.

#include <string>
#include <vector>

#include "../contender.hpp"

namespace bench {

/// A peer, and what is to be installed where it was not found.
struct peer {
    std::string name;
    std::string description; ///< empty where it was not found
    std::string package;
};

/// Enters all peers that were found, and tells of all.
std::vector<peer> add_peers(catalogue<float>&, catalogue<double>&);

/// Our own fast and accurate tiers.
void add_tiers(catalogue<float>&);
void add_tiers(catalogue<double>&);

// One a file; each returns what it is, with its version.
std::string add_fast_math(catalogue<float>&, catalogue<double>&);
std::string add_xsimd(catalogue<float>&, catalogue<double>&);
std::string add_eigen(catalogue<float>&, catalogue<double>&);
std::string add_sleef(catalogue<float>&, catalogue<double>&);
std::string add_onednn(catalogue<float>&, catalogue<double>&);
std::string add_xnnpack(catalogue<float>&, catalogue<double>&);

} // namespace bench
