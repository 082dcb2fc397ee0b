#pragma once

// scale tanh(slope x): what lecun_tanh and scaled_tanh have in common.
//
// Algorithm  The fast tier's value is a ratio of polynomials, see tanh_ratio.hpp; in pieces, see tanh_pieces.hpp, it is
//            scale times theirs. Else u = 2 |slope x| goes in with what its product loses, e^u = 2^n (1 + p). For the
//            tangent, what is left of the reduction is added to p where that is rounded last, so that no rounding of u or
//            r remains. In the derivative's tail it counts in e^r. |x| is limited before the product, so that infinity
//            needs no care. The value is computed times a power of two, so that small arguments with a large scale lose
//            nothing to subnormal numbers; in double, the accurate tier has the function's tangent there. In float it has
//            double lanes.
// Accuracy   over thousands of scales and slopes, 1e-6 to 1e6 and negative; the worst found at the standard tier: f at
//            0.0451159254 with scale -1.85588455, slope 1.4299171 in float, at -0.00261709646 with 7.95472429,
//            6.00364937 in double; f' at 1.81863534 with 14.8276119, 2.08906054, at -0.346294124 with 10.8887415,
//            5.99773371.

#include "tanh.hpp"
#include "wide.hpp"

namespace hillock::math {

/// A scaled hyperbolic tangent.
template <tier A, class V>
class scaled_tanh {
public:
    HILLOCK_INLINE scaled_tanh(double scale_, double slope_) : scale(held(scale_)), slope(held(slope_)) {}

    HILLOCK_INLINE V value(V x) const
    {
        if constexpr (in_doubles)
            return in_double(x, [f = *this]<class W>(W wide)
                                    __attribute__((always_inline)) { return f.template on<W>().value(wide); });
        else if constexpr (A == tier::fast)
            return value_of_ratio(x);
        else if constexpr (by_pieces<V>)
            return value_in_pieces(x);
        else
            return value_from(x, growth<0, raised>(x, tanh_limit).e);
    }

    HILLOCK_INLINE V derivative(V x) const
    {
        if constexpr (in_doubles)
            return in_double(x, [f = *this]<class W>(W wide)
                                    __attribute__((always_inline)) { return f.template on<W>().derivative(wide); });
        else if constexpr (by_eighths<A, exp_use::with_one, V>)
            return slope_by_eighths(exp_by_eighths<A, exponent, true>(math::abs(x), two_slope()));
        else
            return derivative_from<0>(x, growth<exponent, 0>(x, limit));
    }

    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        if constexpr (in_doubles || A == tier::fast || by_pieces<V>) {
            return {value(x), derivative(x)};
        } else {
            auto const g = growth<exponent, raised>(x, limit);
            return {value_from(x, for_tanh(g.e)), derivative_from<raised>(x, g)};
        }
    }

    /// slope (scale - y) (scale + y) / scale.
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        V const s = constant<V>(scale);
        return math::div(constant<V>(slope), s) * (s - y) * (s + y);
    }

private:
    static constexpr bool in_doubles = A == tier::accurate && single<V>;

    double scale; // as the lane holds them
    double slope;

    HILLOCK_INLINE static double held(double parameter) { return double(static_cast<scalar_t<V>>(parameter)); }

    /// The same function on wider lanes.
    template <class W>
    HILLOCK_INLINE scaled_tanh<widened, W> on() const
    {
        return {scale, slope};
    }

    /// The derivative's denominator is scaled so that |scale slope| may be up to 2^50; beyond `limit` it underflows to 0.
    static constexpr int exponent = single<V> ? -80 : logistic_exponent<V>;
    static constexpr double limit = single<V> ? 140 : logistic_limit<V>;
    /// In the value u and what is made of it are raised by this exponent, so that they are not subnormal; nor what the ratio
    /// has beside u's sixth power.
    static constexpr int raised = A == tier::accurate ? 0 : !single<V> ? 60 : A == tier::fast ? 18 : 22;

    HILLOCK_INLINE double two_slope() const { return math::abs(2 * slope); }

    /// e^u in parts for the tangent, and in the standard tier its p once more for the derivative; raised.
    template <class E>
    struct growth_parts {
        E e;
        V p;
    };

    template <int power, int up>
    HILLOCK_INLINE auto growth(V x, double greatest) const
    {
        V const a = math::min(math::abs(x), math::div(constant<V>(greatest), constant<V>(two_slope())));
        auto const u = two_product(a, constant<V>(two_slope() * power_of_two<up>));
        if constexpr (A == tier::standard) {
            auto const e = reduce_exp<power, up>(u.high);
            V const rest = math::fma(e.n, e.minus_ln2_low, u.low);
            V const r = e.r_high + rest;
            V const q = expm1_quotient<A, exp_use::alone, up>(r);
            V const square = r * r;
            return growth_parts<exp_parts<V, power>>{{e.power, e.n, e.r_high + math::fma(square, q, rest)},
                                                     math::fma(square, q, r)};
        } else {
            constexpr exp_use use = A == tier::fast ? exp_use::with_one : exp_use::alone;
            auto const e = reduced_exp<A, use, power, up>(u.high, u.low);
            return growth_parts<std::remove_const_t<decltype(e)>>{e, V(scalar_t<V>(0))};
        }
    }

    HILLOCK_INLINE V value_of_ratio(V x) const
    {
        V const greatest = math::div(constant<V>(fast_tanh_limit), math::abs(constant<V>(slope)));
        V const a = math::clamp(x, math::negate(greatest), greatest);
        return tanh_ratio_fast<-raised>(a * constant<V>(slope * power_of_two<raised>), constant<V>(scale));
    }

    HILLOCK_INLINE V value_in_pieces(V x) const
    {
        constexpr double up = power_of_two<raised>;
        V const factor = math::abs(constant<V>(slope));
        V const a = math::min(math::abs(x), math::div(constant<V>(tanh_pieces<A>::limit), factor));
        V const t = in_pieces<tanh_pieces<A>, raised>(a * (factor * constant<V>(up)));
        return xor_sign(t * constant<V>(xor_sign(scale, sign_bit(slope)) / up), sign_bit(x));
    }

    HILLOCK_INLINE V value_from(V x, exp_parts<V> const& e) const
    {
        constexpr double up = power_of_two<raised>;
        V const numerator = math::fma(e.power, e.p, math::fma(e.power, constant<V>(up), constant<V>(-up)));
        V const t = math::div(numerator, math::fma(numerator, constant<V>(1 / up), V(scalar_t<V>(2))));
        return xor_sign(t * constant<V>(xor_sign(scale, sign_bit(slope)) / up), sign_bit(x));
    }

    HILLOCK_INLINE V value_from(V x, exp_exact_parts<V> const& e) const
    {
        // Near 0, where u may be subnormal, the function is its own tangent.
        constexpr double up = 0x1p100;
        V const a = math::abs(x);
        auto const p = multiply({a * V(up), V(0.0)}, two_product(V(scale), math::abs(V(slope))));
        V const tangent = math::copysign(rounded(p.high + p.low) * V(1 / up), V(scale)); // a zero's sign, too
        V const y = math::keep_nan(x, math::select(a < V(0x1p-80), tangent, tanh_from(e, V(scale))));
        return xor_sign(y, sign_bit(x) ^ sign_bit(V(slope)));
    }

    /// With y 2^60 times as large, since k y (1 - y) may be normal where y is subnormal.
    HILLOCK_INLINE V slope_by_eighths(exp_quotient<V, exponent> const& e) const
    {
        constexpr double up = power_of_two<60>;
        auto const [one, d] = logistic_denominator(e);
        V const y = math::div(one * constant<V>(up), d);
        V const unscaled = math::fnma(y * constant<V>(1 / up), y, y);
        double const k = 4 * scale * slope / up;
        double const cut = cut_to_float(k); // what that loses would be an ulp
        if constexpr (A == tier::fast)
            return unscaled * constant<V>(k);
        else
            return math::fms(unscaled, constant<V>(cut), unscaled * constant<V>(cut - k));
    }

    template <int up, class E>
    HILLOCK_INLINE V derivative_from(V x, growth_parts<E> const& g) const
    {
        if constexpr (A == tier::accurate) {
            auto const k = two_product(V(scale), V(slope));
            return math::keep_nan(x, math::copysign(sech2_from(g.e, k.high, k.low), k.high));
        } else {
            V const k = constant<V>(4 * scale * slope);
            V const s = constant<V>(power_of_two<exponent>);
            V const one = V(scalar_t<V>(1));
            V const p = (A == tier::standard ? g.p : g.e.p) * constant<V>(power_of_two<-up>);
            // Added in this order, 2^n counts in full also for n = 24 (53), where 2^n + 1 would be rounded.
            V const y = math::div(k * s, math::fma(g.e.power, p, s) + g.e.power);
            return y * math::fma(y, math::div(math::negate(one), k), one);
        }
    }
};

} // namespace hillock::math
