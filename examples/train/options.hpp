#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mlp {

enum class data_source { digits, fashion };

/// What the command line asks for.
struct options {
    data_source data;
    std::filesystem::path folder; ///< of Fashion-MNIST
    int epochs;
    int batch;
    std::uint32_t seed;
    std::vector<std::string> activations;
};

/// Reads the command line; nothing is left to do where it asked for help. Throws `usage_failure`.
std::optional<options> parse_command_line(int argc, char const* const* argv);

} // namespace mlp
