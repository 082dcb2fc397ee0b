#pragma once

#include <stdexcept>

namespace mlp {

/// What went wrong, as a sentence for the user.
struct failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The same, where the command line is to blame.
struct usage_failure : failure {
    using failure::failure;
};

} // namespace mlp
