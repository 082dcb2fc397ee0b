#pragma once

#include "../math/compensated.hpp"
#include "../math/exp.hpp"
#include "../math/mills_ratio.hpp"
#include "../properties.hpp"

namespace hillock {

// The Gaussian error linear unit, the exact one.
//
//   f(x)  = x Phi(x)
//   f'(x) = Phi(x) + x phi(x)
//
// Source     arXiv:1606.08415.
// Algorithm  With a = |x| and Mills' ratio Q, Phi(-a) = phi(a) Q(a): the left tail is a product, its exponential with
// a^2 as
//            an exact product of two lanes, and keeps its digits down to the subnormals; for x > 0, f = x - a Phi(-a).
//            f'(-a) = phi(a) (Q(a) - a) is computed from the factored root, f'(a) = 1 - f'(-a).
// Domain     f(-inf) = -0, f(inf) = inf, f'(-inf) = -0, f'(inf) = 1.
struct gelu {
    static constexpr std::string_view name = "gelu";
    static constexpr std::string_view formula = "x/2 erfc(-x/sqrt(2))";
    static constexpr activation_properties properties{
        .range = {{-0.16997120747990369, true}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = false,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = true,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1.1289041451061186, // at sqrt(2)
        .saturates = {true, false},
    };
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error = bound<T, A>({4, 4, 256}, {4, 4, 0x1p37});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error = bound<T, A>({4, 4, 256}, {4, 4, 0x1p37});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        return value_from(x, tail<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V operator()(V x) const
    {
        return value<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative(V x) const
    {
        return derivative_from<A>(x, tail<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        auto const t = tail<A>(x);
        return {value_from(x, t), derivative_from<A>(x, t)};
    }

private:
    /// phi(a) = 2^n density, Phi(-a) = 2^n quotient (1 + rise).
    template <class V>
    struct tail_parts {
        V a, n, density, rise, quotient;
    };

    template <tier A, class V>
    HILLOCK_INLINE static tail_parts<V> tail(V x)
    {
        // To where a phi(a) rounds to zero.
        V const a = math::min(math::abs(x), math::constant<V>(math::single<V> ? 14.6 : 38.7));
        auto const half_square = math::two_product(a, a * V(scalar_t<V>(-0.5)));
        auto const [n, p] = math::reduced_exp<A>(half_square.high, half_square.low);
        // 1 / sqrt(2 pi), in two parts where it is added.
        V const c = math::constant<V>(math::single<V> ? 0x1.988454p-2 : 0x1.9884533d43651p-2);
        V const c_low = math::constant<V>(math::single<V> ? -0x1.857936p-27 : -0x1.cbc0d30ebfd15p-56);
        V const density = c + math::fma(c, p, c_low);
        auto const [rise, below] = math::mills_ratio<A>(a);
        return {a, n, density, rise, math::div(density, below)};
    }

    template <class V>
    HILLOCK_INLINE static V value_from(V x, tail_parts<V> const& t)
    {
        V const product = math::scale(t.a * math::fma(t.rise, t.quotient, t.quotient), t.n);
        return math::max(x, math::constant<V>(-0.0)) - math::rounded(product);
    }

    template <tier A, class V>
    HILLOCK_INLINE static V derivative_from(V x, tail_parts<V> const& t)
    {
        V const d = math::mills_root_minus(t.a);
        V const sum = math::fma(d * t.quotient, math::mills_slope<A>(t.a), math::rounded(d * t.density));
        V const left = math::rounded(math::scale(sum, t.n));
        return math::select(x < V(scalar_t<V>(0)), left, V(scalar_t<V>(1)) - left);
    }
};

} // namespace hillock
