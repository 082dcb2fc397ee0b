#pragma once

#include "../math/bent.hpp"
#include "../properties.hpp"

namespace hillock {

// The bent identity, a hyperbola with slopes 1/2 and 3/2.
//
//   f(x)  = (sqrt(x^2 + 1) - 1) / 2 + x
//   f'(x) = x / (2 sqrt(x^2 + 1)) + 1
//   f'    = 3/2 / (2 - u / sqrt(u^2 + 3)),   u = 2 y + 1
//
// Domain     f(-inf) = -inf, f(inf) = inf, f'(-inf) = 1/2, f'(inf) = 3/2.
struct bent_identity {
    static constexpr std::string_view name = "bent_identity";
    static constexpr std::string_view formula = "(sqrt(x^2 + 1) - 1) / 2 + x";
    static constexpr activation_properties properties{
        .range = {{-infinity, false}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = true,
        .monotonic_derivative = true,
        .identity_near_origin = true,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1.5,
        .saturates = {false, false},
    };
    // The worst found at the standard tier: f at -62.9943733 in float, -31.0082255 in double, f' at -181.550812,
    // -414.330117; without fused multiply-add, f' at -11.2915907, -7.95664965.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error = bound<T, A>({0.6, 3.5, 3.5}, {0.6, 3.4, 3.4});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error =
        bound<T, A>({0.6, by_fma(1.3, 1.8), by_fma(1.3, 1.8)}, {0.6, by_fma(1.3, 1.9), by_fma(1.3, 1.9)});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        V const b = math::bent_bounded(x);
        return value_from(x, b, root<A>(b));
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
        V const b = math::bent_bounded(x);
        return derivative_from(b, root<A>(b));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        V const b = math::bent_bounded(x);
        auto const r = root<A>(b);
        return {value_from(x, b, r), derivative_from(b, r)};
    }

    /// 3/2 / (2 - u / sqrt(u^2 + 3)), u = 2 y + 1.
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        V const b = math::bent_bounded(y);
        if constexpr (A == tier::accurate)
            return math::bent_derivative_from_output_precise(b);
        else
            return math::bent_derivative_from_output(b);
    }

private:
    /// The square root, in two words where the tier asks for it.
    template <tier A, class V>
    HILLOCK_INLINE static auto root(V bounded)
    {
        if constexpr (A == tier::accurate)
            return math::bent_root_precise(math::sum_of_two<V>{bounded, V(scalar_t<V>(0))}, 1);
        else
            return math::bent_root(bounded);
    }

    template <class V>
    HILLOCK_INLINE static V value_from(V x, V bounded, math::square_roots<V> root)
    {
        return math::bent(x, bounded, root);
    }

    template <class V>
    HILLOCK_INLINE static V value_from(V x, V bounded, math::sum_of_two<V> root)
    {
        return math::bent_precise(x, bounded, root);
    }

    template <class V>
    HILLOCK_INLINE static V derivative_from(V bounded, math::square_roots<V> root)
    {
        return math::bent_derivative(bounded, root);
    }

    template <class V>
    HILLOCK_INLINE static V derivative_from(V bounded, math::sum_of_two<V> root)
    {
        return math::bent_derivative_precise(bounded, root);
    }
};

} // namespace hillock
