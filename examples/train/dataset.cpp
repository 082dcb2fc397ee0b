#include "dataset.hpp"

#include <cmath>

namespace mlp {

standardiser::standardiser(dataset const& data) : pixels_per_image_(data.pixels_per_image)
{
    double sum = 0;
    double squares = 0;
    for (double const pixel : data.train.pixels) {
        sum += pixel;
        squares += pixel * pixel;
    }
    auto const count = static_cast<double>(data.train.pixels.size());
    double const variance = squares / count - sum / count * (sum / count);
    mean_ = static_cast<float>(sum / count);
    scale_ = variance > 0 ? static_cast<float>(1 / std::sqrt(variance)) : 1;
}

void standardiser::take(image_set const& set, std::span<int const> indices, batch& into) const
{
    using bytes = Eigen::Matrix<std::uint8_t, 1, Eigen::Dynamic>;
    into.x.resize(static_cast<Eigen::Index>(indices.size()), pixels_per_image_);
    into.labels.resize(indices.size());
    for (std::size_t row = 0; row < indices.size(); ++row) {
        auto const index = static_cast<std::size_t>(indices[row]);
        std::uint8_t const* const image = set.pixels.data() + index * static_cast<std::size_t>(pixels_per_image_);
        auto const pixels = Eigen::Map<bytes const>(image, pixels_per_image_).cast<float>();
        into.x.row(static_cast<Eigen::Index>(row)) = (pixels.array() - mean_) * scale_;
        into.labels[row] = set.labels[index];
    }
}

} // namespace mlp
