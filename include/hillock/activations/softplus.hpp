#pragma once

#include "../math/compensated.hpp"
#include "../math/expm1_parts.hpp"
#include "../math/log1p.hpp"
#include "../math/wide.hpp"
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
    static constexpr error_bound value_error = bound<T, A>({1, 4, 256}, {1, 4, 0x1p37});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error = bound<T, A>({1, 4, 256}, {1, 4, 0x1p37});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        if constexpr (A == tier::accurate && math::single<V>)
            return math::in_double(x, [f = in_float()](auto d) __attribute__((always_inline)) { return f.value(d); });
        else
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
        if constexpr (A == tier::accurate && math::single<V>)
            return math::in_double(x,
                                   [f = in_float()](auto d) __attribute__((always_inline)) { return f.derivative(d); });
        else
            return derivative_from(x, decay<A>(x));
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        if constexpr (A == tier::accurate && math::single<V>) {
            return {value<A>(x), derivative<A>(x)};
        } else {
            auto const d = decay<A>(x);
            return {value_from<A>(x, d), derivative_from(x, d)};
        }
    }

    /// 1 - e^(-beta y).
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        V const z = math::constant<V>(beta) * y;
        V const minus_z = math::max(math::negate(z), math::constant<V>(math::exp_floor<V>));
        V const d = math::expm1_times(V(scalar_t<V>(-1)), math::reduced_exp<A, math::exp_use::alone>(minus_z));
        return math::copysign(d, y);
    }

private:
    /// The same function, its parameter rounded to float.
    HILLOCK_INLINE softplus in_float() const { return {double(static_cast<float>(beta))}; }

    /// E = 2^n (1 + p), and E itself, which may have been flushed where only 1 + E matters.
    template <class V>
    struct decay_parts {
        V n, p, e;
    };

    /// E = 2^n mantissa, and E itself.
    template <class V>
    struct exact_decay_parts {
        V n;
        math::sum_of_two<V> mantissa, e;
    };

    template <tier A, class V>
    HILLOCK_INLINE auto decay(V x) const
    {
        V const distance = math::min(math::abs(x), math::constant<V>(-math::exp_floor<V> / beta));
        auto const z = math::two_product(distance, math::constant<V>(-beta));
        auto const e = math::reduced_exp<A>(z.high, z.low);
        V const power = math::flushed_exp2i(e.n);
        if constexpr (A == tier::accurate) {
            auto const m = math::exp_mantissa(e);
            return exact_decay_parts<V>{e.n, m, {m.high * power, m.low * power}};
        } else {
            return decay_parts<V>{e.n, e.p, math::fma(power, e.p, power)};
        }
    }

    template <tier A, class V>
    HILLOCK_INLINE V value_from(V x, decay_parts<V> const& d) const
    {
        V const quotient = math::log1p_quotient<A>(d.e) * math::constant<V>(1 / double(static_cast<scalar_t<V>>(beta)));
        return math::max(x, V(scalar_t<V>(0))) + math::scale(math::fma(quotient, d.p, quotient), d.n);
    }

    template <tier, class V>
    HILLOCK_INLINE V value_from(V x, exact_decay_parts<V> const& d) const
    {
        auto const y = math::divide(math::multiply(d.mantissa, math::log1p_quotient_exact(d.e)), {V(beta), V(0.0)});
        V const power = math::flushed_exp2i(d.n);
        auto const sum = math::two_sum(x, y.high * power);
        V const right = sum.high + math::fma(y.low, power, sum.low);
        V const result = math::select(x < V(0.0), math::scale(y.high + y.low, d.n), right);
        return math::select(x < V(std::numeric_limits<double>::infinity()), result, x);
    }

    template <class V>
    HILLOCK_INLINE static V derivative_from(V x, decay_parts<V> const& d)
    {
        V const one = V(scalar_t<V>(1));
        auto const negative = x < V(scalar_t<V>(0));
        V const quotient = math::div(math::select(negative, one + d.p, one), one + d.e);
        return math::scale(quotient, math::select(negative, d.n, V(scalar_t<V>(0))));
    }

    template <class V>
    HILLOCK_INLINE static V derivative_from(V x, exact_decay_parts<V> const& d)
    {
        math::sum_of_two<V> const one{V(1.0), V(0.0)};
        auto const negative = x < V(0.0);
        auto sum = math::fast_two_sum(one.high, d.e.high);
        sum.low = sum.low + d.e.low;
        auto const y = math::divide(math::select(negative, d.mantissa, one), sum);
        return math::keep_nan(x, math::scale(y.high + y.low, math::select(negative, d.n, V(0.0))));
    }
};

} // namespace hillock
