#pragma once

#include <string>
#include <vector>

namespace mlp {

/// What came of the training with one activation.
struct result {
    std::string activation;
    double accuracy;          ///< how much of the test images is sorted rightly
    double seconds_per_epoch; ///< of the training, without the test
    double activation_share;  ///< how much of that time went into the hidden layers' activation, forward and backward
};

/// Prints the results as a table on stdout.
void print_table(std::vector<result> const& results);

} // namespace mlp
