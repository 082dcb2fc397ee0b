#pragma once

#include "../math/compensated.hpp"
#include "../math/expm1_parts.hpp"
#include "../properties.hpp"

namespace hillock {

// The scaled exponential linear unit, whose constants make the activations of a deep network keep mean 0 and
// variance 1.
//
//   f(x)  = lambda x for x >= 0, lambda alpha (e^x - 1) else
//   f'(x) = lambda for x >= 0, lambda alpha e^x = f(x) + lambda alpha else
//
// Source     arXiv:1706.02515.
// Algorithm  that of elu. From the output, lambda alpha enters as the exact product of two lanes, so that nothing is
//            lost where f(x) is near the plateau.
// Domain     f(-inf) = -lambda alpha, f(inf) = inf, f'(-inf) = 0, f'(inf) = lambda; f'(0) = lambda.
struct selu {
    double alpha = 1.6732632423543772848;  ///< the left plateau is at -lambda alpha
    double lambda = 1.0507009873554804934; ///< the slope on the right

    static constexpr std::string_view name = "selu";
    static constexpr std::string_view formula = "lambda x if x >= 0 else lambda alpha (e^x - 1)";
    static constexpr activation_properties properties{
        .range = {{-1.7580993408473766, false}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::c0,
        .monotonic = true,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1.7580993408473766,
        .saturates = {true, false},
    };
    // Over thousands of alphas and lambdas, 1e-6 to 1e6 and negative. The worst found at the standard tier: f at
    // -0.178165942 with alpha = 1.61431861, lambda = 1.88212609 in float, at -0.346748283 with 1562.18883, 280.704612
    // in double (without fused multiply-add); f' at -83.0848083 with 1.0606848, 1.6646148, at -4.50545666 with
    // -1.2696557, 0.0695949322; without fused multiply-add, at -5.86970329 with 171779.953, 1.04937327, at -4.49760999
    // with 100381.163, 3.39066149e-06. At the accurate tier: f at -0.279465864 with 0.501400028, 1.0192207 in double.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.9, by_fma(3.2, 2.6), by_fma(19, 9.9)}, {0.9, 3.1, 4.08e9});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.9, by_fma(2.8, 1.9), by_fma(28, 9.2)}, {0.9, by_fma(1.7, 1.9), 1.63e9});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        return value_from(x, math::left_expm1<A>(x));
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
        return derivative_from(x, math::left_exp<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        auto const e = math::left_exp<A>(x);
        return {value_from(x, math::for_expm1(e)), derivative_from(x, e)};
    }

    /// y + lambda alpha for y < 0, else lambda: for positive parameters only, since y has the sign of x.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        auto const height = plateau<V>();
        return math::select(y < V(scalar_t<V>(0)), (y + height.high) + height.low,
                            math::keep_nan(y, math::constant<V>(lambda)));
    }

private:
    /// lambda alpha.
    template <class V>
    HILLOCK_INLINE math::sum_of_two<V> plateau() const
    {
        return math::two_product(math::constant<V>(lambda), math::constant<V>(alpha));
    }

    template <class V, class E>
    HILLOCK_INLINE V value_from(V x, E const& e) const
    {
        return math::select(x < V(scalar_t<V>(0)), math::expm1_times(plateau<V>(), e), math::constant<V>(lambda) * x);
    }

    template <class V, class E>
    HILLOCK_INLINE V derivative_from(V x, E const& e) const
    {
        return math::select(x >= V(scalar_t<V>(0)), math::constant<V>(lambda), math::exp_times(plateau<V>(), e));
    }
};

} // namespace hillock
