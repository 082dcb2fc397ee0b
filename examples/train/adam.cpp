#include "adam.hpp"

#include <cmath>

namespace mlp {

namespace {

constexpr double mean_decay = 0.9;
constexpr double square_decay = 0.999;

} // namespace

void adam::next_step()
{
    double const decayed = rate_ * (1 - static_cast<double>(step_) / static_cast<double>(steps_));
    auto const step = static_cast<double>(++step_);
    // The moments begin at zero and are too small at first; both corrections go into the rate.
    double const correction = std::sqrt(1 - std::pow(square_decay, step)) / (1 - std::pow(mean_decay, step));
    scaled_rate_ = static_cast<float>(decayed * correction);
}

void adam::update(parameter& p) const
{
    auto const keep = [](auto& old, auto const& now, double decay) {
        old += static_cast<float>(1 - decay) * (now - old);
    };
    auto gradient = p.gradient.array();
    auto mean = p.mean.array();
    auto square = p.square.array();
    keep(mean, gradient, mean_decay);
    keep(square, gradient.square(), square_decay);
    p.value.array() -= scaled_rate_ * mean / (square.sqrt() + 1e-8F);
}

} // namespace mlp
