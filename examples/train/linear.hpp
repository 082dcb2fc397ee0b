#pragma once

#include <random>

#include "parameter.hpp"

namespace mlp {

/// The generator that everything random is drawn from.
using generator = std::mt19937;

/// A matrix of weights and the products with it. It knows no activation, so that Eigen is compiled once, and not once
/// for each activation.
class linear {
public:
    /// Normal weights, such that the outputs have variance 1 where the inputs' mean square is `input_power`.
    linear(int inputs, int outputs, double input_power, generator& random);

    /// z = x w
    void forward(matrix const& x, matrix& z) const;
    /// The gradient of the weights, dw = x^T dz.
    void backward(matrix const& x, matrix const& dz);
    /// dx = dz w^T
    void backward_input(matrix const& dz, matrix& dx) const;

    parameter weights;
};

/// dbias = the sum of dz over the rows.
void sum_rows(matrix const& dz, matrix& dbias);

} // namespace mlp
