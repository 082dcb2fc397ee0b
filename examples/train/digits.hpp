#pragma once

#include "dataset.hpp"

namespace mlp {

/// The handwritten digits of ../data/README.md, which are part of the program. Every fifth is for the test.
dataset load_digits();

} // namespace mlp
