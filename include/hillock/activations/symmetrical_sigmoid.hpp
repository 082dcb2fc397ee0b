#pragma once

#include "../math/tanh.hpp"
#include "../properties.hpp"

namespace hillock {

// The sigmoid stretched to the range from -1 to 1.
//
//   f(x)  = 2 sigmoid(x) - 1 = tanh(x / 2)
//   f'(x) = sech^2(x / 2) / 2
//
// Domain     f(-0) = -0, f(+-inf) = +-1, f'(+-inf) = 0.
struct symmetrical_sigmoid {
    static constexpr std::string_view name = "symmetrical_sigmoid";
    static constexpr std::string_view formula = "(1 - e^-x) / (1 + e^-x)";
    static constexpr activation_properties properties{
        .range = {{-1, false}, {1, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = true,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::odd,
        .lipschitz = 0.5,
        .saturates = {true, true},
    };
    // The worst found at the standard tier: f at 1.09236515 in float, 0.428914492 in double, f' at 3.40765238,
    // -1.77637937; without fused multiply-add, f at -13.4078217 in float, f' at 1.77505159.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.8, by_fma(3, 3.5), by_fma(229.8, 230.6)}, {0.8, 2.7, 1.22e11});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.8, by_fma(2.7, 2.5), by_fma(76.2, 72.7)}, {0.8, 2.6, 3.8e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (math::tanh_by_polynomials<A, V>)
            return math::tanh_of_polynomials<A, -1>(x);
        else
            return value_from(x, math::tanh_exp<A>(math::min(math::abs(x), math::constant<V>(math::tanh_limit))));
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
        if constexpr (math::by_eighths<A, math::exp_use::with_one, V>)
            return math::logistic_slope(math::logistic_by_eighths<A>(math::abs(x), 1)) * V(scalar_t<V>(2));
        else
            return derivative_from(x, growth<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (math::tanh_by_polynomials<A, V>) {
            return {value<A>(x), derivative<A>(x)};
        } else {
            auto const e = growth<A>(x);
            return {value_from(x, math::for_tanh(e)), derivative_from(x, e)};
        }
    }

    /// (1 - y) (1 + y) / 2.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        V const one = V(scalar_t<V>(1));
        return (one - y) * ((one + y) * scalar_t<V>(0.5));
    }

private:
    template <tier A, class V>
    HILLOCK_INLINE static auto growth(V x)
    {
        return math::sech2_exp<A>(math::abs(x));
    }

    template <class V, class E>
    HILLOCK_INLINE static V value_from(V x, E e)
    {
        return math::xor_sign(math::tanh_from(e, V(scalar_t<V>(1))), math::sign_bit(x));
    }

    template <class V, class E>
    HILLOCK_INLINE static V derivative_from(V, E e)
    {
        return math::sech2_from(e, math::constant<V>(0.5), V(scalar_t<V>(0)));
    }
};

} // namespace hillock
