#pragma once

#include "matrix.hpp"

namespace mlp {

/// A learnable array, the gradient of the loss in it, and what the optimiser remembers of earlier gradients.
struct parameter {
    matrix value, gradient, mean, square;

    explicit parameter(matrix const& initial)
        : value(initial), gradient(matrix::Zero(initial.rows(), initial.cols())), mean(gradient), square(gradient)
    {
    }
};

} // namespace mlp
