#pragma once

// x gated by the logistic function of beta x: what swish and quick_gelu have in common.
//
// Algorithm  u = beta |x| goes in with what its product loses, which e^u would amplify, or is never formed, see
//            exp_eighths.hpp. |x| is limited before it, so that infinity needs no care. For beta < 0,
//            f(x; beta) = -f(-x; -beta).

#include "gate.hpp"
#include "wide.hpp"

namespace hillock::math {

/// The gate's slope is beta + beta_low, beta a number of the lane's type.
template <tier A, class V>
struct swish {
    double beta;
    double beta_low;

    HILLOCK_INLINE V value(V x) const
    {
        V const signed_x = xor_sign(x, sign());
        V y;
        if constexpr (by_eighths<A, exp_use::with_one, V>) {
            V const a = math::limited_abs(x, greatest(logistic_limit<V>)); // x brings nan in again
            auto const e = exp_by_eighths<A, logistic_exponent<V>>(a, math::abs(beta + beta_low));
            y = gate_value(signed_x, a, logistic_denominator(e));
        } else {
            V const a = magnitude(x);
            auto const u = argument(a);
            y = gate<A>(signed_x, a, u.high, u.low);
        }
        return xor_sign(y, sign());
    }

    HILLOCK_INLINE V derivative(V x) const
    {
        if constexpr (A == tier::accurate && single<V>) {
            return in_double(x, [slope = beta + beta_low]<class W>(W wide) __attribute__((always_inline)) {
                return swish<widened, W>{slope, 0}.derivative(wide);
            });
        } else if constexpr (A == tier::fast) {
            // beta's sign says which of them is the lower one.
            V const to_zero = math::div(constant<V>(gate_least<V>), constant<V>(beta));
            V const to_one = math::div(constant<V>(gate_greatest<V>), constant<V>(beta));
            V const limited = math::clamp(x, math::min(to_zero, to_one), math::max(to_zero, to_one));
            auto const z = two_product(limited, constant<V>(beta));
            return gate_derivative_fast(z.high, math::fma(limited, constant<V>(beta_low), z.low));
        } else {
            auto const u = argument(magnitude(x));
            return gate_derivative<A>(xor_sign(x, sign()), u.high, u.low);
        }
    }

    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const { return {value(x), derivative(x)}; }

    /// x^2 y (1 - y), y = 1 / (1 + e^u).
    HILLOCK_INLINE V parameter_derivative(V x) const
    {
        // A scale that leaves room for where x^2 e^-u underflows, though beta is as small as 1e-6.
        constexpr int exponent = single<V> ? -80 : logistic_exponent<V>;
        V const s = constant<V>(power_of_two<exponent>);
        V const one = V(scalar_t<V>(1));
        V const a = magnitude(x, single<V> ? 142 : logistic_limit<V>);
        auto const u = argument(a);
        auto const e = reduced_exp<without_low_parts, exp_use::with_one, exponent>(u.high, u.low);
        V const g = math::div(one, math::fma(e.power, e.p, s) + e.power); // 2^n + 1 would be rounded for n = 24
        return a * g * (a * math::fma(g, math::negate(s), one)) * s;
    }

private:
    /// The parameter's derivative has the standard tier's bound in the accurate one, too.
    static constexpr tier without_low_parts = A == tier::fast ? tier::fast : tier::standard;

    HILLOCK_INLINE bits_t<V> sign() const { return sign_bit(constant<V>(beta)); }

    /// The |x| where u is the limit.
    HILLOCK_INLINE V greatest(double limit) const
    {
        return math::div(constant<V>(limit), math::abs(constant<V>(beta)));
    }

    HILLOCK_INLINE V magnitude(V x, double limit = logistic_limit<V>) const
    {
        return math::min(math::abs(x), greatest(limit));
    }

    HILLOCK_INLINE sum_of_two<V> argument(V a) const
    {
        auto const u = two_product(a, math::abs(constant<V>(beta)));
        return {u.high, math::fma(a, constant<V>(beta_low), u.low)};
    }
};

} // namespace hillock::math
