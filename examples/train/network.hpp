#pragma once

#include <utility>
#include <vector>

#include "cross_entropy.hpp"
#include "layer.hpp"
#include "power.hpp"

namespace mlp {

/// A multi-layer perceptron that sorts images into classes: hidden layers with one activation, and softmax at the end.
template <class Activation>
class network {
public:
    /// `hidden` has the number of outputs of each hidden layer.
    network(int inputs, std::vector<int> const& hidden, int classes, generator& random, Activation f = {})
        : hidden_(make_hidden(inputs, hidden, random, f)), output_(hidden.back(), classes, power_after(f), random)
    {
    }

    /// The score of each class, for each of the images x.
    matrix const& forward(matrix const& x)
    {
        matrix const* y = &x;
        for (auto& layer : hidden_)
            y = &layer.forward(*y);
        return output_.forward(*y);
    }

    /// Learns from one batch, and returns its loss.
    double learn(matrix const& x, std::vector<std::uint8_t> const& labels, adam& optimiser)
    {
        double const loss = cross_entropy(forward(x), labels, dy_);
        output_.backward(dy_, dx_);
        for (std::size_t i = hidden_.size() - 1; i > 0; --i) {
            std::swap(dx_, dy_);
            hidden_[i].backward(dy_, dx_);
        }
        hidden_.front().backward(dx_);

        optimiser.next_step();
        for (auto& layer : hidden_)
            layer.update(optimiser);
        output_.update(optimiser);
        return loss;
    }

    double seconds_in_activation() const
    {
        double seconds = 0;
        for (auto const& layer : hidden_)
            seconds += layer.seconds_in_activation();
        return seconds;
    }

private:
    static auto make_hidden(int inputs, std::vector<int> const& hidden, generator& random, Activation f)
    {
        std::vector<dense<Activation>> layers;
        double input_power = 1; // of the images, which are standardised
        for (int const outputs : hidden) {
            layers.emplace_back(inputs, outputs, input_power, random, f);
            inputs = outputs;
            input_power = power_after(f);
        }
        return layers;
    }

    std::vector<dense<Activation>> hidden_;
    dense<hillock::identity> output_;
    matrix dy_, dx_;
};

} // namespace mlp
