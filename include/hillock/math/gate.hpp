#pragma once

// x gated by the logistic function of z(x), an odd function: what silu, swish and both approximations of gelu are. With
// a = |x|, u = z(a) and y = 1 / (1 + e^u):
//
//   f(-a)  = -a y,   f(a) = a - a y
//   f'(-a) = y (1 - b (1 - y)),   f'(a) = 1 - f'(-a),   b = a z'(a)
//
// Algorithm  f' has a root, at a0, u0, b0, where 1 - b (1 - y) would have no digits left. There e^u0 = 1 / (b0 - 1),
// and so
//
//              1 - b (1 - y) = -(y expm1(u - u0) + (b - b0) (1 - y))
//
//            whose terms have one sign. All is scaled by s, see logistic.hpp, that neither overflows nor underflows
//            before the result does, and is rounded once when that is subnormal. Floats with fused multiply-add have
//            another way in the standard tier, for silu', quick_gelu' and gelu_tanh', see about_root.hpp.
// Source     tests/coefficients/gate.sollya prints the root.

#include "exp2_of_product.hpp"
#include "logistic.hpp"

namespace hillock::math {

/// f from y of a = |x|.
template <class V>
HILLOCK_INLINE V gate_value(V x, V a, logistic_quotient<V> const& y)
{
    return math::fnma(math::div(a, y.d), y.one, math::max(x, constant<V>(-0.0)));
}

/// f for u = u (+ low), where a = |x|, or what x is limited to so that u is at most logistic_limit.
template <tier A, class V, class... Low>
HILLOCK_INLINE V gate(V x, V a, V u, Low... low)
{
    auto const d = logistic_denominator(logistic_exp<A>(u, low...));
    if constexpr (A == tier::accurate) {
        V const base = math::max(x, constant<V>(-0.0));
        V const s = constant<V>(logistic_scale<V>);
        auto const [g, g_low] = unscaled_logistic(d);
        auto const q = two_product(a, g);
        V const q_low = math::fma(a, g_low, q.low);
        auto const sum = fast_two_sum(base, math::negate(rounded(q.high * s)));
        V const y = math::select(x < V(scalar_t<V>(0)), rounded(q.high + q_low) * s,
                                 sum.high + math::fma(q_low, math::negate(s), sum.low));
        // Infinity has no low part, and a zero's sign may be lost.
        return math::select(x < constant<V>(infinity<double>), math::copysign(y, x), x);
    } else {
        return gate_value(x, a, d);
    }
}

/// f'(x) from f'(-a) = q s.
template <class V>
HILLOCK_INLINE V gate_slope(V x, V q, V s)
{
    return math::select(x < V(scalar_t<V>(0)), q * s, math::fnma(q, s, V(scalar_t<V>(1))));
}

/// The root of f': e^u0 and, if z(x) is x, u0.
template <class V>
struct gate_root {
    // Always inlined, which a defaulted one is not: else a function that translation units share.
    HILLOCK_INLINE gate_root() {} // NOLINT(modernize-use-equals-default)

    sum_of_two<V> power{constant<V>(single<V> ? 0x1.cba9dep1 : 0x1.cba9de5920a28p1),
                        constant<V>(single<V> ? 0x1.64828ap-25 : -0x1.5569ed36e56f5p-65)};
    V high = constant<V>(single<V> ? 0x1.474974p0 : 0x1.474973c84120bp0);
    V middle = constant<V>(single<V> ? -0x1.bdf6fap-27 : 0x1.f8d74bc9ac154p-54);
    V low = constant<V>(single<V> ? -0x1.03945ap-53 : 0x1.44a50180ba78p-108);
};

/// db as one number.
template <class V>
HILLOCK_INLINE V whole(V db)
{
    return db;
}

template <class V>
HILLOCK_INLINE V whole(sum_of_two<V> db)
{
    return db.high + db.low;
}

/// k g + db.
template <class V>
HILLOCK_INLINE V plus_product(V db, V k, V g)
{
    return math::fma(k, g, db);
}

template <class V>
HILLOCK_INLINE V plus_product(sum_of_two<V> db, V k, V g)
{
    return db.high + math::fma(k, g, db.low);
}

/// f' in the standard and the fast tier, where e^du = power (1 + p), in units of s, and e^u = power t:
/// -y (y (expm1(du) - db) + db). db is added last, since it is by far the greatest in the tail. The last quotient is
/// rounded once in the standard tier, where two roundings are too many.
template <tier A, class V, class Distance>
HILLOCK_INLINE V gate_derivative_from(V x, V power, V p, V t, Distance db)
{
    V const s = constant<V>(logistic_scale<V>);
    V const denominator = math::fma(power, t, s);
    V const g = math::div(V(scalar_t<V>(1)), denominator);
    V const growth = math::fma(power, p, power - s);
    V const numerator = plus_product(db, math::fma(whole(db), math::negate(s), growth), g);
    V slope = rounded(numerator * g);
    if constexpr (!plain<A> && !HILLOCK_HAS_FMA)
        slope = math::div(numerator, denominator);
    else if constexpr (!plain<A>)
        slope = math::fma(math::fnma(slope, denominator, numerator), g, slope);
    return gate_slope(x, slope, math::negate(s));
}

/// f' for du = u - u0 and db = b - b0, each as a sum of two numbers.
template <tier A, class V>
HILLOCK_INLINE V gate_derivative_at(V x, sum_of_two<V> du, sum_of_two<V> db, sum_of_two<V> power_at_root)
{
    auto const e = logistic_exp<A, exp_use::alone>(du.high, du.low);
    V const c = power_at_root.high;
    if constexpr (A == tier::accurate) {
        V const one = V(scalar_t<V>(1));
        V const s = constant<V>(logistic_scale<V>);
        auto const m = fast_two_sum(one, e.high);
        auto const t = multiply({m.high, m.low + e.low}, power_at_root);
        auto const d = fast_two_sum(rounded(e.power * t.high), s);
        auto const g = unscaled_logistic(fast_two_sum(d.high, rounded(math::fma(e.power, t.low, d.low))));
        // s expm1(du)
        auto const k = add_power(math::negate(s), e);
        // y expm1(du), its factors far from overflow for targets whose exact product splits them
        constexpr double shift = single<V> ? 0x1p40 : 0x1p100;
        auto const left = multiply(scaled(k, constant<V>(1 / shift)), scaled(g, constant<V>(shift)));
        auto const slope = multiply(add(left, multiply(db, complement(scaled(g, s)))), g);
        auto const right = fast_two_sum(one, rounded(slope.high * s));
        V const y = math::select(x < V(scalar_t<V>(0)), rounded(slope.high + slope.low) * math::negate(s),
                                 right.high + math::fma(slope.low, s, right.low));
        return math::keep_nan(x, y);
    } else if constexpr (A == tier::standard) { // the root's low part is half an ulp of gelu_tanh's c
        return gate_derivative_from<A>(x, e.power, e.p, c + math::fma(c, e.p, power_at_root.low), db);
    } else {
        return gate_derivative_from<A>(x, e.power, e.p, math::fma(c, e.p, c), db.high);
    }
}

/// u - u0, and e^(u - u0) = power (1 + expm1(r)) in units of s: the exponential is reduced about the root at once.
template <class V>
struct distance_from_gate_root {
    sum_of_two<V> d;
    V power;
    V r;
};

/// Those of u (+ low), which may come nearer to the root than u alone can.
template <class V, class... Low>
HILLOCK_INLINE distance_from_gate_root<V> from_gate_root(V u, Low... low)
{
    gate_root<V> const root;
    // Exact next to the root. Elsewhere a float's few digits hardly count but in the exponential, which goes back to u.
    sum_of_two<V> d{u - root.high, math::negate(root.middle)};
    if constexpr (sizeof...(low) > 0)
        d.low = (low + ...) + d.low;
    auto const [power, n, r_high, minus_ln2_low] = reduce_exp<logistic_exponent<V>>(u, d.high);
    V r = r_high - root.high;
    if constexpr (!single<V>) {
        d.low = d.low + two_sum(u, math::negate(root.high)).low;
        r = math::fma(n, constant<V>(-ln2_high<V>), d.high);
    }
    r = r + math::fma(n, minus_ln2_low, d.low);
    if constexpr (sizeof...(low) > 0) {
        r = r - root.low;
        d = fast_two_sum(d.high, d.low);
        d.low = d.low - root.low;
    }
    return {d, power, r};
}

/// f' for z(x) = x, or for any argument u (+ low) of the logistic function that is proportional to x.
template <tier A, class V, class... Low>
HILLOCK_INLINE V gate_derivative(V x, V u, Low... low)
{
    if constexpr (A == tier::standard) {
        auto const [d, power, r] = from_gate_root(u, low...); // du = db
        V const p = expm1_reduced<A, exp_use::alone>(r);
        V const c = gate_root<V>().power.high;
        return gate_derivative_from<A>(x, power, p, math::fma(c, p, c), d);
    } else {
        gate_root<V> const root;
        V const zero = V(scalar_t<V>(0));
        auto d = add(sum_of_two<V>{u, (zero + ... + low)}, {math::negate(root.high), math::negate(root.middle)});
        d.low = d.low - root.low;
        return gate_derivative_at<A>(x, d, d, root.power);
    }
}

/// Where the fast tier's f' rounds to 0, and to 1.
template <class V>
inline constexpr double gate_least = single<V> ? -112 : -760;
template <class V>
inline constexpr double gate_greatest = single<V> ? 30 : 45;

/// f' in the fast tier, of z (+ low) itself, between those. With d = z + u0 and e^-z = e^u0 2^n (1 + p),
///
///   f' = (1 + (1 + z) e^-z) / (1 + e^-z)^2,   1 + (1 + z) e^-z = (1 - 2^n) - 2^n (p - d e^u0 (1 + p))
///
/// where n = 0 next to the root, so that nothing cancels. Both sums are scaled by s, and the reciprocal by its root: its
/// square makes up for that. All are normal numbers wherever f' is, also where the host makes zeros of others.
template <class V, class... Low>
HILLOCK_INLINE V gate_derivative_fast(V z, Low... low)
{
    gate_root<V> const root;
    constexpr int exponent = single<V> ? -50 : -210;
    V const s = constant<V>(power_of_two<exponent>);
    V const d = (z + root.high) + (root.middle + ... + low);
    V const minus_log2_e = constant<V>(-0x1.71547652b82fep0);
    auto const [h, p] = exp2_of_product_in_parts<exponent, exp_use::alone, true>(d, minus_log2_e);
    V const t = math::fma(root.power.high, p, root.power.high);
    V const g = math::div(constant<V>(power_of_two<exponent / 2>), math::fma(h, t, s));
    V const numerator = math::fnma(h, math::fnma(d, t, p), s - h);
    return numerator * g * g;
}

} // namespace hillock::math
