#pragma once

// scale tanh(slope x): what lecun_tanh and scaled_tanh have in common.
//
// Algorithm  u = 2 |slope x| goes in with what its product loses: in the derivative's tail, where e^u counts, its
//            rounding would be amplified by u. |x| is limited before it, so that infinity needs no care.
// Accuracy   a search over scales of 0.1 to 4 and slopes of 0.05 to 20 found the standard tier's limit of 4 ulp exceeded:
//            f 4.32 at -0.00847 with scale 1.958, slope -3.735 in float, 4.06 in double; f' 4.10 at -19.834734 with
//            1.79576042, 0.411751586 in float, 4.13 in double. Beyond that, f loses digits where slope x is subnormal, 6e4
//            ulp with scale 1.6e5; f' is 53 ulp off where scale slope is -7e11; and the accurate tier's f' underflows to a
//            zero of the wrong sign where scale slope < 0.

#include "tanh.hpp"

namespace hillock::math {

/// A scaled hyperbolic tangent, its parameters in lanes.
template <tier A, class V>
struct scaled_tanh {
    V scale;
    V slope;

    HILLOCK_INLINE scaled_tanh(double scale_, double slope_) : scale(constant<V>(scale_)), slope(constant<V>(slope_)) {}

    HILLOCK_INLINE V value(V x) const
    {
        auto const u = argument(x, tanh_limit);
        return value_from(x, tanh_exp<A>(u.high, u.low));
    }

    HILLOCK_INLINE V derivative(V x) const { return derivative_from(x, growth(x)); }

    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        auto const e = growth(x);
        return {value_from(x, for_tanh(e)), derivative_from(x, e)};
    }

    /// slope (scale - y) (scale + y) / scale.
    HILLOCK_INLINE V derivative_from_output(V y) const { return math::div(slope, scale) * (scale - y) * (scale + y); }

private:
    /// u, at most `limit`.
    HILLOCK_INLINE auto argument(V x, double limit) const
    {
        V const two_slope = math::abs(slope + slope);
        V const a = math::min(math::abs(x), math::div(constant<V>(limit), two_slope));
        return two_product(a, two_slope);
    }

    HILLOCK_INLINE auto growth(V x) const
    {
        auto const u = argument(x, logistic_limit<V>);
        return sech2_exp<A>(u.high, u.low);
    }

    template <class E>
    HILLOCK_INLINE V value_from(V x, E e) const
    {
        bits_t<V> const sign = sign_bit(x) ^ sign_bit(slope);
        V const y = tanh_from(e, scale);
        if constexpr (A != tier::accurate) {
            return xor_sign(y, sign);
        } else {
            // Near 0, where u may be subnormal, the function is its own tangent.
            constexpr double up = single<V> ? 0x1p60 : 0x1p100;
            V const a = math::abs(x);
            auto const p = multiply({a * constant<V>(up), V(scalar_t<V>(0))}, two_product(scale, math::abs(slope)));
            V const tangent = rounded(p.high + p.low) * constant<V>(1 / up);
            V const near = constant<V>(single<V> ? 0x1p-40 : 0x1p-80);
            return xor_sign(math::keep_nan(x, math::select(a < near, tangent, y)), sign);
        }
    }

    template <class E>
    HILLOCK_INLINE V derivative_from(V x, E e) const
    {
        if constexpr (A == tier::accurate) {
            auto const k = two_product(scale, slope);
            return math::keep_nan(x, sech2_from(e, k.high, k.low));
        } else {
            return sech2_from(e, scale * slope, V(scalar_t<V>(0)));
        }
    }
};

} // namespace hillock::math
