#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace mlp {

/// An array of bytes with its sizes, slowest first.
struct idx_array {
    std::vector<std::uint32_t> sizes;
    std::vector<std::uint8_t> bytes;
};

/// Reads the file `stem`.gz, or `stem` itself, of bytes in the IDX format (Y. LeCun, C. Cortes and C. Burges, The MNIST
/// database): big-endian words that say 0x800 + dimensions, then each size; then the bytes. Throws `failure`.
idx_array read_idx(std::filesystem::path const& stem, unsigned dimensions);

} // namespace mlp
