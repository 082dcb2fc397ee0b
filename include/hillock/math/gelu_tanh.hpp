#pragma once

// The argument of gelu_tanh's gate, z = k1 a + k3 a^3 for a = |x|, and what the derivative needs of it next to its root
// a0: z - z0, and b - b0 for b = a dz/da = z + 2 k3 a^3.
//
// Algorithm  sums of two numbers, since e^z amplifies the rounding of z, and since the differences cancel next to
//            the root. In the accurate tier too many digits are cancelled there, and the fast tier has single numbers:
//
//              z - z0 = (a - a0) (k1 + k3 q),   b - b0 = (a - a0) (k1 + 3 k3 q),   q = a^2 + a a0 + a0^2
//
// Source     tests/coefficients/gelu_tanh.sollya prints the constants.

#include "gate.hpp"

namespace hillock::math {

/// Where z is not yet logistic_limit.
template <class V>
inline constexpr double gelu_tanh_limit = single<V> ? 11.5 : 22.4;

/// |x|, limited to that.
template <class V>
HILLOCK_INLINE V gelu_tanh_magnitude(V x)
{
    return math::min(math::abs(x), constant<V>(gelu_tanh_limit<V>));
}

/// k1, k3, 3 k3. Of k1 and 3 k3 only doubles take the low parts.
template <class V>
struct gelu_tanh_factors {
    // Always inlined, which a defaulted one is not: else a function that translation units share.
    HILLOCK_INLINE gelu_tanh_factors() {} // NOLINT(modernize-use-equals-default)

    sum_of_two<V> k1{constant<V>(single<V> ? 0x1.988454p0 : 0x1.9884533d43651p0), constant<V>(-0x1.cbc0d30ebfd15p-54)};
    sum_of_two<V> k3{constant<V>(single<V> ? 0x1.2444f2p-4 : 0x1.2444f2a4d8b4bp-4),
                     constant<V>(single<V> ? 0x1.49b16ap-29 : -0x1.6c843a29d1c7p-61)};
    sum_of_two<V> three_k3{constant<V>(single<V> ? 0x1.b6676cp-3 : 0x1.b6676bf7450fp-3),
                           constant<V>(0x1.bba7351828aabp-57)};
};

/// z and k3 a^3.
template <class V>
struct gelu_tanh_terms {
    sum_of_two<V> z;
    sum_of_two<V> cubic;
};

template <tier A, class V>
HILLOCK_INLINE gelu_tanh_terms<V> gelu_tanh_argument(V a)
{
    gelu_tanh_factors<V> const k;
    V const zero = V(scalar_t<V>(0));
    if constexpr (plain<A>)
        return {{a * math::fma(rounded(a * a), k.k3.high, k.k1.high), zero}, {zero, zero}};
    auto const square = two_product(a, a);
    auto const p = two_product(square.high, k.k3.high);
    V const p_low = math::fma(square.high, k.k3.low, math::fma(square.low, k.k3.high, p.low));
    auto sum = two_sum(p.high, k.k1.high);
    if constexpr (single<V>) {
        // So short that it can be taken off again exactly, for the rounding of the sum; doubles would lack the digits.
        V const short_k1 = constant<V>(0x1.98845p0);
        sum.high = p.high + short_k1;
        sum.low = (p.high - (sum.high - short_k1)) + (p_low + constant<V>(0x1.9ea1b2p-23));
    } else {
        sum.low = sum.low + (p_low + k.k1.low);
    }
    auto const z = two_product(a, sum.high);
    auto const cubic = two_product(a, p.high);
    return {{z.high, math::fma(a, sum.low, z.low)}, {cubic.high, math::fma(a, p_low, cubic.low)}};
}

/// a0 of floats, which happens to be short.
inline constexpr double gelu_tanh_short_root = 0x1.8142ap-1;

/// a0.
template <class V>
HILLOCK_INLINE sum_of_two<V> gelu_tanh_root()
{
    return {constant<V>(single<V> ? gelu_tanh_short_root : 0x1.81429f9e97e4dp-1),
            constant<V>(single<V> ? -0x1.85a06cp-27 : -0x1.4f523ed77dbdcp-55)};
}

/// z - z0, b - b0 and e^z0.
template <class V>
struct gelu_tanh_distance {
    sum_of_two<V> z;
    sum_of_two<V> slope;
    sum_of_two<V> power;
};

template <tier A, class V>
HILLOCK_INLINE gelu_tanh_distance<V> gelu_tanh_from_root(V a, gelu_tanh_terms<V> const& terms)
{
    V const zero = V(scalar_t<V>(0));
    gelu_tanh_factors<V> const k;
    sum_of_two<V> const power{constant<V>(single<V> ? 0x1.b66c64p1 : 0x1.b66c64b173ce7p1),
                              constant<V>(single<V> ? 0x1.62e79cp-24 : 0x1.c859832de8ae8p-53)};
    sum_of_two<V> const minus_z0{constant<V>(single<V> ? -0x1.3b2cf8p0 : -0x1.3b2cf738f9ffep0),
                                 constant<V>(single<V> ? 0x1.8e0cp-25 : 0x1.0b556131950eap-56)};
    auto const root = gelu_tanh_root<V>();
    V const root_low = constant<V>(0x1.a649fca8ac0e5p-109);
    sum_of_two<V> const root_square{constant<V>(single<V> ? 0x1.21e4bap-1 : 0x1.21e4bab8db157p-1),
                                    constant<V>(-0x1.3bbcb5d6e01bap-58)};
    if constexpr (plain<A>) {
        V const d = rounded(a - root.high) - root.low;
        V const q = math::fma(a, a + root.high, root_square.high);
        return {{d * math::fma(q, k.k3.high, k.k1.high), zero},
                {d * math::fma(q, k.three_k3.high, k.k1.high), zero},
                power};
    } else if constexpr (A == tier::accurate) {
        sum_of_two<V> const whole{a, zero};
        auto d = add(whole, {math::negate(root.high), math::negate(root.low)});
        d.low = d.low - root_low;
        auto const q = add(multiply(whole, add(whole, root)), root_square);
        auto const slope = multiply(d, add(multiply(k.three_k3, q), k.k1));
        auto const close = multiply(d, add(multiply(k.k3, q), k.k1));
        auto const dz = math::select(math::abs(d.high) < constant<V>(0x1p-5), close, add(terms.z, minus_z0));
        return {fast_two_sum(dz.high, dz.low), fast_two_sum(slope.high, slope.low), power};
    } else {
        V const cubic_at_root = constant<V>(single<V> ? 0x1.f2138ep-6 : 0x1.f2138dc302fb1p-6);
        V const cubic_low_at_root = constant<V>(single<V> ? -0x1.e7e828p-33 : -0x1.2fcd728a6c93fp-61);
        scalar_t<V> const two = 2;
        auto const dz = two_sum(terms.z.high, minus_z0.high);
        V const dz_low = dz.low + (terms.z.low + minus_z0.low);
        V const dc = terms.cubic.high - cubic_at_root;
        V const dc_low = terms.cubic.low - cubic_low_at_root;
        auto const slope = fast_two_sum(dz.high, dc * two);
        return {{dz.high, dz_low}, {slope.high, math::fma(dc_low, two, dz_low) + slope.low}, power};
    }
}

} // namespace hillock::math
