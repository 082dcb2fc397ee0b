#pragma once

#include <hillock/hillock.hpp>

#include "adam.hpp"
#include "linear.hpp"
#include "stopwatch.hpp"

namespace mlp {

/// A layer y = f(x w + bias), where the activation f is chosen at compile time.
template <class Activation>
class dense {
public:
    /// `input_power` is the mean square of an input.
    dense(int inputs, int outputs, double input_power, generator& random, Activation f = {})
        : f_(f), linear_(inputs, outputs, input_power, random), bias_(matrix::Zero(1, outputs))
    {
    }

    /// The outputs for the images x, one a row. `backward` still needs x, which must not move until then.
    matrix const& forward(matrix const& x)
    {
        x_ = &x;
        matrix& z = in_place ? y_ : z_;
        linear_.forward(x, z);
        y_.resize(z.rows(), z.cols());
        activation_time_.time([&] { hillock::forward(f_, z, y_, bias_.value); });
        return y_;
    }

    /// The gradients of the parameters, from that of the outputs, which is overwritten.
    void backward(matrix& dy)
    {
        if constexpr (in_place) {
            activation_time_.time([&] { hillock::backward_from_output(f_, y_, dy, dy); });
            sum_rows(dy, bias_.gradient);
        } else {
            activation_time_.time([&] { hillock::backward(f_, z_, bias_.value, dy, dy, bias_.gradient); });
        }
        linear_.backward(*x_, dy);
    }

    /// The same, and the gradient of x.
    void backward(matrix& dy, matrix& dx)
    {
        backward(dy);
        linear_.backward_input(dy, dx);
    }

    void update(adam const& optimiser)
    {
        optimiser.update(linear_.weights);
        optimiser.update(bias_);
    }

    double seconds_in_activation() const { return activation_time_.seconds(); }

private:
    /// Where f' is a function of the output, what f is applied to is not needed again, and is overwritten.
    static constexpr bool in_place = hillock::output_differentiable<Activation>;

    Activation f_;
    linear linear_;
    parameter bias_;
    matrix const* x_ = nullptr;
    matrix z_, y_;
    stopwatch activation_time_;
};

} // namespace mlp
