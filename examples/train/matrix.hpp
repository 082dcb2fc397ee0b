#pragma once

// g++ 12 takes the registers that AVX-512 intrinsics leave undefined on purpose for an oversight.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <Eigen/Core>

namespace mlp {

/// Rows are images and columns are features, in row-major order: a buffer of rows x channels for the kernels.
using matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

} // namespace mlp
