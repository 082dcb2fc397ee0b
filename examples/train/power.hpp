#pragma once

#include <cmath>

namespace mlp {

/// The mean of f(z)^2 for a standard normal z. Weights of variance 1 / (inputs * power) keep the signal's size from
/// layer to layer, whatever the activation: for relu, 1/2, this is the rule of He et al. (arXiv:1502.01852); for selu
/// and the identity, 1, it is LeCun's.
template <class Activation>
double power_after(Activation const& f)
{
    constexpr int steps = 512; // to 8 on either side, beyond which the density is nothing
    double weighted = 0;
    double weights = 0;
    for (int i = -steps; i <= steps; ++i) {
        double const z = 8.0 * i / steps;
        double const weight = std::exp(-z * z / 2);
        double const y = f.value(z);
        weighted += weight * y * y;
        weights += weight;
    }
    return weighted / weights;
}

} // namespace mlp
