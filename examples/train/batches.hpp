#pragma once

#include <algorithm>

#include "dataset.hpp"

namespace mlp {

/// Calls visit(batch) for consecutive batches of `size` of the images with these indices; the last may be smaller.
template <class Visit>
void for_each_batch(standardiser const& images, image_set const& set, std::span<int const> indices, int size,
                    Visit&& visit)
{
    batch current;
    while (!indices.empty()) {
        auto const count = std::min(indices.size(), static_cast<std::size_t>(size));
        images.take(set, indices.first(count), current);
        visit(current);
        indices = indices.subspan(count);
    }
}

} // namespace mlp
