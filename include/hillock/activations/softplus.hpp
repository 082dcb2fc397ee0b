#pragma once

#include "../math/compensated.hpp"
#include "../math/exp2_of_product.hpp"
#include "../math/expm1_parts.hpp"
#include "../math/log1p.hpp"
#include "../math/log1p_pieces.hpp"
#include "../math/logistic.hpp"
#include "../math/wide.hpp"
#include "../properties.hpp"

namespace hillock {

// The smooth rectifier.
//
//   f(x)  = log(1 + e^z) / beta = max(x, 0) + log(1 + E) / beta,   z = beta x, E = e^-|z|
//   f'(x) = 1 / (1 + e^-z) = 1 - e^(-beta f(x))
//
// Algorithm  log(1 + E) = E g(E) with a polynomial g on [0, 1], or pieces of g, so that the left tail keeps its digits and
//            needs no threshold, down to the subnormals. f' is the logistic function of beta x. That is not rounded where
//            it enters an exponential, but in the fast tier's f': its bound allows for it.
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
    // Over thousands of betas, 1e-6 to 1e6. The worst found at the standard tier: f at -0.00602776324 with beta =
    // 4028.58325 in float, at -0.00197399767 with 146.611528 in double; without fused multiply-add, at 1.5271138
    // with 0.00135665527, at 1.39172466 with 0.00135906576; f' at -61.0567932 with 1 in float, -36.7369476 with 1 in
    // double; without fused multiply-add, at -468.717224 with 0.0354928412, -36.7375862 with 1.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error = bound<T, A>({0.7, 3.5, by_fma(250, 232)}, {0.9, 3.5, 1.24e11});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error = bound<T, A>({0.6, 2.5, by_fma(145, 125)}, {0.8, 2.5, 3.8e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (A == tier::accurate && math::single<V>)
            return math::in_double(x, [f = in_float()](auto d) __attribute__((always_inline)) {
                return f.template value<math::widened>(d);
            });
        else if constexpr (A != tier::accurate && math::by_pieces<V>)
            return value_in_pieces<A>(x);
        else
            return value_from<A>(x, decay<A>(x));
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
        if constexpr (A == tier::accurate && math::single<V>)
            return math::in_double(x, [f = in_float()](auto d) __attribute__((always_inline)) {
                return f.template derivative<math::widened>(d);
            });
        else if constexpr (A == tier::accurate)
            return derivative_from(x, decay<A>(x));
        else
            return logistic<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (A != tier::accurate || math::single<V>) {
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
        static_assert(expect_lane<V>());
        V const z = math::constant<V>(beta) * y;
        V const minus_z = math::max(math::negate(z), math::constant<V>(math::expm1_floor<V>));
        V const d = math::expm1_times(V(scalar_t<V>(-1)), math::reduced_exp<A, math::exp_use::alone>(minus_z));
        return math::copysign(d, y);
    }

private:
    /// The same function, its parameter rounded to float.
    HILLOCK_INLINE softplus in_float() const { return {double(static_cast<float>(beta))}; }

    /// Above this, E / beta underflows to zero.
    template <class V>
    HILLOCK_INLINE V limit() const
    {
        return math::constant<V>(-math::exp_floor<V> / beta);
    }

    /// E by eighths, times a power of two, and E g(E) from a piece of g.
    template <tier A, class V>
    HILLOCK_INLINE V value_in_pieces(V x) const
    {
        constexpr int exponent = math::decay_exponent<V>;
        constexpr double down = math::power_of_two<-exponent>;
        V const distance = math::limited_abs(x, limit<V>());
        double const held = in_float().beta;
        double const inverse = 1 / held;
        V e;
        if constexpr (A == tier::fast) {
            constexpr double log2_e = 0x1.71547652b82fep0;
            e = math::exp2_of_product<exponent>(distance, math::constant<V>(-held * log2_e));
        } else { // times what the inverse lacks
            double const more = inverse / static_cast<double>(static_cast<float>(inverse)) - 1;
            e = math::shifted_exp_of_product(distance, -held, more, exponent);
        }
        V const g = math::in_pieces<math::log1p_pieces<A>>(e * math::constant<V>(down));
        V const part = math::rounded(e * math::constant<V>(inverse * down));
        return math::fma(part, g, math::max(x, V(scalar_t<V>(0))));
    }

    /// E in parts, and E itself, times the parts' power of two; or as a sum of two numbers, the tiniest flushed, where only
    /// 1 + E matters.
    template <class Parts, class E>
    struct decay_parts {
        Parts parts;
        E e;
    };

    template <tier A, class V>
    HILLOCK_INLINE auto decay(V x) const
    {
        auto const z = math::two_product(math::min(math::abs(x), limit<V>()), math::constant<V>(-beta));
        auto const parts = math::reduced_decay<A>(z.high, z.low);
        if constexpr (A == tier::accurate)
            return with(parts, math::scaled(math::exp_mantissa(parts), math::flushed_power(parts)));
        else
            return with(parts, math::fma(parts.power, parts.p, parts.power));
    }

    template <class Parts, class E>
    HILLOCK_INLINE static decay_parts<Parts, E> with(Parts const& parts, E const& e)
    {
        return {parts, e};
    }

    template <tier A, class V, int raised>
    HILLOCK_INLINE V value_from(V x, decay_parts<math::exp_parts<V, raised>, V> const& d) const
    {
        V const zero = V(scalar_t<V>(0));
        auto const inverse = math::divide<V>({V(scalar_t<V>(1)), zero}, {math::constant<V>(beta), zero});
        V const e = d.e * math::constant<V>(math::power_of_two<-raised>);
        V const quotient = math::log1p_quotient<A>(e) * inverse.high;
        auto parts = d.parts;
        if constexpr (A == tier::standard) // what the inverse lacks, but for its product with p
            parts.p = parts.p + math::div(inverse.low, inverse.high);
        return math::max(x, zero) + math::exp_times(quotient, parts);
    }

    template <tier, class V, class Parts>
    HILLOCK_INLINE V value_from(V x, decay_parts<Parts, math::sum_of_two<V>> const& d) const
    {
        auto const log = math::multiply(math::exp_mantissa(d.parts), math::log1p_quotient_exact(d.e));
        auto const y = math::divide(log, {V(beta), V(0.0)});
        V const power = math::flushed_power(d.parts);
        auto const sum = math::two_sum(x, y.high * power);
        V const right = sum.high + math::fma(y.low, power, sum.low);
        V const result = math::select(x < V(0.0), math::scale(y.high + y.low, d.parts), right);
        return math::select(x < V(math::infinity<double>), result, x);
    }

    /// f'(x).
    template <tier A, class V>
    HILLOCK_INLINE V logistic(V x) const
    {
        if constexpr (math::by_eighths<A, math::exp_use::with_one, V>) {
            V const limited = math::min(x, math::constant<V>(math::logistic_one<V> / beta));
            return math::logistic_by_eighths<A>(limited, -in_float().beta);
        } else if constexpr (A == tier::fast) {
            return math::logistic_value<A>(x * math::constant<V>(beta));
        } else {
            // From where f' rounds to zero, to where to 1.
            V const least = math::constant<V>(-math::logistic_limit<V> / beta);
            V const greatest = math::constant<V>(math::logistic_one<V> / beta);
            auto const z = math::two_product(math::clamp(x, least, greatest), math::constant<V>(beta));
            return math::logistic_denominator(math::logistic_exp_limited<A, -1>(z.high, z.low)).value();
        }
    }

    template <class V, class Parts>
    HILLOCK_INLINE static V derivative_from(V x, decay_parts<Parts, math::sum_of_two<V>> const& d)
    {
        math::sum_of_two<V> const one{V(1.0), V(0.0)};
        auto const negative = x < V(0.0);
        auto sum = math::fast_two_sum(one.high, d.e.high);
        sum.low = sum.low + d.e.low;
        auto const y = math::divide(math::select(negative, math::exp_mantissa(d.parts), one), sum);
        V const whole = y.high + y.low;
        return math::keep_nan(x, math::select(negative, math::scale(whole, d.parts), whole));
    }
};

} // namespace hillock
