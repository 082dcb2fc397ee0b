#pragma once

#include "../math/scaled_tanh.hpp"
#include "../properties.hpp"

namespace hillock {

// LeCun's scaled hyperbolic tangent: f(1) = 1 and f(-1) = -1.
//
//   f(x)  = scale tanh(slope x)
//   f'(x) = scale slope sech^2(slope x)
//
// Source     Y. LeCun, L. Bottou, G. Orr, K.-R. Mueller, Efficient BackProp, 1998.
// Domain     f(+-inf) = +-scale, f'(+-inf) = 0.
struct lecun_tanh {
    double scale = 1.7159;  ///< the limit at infinity, not 0
    double slope = 2.0 / 3; ///< of the tangent's argument, not 0

    static constexpr std::string_view name = "lecun_tanh";
    static constexpr std::string_view formula = "scale tanh(slope x)";
    static constexpr activation_properties properties{
        .range = {{-1.7159, false}, {1.7159, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = true,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::odd,
        .lipschitz = 1.1439333333333333,
        .saturates = {true, true},
    };
    // math/scaled_tanh.hpp has the worst inputs and parameters.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error = bound<T, A>({0.9, by_fma(3.1, 3.6), 232}, {1, 3.7, 1.22e11});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, by_fma(3.7, 3.9), by_fma(175, 160)}, {0.9, 3.9, 4.82e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return math::scaled_tanh<A, V>(scale, slope).value(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V operator()(V x) const
    {
        static_assert(expect_lane<V>());
        return value<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return math::scaled_tanh<A, V>(scale, slope).derivative(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return math::scaled_tanh<A, V>(scale, slope).value_and_derivative(x);
    }

    /// slope (scale - y) (scale + y) / scale.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        return math::scaled_tanh<A, V>(scale, slope).derivative_from_output(y);
    }
};

} // namespace hillock
