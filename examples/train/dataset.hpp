#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "matrix.hpp"

namespace mlp {

/// Images of one size as bytes, one after the other, and their labels.
struct image_set {
    std::vector<std::uint8_t> pixels;
    std::vector<std::uint8_t> labels;

    int size() const { return static_cast<int>(labels.size()); }
};

/// Images to learn from and others to be tested with.
struct dataset {
    std::string name;
    int pixels_per_image;
    int classes;
    image_set train;
    image_set test;
};

/// Some images as numbers, one image a row.
struct batch {
    matrix x;
    std::vector<std::uint8_t> labels;
};

/// Takes images out of a set, and scales them as the training images' pixels are scaled to mean 0 and variance 1.
class standardiser {
public:
    explicit standardiser(dataset const& data);

    /// The images of `set` with these indices.
    void take(image_set const& set, std::span<int const> indices, batch& into) const;

private:
    int pixels_per_image_;
    float mean_, scale_;
};

} // namespace mlp
