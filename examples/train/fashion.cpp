#include "fashion.hpp"

#include <algorithm>

#include "failure.hpp"
#include "idx.hpp"

namespace mlp {

namespace {

constexpr int classes = 10;

struct part {
    image_set set;
    std::uint32_t pixels_per_image;
};

part load(std::filesystem::path const& folder, std::string const& name)
{
    idx_array images = read_idx(folder / (name + "-images-idx3-ubyte"), 3);
    idx_array labels = read_idx(folder / (name + "-labels-idx1-ubyte"), 1);
    if (images.sizes[0] != labels.sizes[0])
        throw failure("In " + folder.string() + ", " + name + " has " + std::to_string(images.sizes[0]) +
                      " images and " + std::to_string(labels.sizes[0]) + " labels.");
    if (int const largest = *std::max_element(labels.bytes.begin(), labels.bytes.end()); largest >= classes)
        throw failure("In " + folder.string() + ", the labels of " + name + " go up to " + std::to_string(largest) +
                      " instead of 9.");
    return {{std::move(images.bytes), std::move(labels.bytes)}, images.sizes[1] * images.sizes[2]};
}

} // namespace

dataset load_fashion(std::filesystem::path const& folder)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        throw failure("There is no folder " + folder.string() +
                      (folder == fashion_folder
                           ? ": install Debian's package dataset-fashion-mnist, or take --data digits."
                           : "."));
    part train = load(folder, "train");
    part test = load(folder, "t10k");
    if (train.pixels_per_image != test.pixels_per_image)
        throw failure("In " + folder.string() + ", the images of t10k and of train differ in size.");
    return {"Fashion-MNIST", static_cast<int>(train.pixels_per_image), classes, std::move(train.set),
            std::move(test.set)};
}

} // namespace mlp
