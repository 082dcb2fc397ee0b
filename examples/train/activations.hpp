#pragma once

#include <array>
#include <string_view>
#include <vector>

#include <hillock/hillock.hpp>

namespace mlp {

/// The activations that are compared where the command line names none.
inline constexpr std::array default_activations{
    hillock::relu::name,     hillock::leaky_relu::name, hillock::elu::name,     hillock::selu::name,
    hillock::gelu::name,     hillock::gelu_tanh::name,  hillock::silu::name,    hillock::softplus::name,
    hillock::softsign::name, hillock::tanh::name,       hillock::sigmoid::name,
};

/// All that there are.
inline std::vector<std::string_view> known_activations()
{
    std::vector<std::string_view> names;
    hillock::for_each_activation([&]<class F>(F) { names.push_back(F::name); });
    return names;
}

} // namespace mlp
