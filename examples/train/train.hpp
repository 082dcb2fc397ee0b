#pragma once

#include <cstdio>
#include <numeric>

#include "batches.hpp"
#include "network.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "result.hpp"

namespace mlp {

/// How many batches an epoch has.
inline int steps_per_epoch(dataset const& data, int batch_size)
{
    return (data.train.size() + batch_size - 1) / batch_size;
}

/// The indices of all images of a set.
inline std::vector<int> all_of(image_set const& set)
{
    std::vector<int> indices(set.labels.size());
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

/// How much of the test images the network sorts rightly.
template <class Network>
double accuracy(Network& model, dataset const& data, standardiser const& images)
{
    std::size_t correct = 0;
    for_each_batch(images, data.test, all_of(data.test), 500,
                   [&](batch const& b) { correct += count_correct(model.forward(b.x), b.labels); });
    return static_cast<double>(correct) / data.test.size();
}

/// Trains a network whose hidden layers have the activation f, and tests it.
template <class Activation>
result train(Activation f, dataset const& data, standardiser const& images, options const& chosen, progress& shown)
{
    generator random(chosen.seed);
    network<Activation> model(data.pixels_per_image, {128, 64}, data.classes, random, f);
    adam optimiser(long{chosen.epochs} * steps_per_epoch(data, chosen.batch));
    std::vector<int> order = all_of(data.train);

    stopwatch training;
    for (int epoch = 1; epoch <= chosen.epochs; ++epoch)
        training.time([&] {
            std::shuffle(order.begin(), order.end(), random);
            for_each_batch(images, data.train, order, chosen.batch, [&](batch const& b) {
                double const loss = model.learn(b.x, b.labels, optimiser);
                shown.advance(Activation::name, epoch, chosen.epochs, loss);
            });
        });
    double const activation_share = model.seconds_in_activation() / training.seconds();
    return {std::string(Activation::name), accuracy(model, data, images), training.seconds() / chosen.epochs,
            activation_share};
}

} // namespace mlp
