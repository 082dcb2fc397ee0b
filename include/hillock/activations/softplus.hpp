#pragma once

#include "../math/compensated.hpp"
#include "../math/expm1_parts.hpp"
#include "../math/log1p.hpp"
#include "../properties.hpp"

namespace hillock {

// The smooth rectifier.
//
//   f(x)  = log(1 + e^z) / beta = max(x, 0) + log(1 + E) / beta,   z = beta x, E = e^-|z|
//   f'(x) = 1 / (1 + e^-z) = 1 - e^(-beta f(x))
//
// Algorithm  log(1 + E) = E g(E) with a polynomial g on [0, 1], so that the left tail keeps its digits and needs no
//            threshold, down to the subnormals. beta x enters the exponential as an exact product of two lanes.
// Domain     f(-inf) = 0, f(inf) = inf, f'(-inf) = 0, f'(inf) = 1. beta > 0.
struct softplus {
    double beta = 1; ///< the sharpness of the bend at 0

    static constexpr std::string_view name = "softplus";
    static constexpr std::string_view formula = "log(1 + e^(beta x)) / beta";
    static constexpr activation_properties properties{
        .range = {{0, false}, {infinity, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = true,
        .monotonic_derivative = true,
        .identity_near_origin = false,
        .zero_centred = false,
        .symmetry = symmetry_kind::none,
        .lipschitz = 1,
        .saturates = {true, false},
    };
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error = bound<T, A>({4, 4, 256}, {4, 4, 0x1p37});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error = bound<T, A>({4, 4, 256}, {4, 4, 0x1p37});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        return value_from<A>(x, decay<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V operator()(V x) const
    {
        return value<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative(V x) const
    {
        return derivative_from(x, decay<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        auto const d = decay<A>(x);
        return {value_from<A>(x, d), derivative_from(x, d)};
    }

    /// 1 - e^(-beta y).
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        V const z = math::constant<V>(beta) * y;
        V const e = math::expm1_of(math::reduced_exp<A, math::exp_use::alone>(
            math::max(math::negate(z), math::constant<V>(math::exp_floor<V>))));
        return math::copysign(e, y);
    }

private:
    /// E = 2^n (1 + p), and E itself, which may have been flushed where only 1 + E matters.
    template <class V>
    struct decay_parts {
        V n, p, e;
    };

    template <tier A, class V>
    HILLOCK_INLINE decay_parts<V> decay(V x) const
    {
        V const distance = math::min(math::abs(x), math::constant<V>(-math::exp_floor<V> / beta));
        auto const z = math::two_product(distance, math::constant<V>(-beta));
        auto const [n, p] = math::reduced_exp<A>(z.high, z.low);
        V const power = math::flushed_exp2i(n);
        return {n, p, math::fma(power, p, power)};
    }

    template <tier A, class V>
    HILLOCK_INLINE V value_from(V x, decay_parts<V> const& d) const
    {
        V const quotient = math::log1p_quotient<A>(d.e) * math::constant<V>(1 / double(static_cast<scalar_t<V>>(beta)));
        return math::max(x, V(scalar_t<V>(0))) + math::scale(math::fma(quotient, d.p, quotient), d.n);
    }

    template <class V>
    HILLOCK_INLINE static V derivative_from(V x, decay_parts<V> const& d)
    {
        V const one = V(scalar_t<V>(1));
        auto const negative = x < V(scalar_t<V>(0));
        V const quotient = math::div(math::select(negative, one + d.p, one), one + d.e);
        return math::scale(quotient, math::select(negative, d.n, V(scalar_t<V>(0))));
    }
};

} // namespace hillock
