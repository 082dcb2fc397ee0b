#pragma once

#include "../math/swish.hpp"
#include "../properties.hpp"

namespace hillock {

// x gated by its own logistic function, with a slope that may be learned.
//
//   f(x)  = x s,   s = 1 / (1 + e^(-beta x))
//   f'(x) = s + beta x s (1 - s)
//   df/dbeta = x^2 s (1 - s)
//
// Source     arXiv:1710.05941, arXiv:1702.03118.
// Domain     for beta > 0: f(-0) = -0, f(-inf) = -0, f(inf) = inf, f'(-inf) = -0, f'(inf) = 1, df/dbeta = 0 at +-inf;
//            beta from 1e-6 to 1e6 and negative, or 0 for finite x.
struct swish {
    double beta = 1; ///< the gate's slope, learnable

    static constexpr std::string_view name = "swish";
    static constexpr std::string_view formula = "x / (1 + e^(-beta x))";
    static constexpr activation_properties properties{
        .range = {{-0.27846454276107380, true}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = false,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1.0998393201288669,
        .saturates = {true, false},
    };
    // Over thousands of betas, 1e-6 to 1e6 and negative. The worst found at the standard tier: f at -34124.6211 with
    // beta = 0.00274393172 in float, at -358.329433 with 0.101560626 in double; f' at -3.29390287 with 1.73229396, at
    // -36.8526852 with 1.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.9, by_fma(3.3, 3.5), by_fma(165, 158.7)}, {0.9, 3.3, 4.82e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, by_fma(3.7, 4), by_fma(105, 218)}, {0.9, 3.6, 7.76e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return gate<A, V>().value(x);
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
        return gate<A, V>().derivative(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return gate<A, V>().value_and_derivative(x);
    }

    /// df/dbeta = x^2 s (1 - s).
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V parameter_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return gate<A, V>().parameter_derivative(x);
    }

private:
    template <tier A, class V>
    HILLOCK_INLINE math::swish<A, V> gate() const
    {
        return {static_cast<double>(static_cast<scalar_t<V>>(beta)), 0};
    }
};

} // namespace hillock
