#pragma once

#include <filesystem>

#include "dataset.hpp"

namespace mlp {

/// Where Debian's package dataset-fashion-mnist has its files.
inline constexpr char const* fashion_folder = "/usr/share/datasets/fashion-mnist";

/// Fashion-MNIST (H. Xiao, K. Rasul and R. Vollgraf, arXiv:1708.07747), or what else has four files of these names and
/// this form in `folder`. Throws `failure`.
dataset load_fashion(std::filesystem::path const& folder);

} // namespace mlp
