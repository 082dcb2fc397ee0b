#pragma once

// Every element-wise activation, once, in alphabetical order. Tests, benchmarks and examples iterate this list; a
// header in activations/ that is missing here fails the tests.

#include "activations/absolute.hpp"
#include "activations/arctan.hpp"
#include "activations/bent_identity.hpp"
#include "activations/binary_step.hpp"
#include "activations/complementary_log_log.hpp"
#include "activations/elu.hpp"
#include "activations/gaussian.hpp"
#include "activations/gelu.hpp"
#include "activations/gelu_tanh.hpp"
#include "activations/hard_sigmoid.hpp"
#include "activations/hard_tanh.hpp"
#include "activations/identity.hpp"
#include "activations/leaky_relu.hpp"
#include "activations/lecun_tanh.hpp"
#include "activations/prelu.hpp"
#include "activations/quick_gelu.hpp"
#include "activations/relu.hpp"
#include "activations/rrelu.hpp"
#include "activations/scaled_tanh.hpp"
#include "activations/selu.hpp"
#include "activations/sigmoid.hpp"
#include "activations/silu.hpp"
#include "activations/sinc.hpp"
#include "activations/sinusoid.hpp"
#include "activations/softplus.hpp"
#include "activations/softsign.hpp"
#include "activations/swish.hpp"
#include "activations/symmetrical_sigmoid.hpp"
#include "activations/tanh.hpp"

namespace hillock {

/// A list of types.
template <class... F>
struct type_list {
    static constexpr std::size_t size = sizeof...(F);
};

/// All element-wise activations.
using all_activations =
    type_list<absolute, arctan, bent_identity, binary_step, complementary_log_log, elu, gaussian, gelu, gelu_tanh,
              hard_sigmoid, hard_tanh, identity, leaky_relu, lecun_tanh, prelu, quick_gelu, relu, rrelu, scaled_tanh,
              selu, sigmoid, silu, sinc, sinusoid, softplus, softsign, swish, symmetrical_sigmoid, hillock::tanh>;

/// Calls visitor(F{}) for every type of the list, in its order.
template <class... F, class Visitor>
HILLOCK_INLINE constexpr void for_each_in(type_list<F...>, Visitor&& visitor)
{
    (static_cast<void>(visitor(F{})), ...);
}

/// Calls visitor(f) with a default-constructed f of every element-wise activation, in alphabetical order.
template <class Visitor>
HILLOCK_INLINE constexpr void for_each_activation(Visitor&& visitor)
{
    for_each_in(all_activations{}, visitor);
}

} // namespace hillock
