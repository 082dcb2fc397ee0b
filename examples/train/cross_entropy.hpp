#pragma once

#include <cstdint>
#include <vector>

#include "matrix.hpp"

namespace mlp {

/// The mean of -log softmax(scores)[label] over the rows, and its gradient in the scores.
double cross_entropy(matrix const& scores, std::vector<std::uint8_t> const& labels, matrix& dscores);

/// In how many rows the label has the highest score.
std::size_t count_correct(matrix const& scores, std::vector<std::uint8_t> const& labels);

} // namespace mlp
