#include "linear.hpp"

#include <cmath>

namespace mlp {

namespace {

matrix normal(int rows, int columns, double deviation, generator& random)
{
    std::normal_distribution<double> distribution(0, deviation);
    return matrix::NullaryExpr(rows, columns, [&] { return static_cast<float>(distribution(random)); });
}

} // namespace

linear::linear(int inputs, int outputs, double input_power, generator& random)
    : weights(normal(inputs, outputs, 1 / std::sqrt(inputs * input_power), random))
{
}

void linear::forward(matrix const& x, matrix& z) const { z.noalias() = x * weights.value; }

void linear::backward(matrix const& x, matrix const& dz) { weights.gradient.noalias() = x.transpose() * dz; }

void linear::backward_input(matrix const& dz, matrix& dx) const { dx.noalias() = dz * weights.value.transpose(); }

void sum_rows(matrix const& dz, matrix& dbias) { dbias = dz.colwise().sum(); }

} // namespace mlp
