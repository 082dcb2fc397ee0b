#pragma once

#include "../math/expm1_parts.hpp"
#include "../properties.hpp"

namespace hillock {

// The exponential linear unit.
//
//   f(x)  = x for x > 0, alpha (e^x - 1) else
//   f'(x) = 1 for x > 0, alpha e^x = f(x) + alpha else
//
// Source     arXiv:1511.07289.
// Algorithm  e^x = 2^n (1 + p), so that e^x - 1 = 2^n p + (2^n - 1) cancels nowhere, and alpha e^x, which is
//            2^n (alpha + alpha p), is rounded once, also where it is subnormal. With fused multiply-add, floats below
//            the accurate tier have h of exp_shifted.hpp in place of 2^n, and a subnormal result is rounded once more.
// Domain     f(-inf) = -alpha, f(inf) = inf, f'(-inf) = 0, f'(inf) = 1; f'(0) = alpha.
struct elu {
    double alpha = 1; ///< the left plateau is at -alpha

    static constexpr std::string_view name = "elu";
    static constexpr std::string_view formula = "x if x > 0 else alpha (e^x - 1)";
    static constexpr activation_properties properties{
        .range = {{-1, false}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::c1,
        .monotonic = true,
        .monotonic_derivative = true,
        .identity_near_origin = true,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1,
        .saturates = {true, false},
    };
    // Over thousands of alphas, 1e-6 to 1e6 and negative. The worst found at the standard tier: f at -0.173503444 with
    // alpha = 1.5684185 in float, at -0.34683478 with -0.052708968 in double; f' at -85.8624954 with 1.82620704, at
    // -261.618042 with -0.0209301491; without fused multiply-add, at -6.55481195 with 1.35017877, at -4.49514777 with
    // -1.03195678e-05.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error = bound<T, A>({0.9, by_fma(2.6, 2), by_fma(18, 9.3)}, {0.9, 2.5, 4.08e9});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.9, by_fma(2.4, 1.5), by_fma(26, 7.9)}, {0.9, by_fma(1.2, 1.5), 1.63e9});

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

    /// y + alpha for y <= 0, else 1: for alpha > 0 only, since y has the sign of x.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        return math::select(y > V(scalar_t<V>(0)), V(scalar_t<V>(1)), y + math::constant<V>(alpha));
    }

    /// df/dalpha: e^x - 1 for x <= 0, else 0.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V parameter_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        V const zero = V(scalar_t<V>(0));
        auto const parts = math::for_expm1(math::left_exp<A>(x)); // of which nan comes out as it is
        V const e = math::select(x == zero, x, math::expm1_times(V(scalar_t<V>(1)), parts));
        return math::select(x > zero, zero, e);
    }

private:
    template <class V, class E>
    HILLOCK_INLINE V value_from(V x, E const& e) const
    {
        return math::select(x < V(scalar_t<V>(0)), math::expm1_times(math::constant<V>(alpha), e), x);
    }

    template <class V, class E>
    HILLOCK_INLINE V derivative_from(V x, E const& e) const
    {
        return math::select(x > V(scalar_t<V>(0)), V(scalar_t<V>(1)), math::exp_times(math::constant<V>(alpha), e));
    }
};

} // namespace hillock
