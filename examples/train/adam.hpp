#pragma once

#include "parameter.hpp"

namespace mlp {

/// Adam (D. Kingma and J. Ba, arXiv:1412.6980) with a learning rate that falls linearly to zero over all the steps.
class adam {
public:
    explicit adam(long steps, double rate = 2e-3) : steps_(steps), rate_(rate) {}

    /// To be called once for each batch, before the updates.
    void next_step();
    /// Moves the parameter against its gradient.
    void update(parameter& p) const;

private:
    long steps_;
    double rate_;
    long step_ = 0;
    float scaled_rate_ = 0;
};

} // namespace mlp
