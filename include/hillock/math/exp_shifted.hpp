#pragma once

// The exponential of a float times a power of two, its bits put together instead of multiplied.
//
//   e^a 2^exponent = u h (1 + r q(r)),   8 n + j = round(8 a / ln 2),   h = 2^(n + exponent) 2^(j/8) / k
//
// Algorithm  the word that rounds 8 n + j is shifted so that j lies where the mantissa of h begins, and added to what the
//            table has of h's bits. The unit u cancels, or is built into what comes after: k is a float that brings the
//            entries within 0.1 2^-24 of floats, and k / u makes a polynomial that is 1 at 0 the best for k / u e^r. k is 1
//            in the fast tier, and where e^a - 1 is wanted, for which 8 n + j is rounded up. As h (k e^r), with k e^r
//            below 1, where it is rounded by half as much, it has no unit.
// Source     tests/coefficients/exp_eighths.py prints the tables, log1p_pieces.sollya u, and q on |r| <= ln 2 / 16
//            (2^-25.6), for the fast tier in base 2 (2^-20.1 relative to e^r - 1); exp.sollya that of k e^r
//            (2^-25.2), and p on [-ln 2 / 8, 0], for the standard tier (2^-27.8 relative to e^r - 1).

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "exp.hpp"

namespace hillock::math {

/// log2(e) and ln 2. Other units have them for an argument in that unit.
struct natural_unit {
    static constexpr double log2_e = 0x1.715476p0;
    static constexpr double ln2_high = 0x1.62ep-1;
    static constexpr double ln2_low = 0x1.0bfbe8p-15;
};

/// r = a (+ low) - n ln 2, for n in eighths, in a's unit.
template <class Unit = natural_unit, class V, class... Low>
HILLOCK_INLINE V rest_of_eighths(V a, V n, Low... low)
{
    V const minus_ln2_high = constant<V>(-Unit::ln2_high);
    V const minus_ln2_low = constant<V>(-Unit::ln2_low);
    V const r_high = math::fma(n, minus_ln2_high, a);
    if constexpr (sizeof...(low) > 0)
        return r_high + math::fma(n, minus_ln2_low, (low + ...));
    else
        return math::fma(n, minus_ln2_low, r_high);
}

/// u.
inline constexpr double shifted_exp_unit = 0x1.d6b62968960d2p-1;

/// What added to n + j/8 makes a word that has 8 n + j in its last bits, for powers with that exponent.
template <class V>
HILLOCK_INLINE V eighths_magic(int exponent)
{
    return constant<V>(0x1.8p20 + exponent);
}

/// h, as constants: a table in memory would be one that translation units share; and k.
struct eighths_over_k {
    static constexpr double k = 0x1.d6b62ap-1;

    template <std::size_t j>
    static consteval double entry()
    {
        constexpr double h[8]{0x1.16747cp0, 0x1.2fa848p0, 0x1.4b2404p0, 0x1.691c8ap0,
                              0x1.89cb7cp0, 0x1.ad6fb4p0, 0x1.d44dbcp0, 0x1.feb052p0};
        return h[j];
    }
};

/// The entry of Table that the last three bits of the word name.
template <class Table, class V>
HILLOCK_INLINE V look_up_eighth(V word)
{
    return [&]<std::size_t... j>(std::index_sequence<j...>) __attribute__((always_inline)) {
        return lookup<V>(to_bits(word), Table::template entry<j>()...);
    }(std::make_index_sequence<8>());
}

/// Units of n / d: e^(a n / d) of the number a, and k e^(r n / d) = k + r q(r).
template <int n, int d = 1>
struct unit_of : eighths_over_k {
    static constexpr double unit = static_cast<double>(n) / d;
    static constexpr double log2_e = unit * natural_unit::log2_e;
    static constexpr double ln2_high = natural_unit::ln2_high / unit;
    static constexpr double ln2_low = natural_unit::ln2_low / unit;
    static constexpr double q[3]{unit * 0x1.d6b62cp-1, unit* unit * 0x1.d6c622p-2, unit* unit* unit * 0x1.39beep-3};
};

/// 2^(j/8).
struct plain_eighths {
    template <std::size_t j>
    static consteval double entry()
    {
        constexpr double h[8]{
            1, 0x1.172b84p0, 0x1.306fep0, 0x1.4bfdaep0, 0x1.6a09e6p0, 0x1.8ace54p0, 0x1.ae89fap0, 0x1.d5818ep0};
        return h[j];
    }
};

/// The bits of Table's entries without those of j, as floats.
template <class Table>
struct without_eighths {
    template <std::size_t j>
    static consteval float entry()
    {
        auto const bits = std::bit_cast<std::uint32_t>(static_cast<float>(Table::template entry<j>()));
        return std::bit_cast<float>(bits - static_cast<std::uint32_t>(j << 20));
    }
};

/// h, from Table's for n = 0. Limited, that of a nan is a number, so that a product with it is that nan; else the nan's bits
/// become some h, which may be another nan.
template <class Table, bool limited = false, class V>
HILLOCK_INLINE V power_of_eighths(V word)
{
    if constexpr (limited)
        word = math::min(eighths_magic<V>(127), word);
    V const table = look_up_eighth<without_eighths<Table>>(word);
    return from_bits<V>(shift_left<20>(to_bits(word)) + to_bits(table));
}

/// q(r).
template <class V>
HILLOCK_INLINE V shifted_exp_quotient(V r)
{
    return horner(r, 0x1.000002p0, 0x1.000a7cp-1, 0x1.553a04p-3);
}

/// A number as a product.
template <class V>
struct factors {
    V h;
    V w;
};

/// e^a 2^exponent, or that of a + low, in units, as a product of normal numbers, or nan.
template <class Unit, bool limited = false, class V, class... Low>
HILLOCK_INLINE factors<V> shifted_exp_factors(V a, int exponent, Low... low)
{
    V const magic = eighths_magic<V>(exponent);
    V const word = rounded(math::fma(a, constant<V>(Unit::log2_e), magic));
    V const r = rest_of_eighths<Unit>(a, word - magic, low...);
    return {power_of_eighths<Unit, limited>(word), horner(r, Unit::k, Unit::q[0], Unit::q[1], Unit::q[2])};
}

/// The product.
template <class Unit, bool limited = false, class V, class... Low>
HILLOCK_INLINE V shifted_exp_in_units(V a, int exponent, Low... low)
{
    auto const [h, w] = shifted_exp_factors<Unit, limited>(a, exponent, low...);
    return rounded(h * w);
}

/// e^a 2^exponent / shifted_exp_unit, a normal number, or nan.
template <class V>
HILLOCK_INLINE V shifted_exp(V a, int exponent)
{
    V const magic = eighths_magic<V>(exponent);
    V const word = rounded(math::fma(a, constant<V>(natural_unit::log2_e), magic));
    V const h = power_of_eighths<eighths_over_k>(word);
    V const r = rest_of_eighths(a, word - magic);
    return math::fma(h, r * shifted_exp_quotient(r), h);
}

/// The same of (1 + more) e^(x y), |more| up to an ulp. The product is not rounded.
template <class V>
HILLOCK_INLINE V shifted_exp_of_product(V x, double y, double more, int exponent)
{
    V const magic = eighths_magic<V>(exponent);
    V const word = rounded(math::fma(x, constant<V>(y * 0x1.71547652b82fep0), magic));
    V const h = power_of_eighths<eighths_over_k>(word);
    V const n = word - magic;
    V const r_high =
        math::fma(x, constant<V>(y), rounded(n * constant<V>(-natural_unit::ln2_high))); // that product is exact
    V const r = math::fma(n, constant<V>(-natural_unit::ln2_low), r_high);
    return math::fma(h, math::fma(r, shifted_exp_quotient(r), constant<V>(more)), h);
}

/// e^x as h (1 + p), h 2^exponent times as large, where p is good by itself; and a p that is only good enough for e^x - 1.
template <class V, int exponent = 0>
struct shifted_exp_parts {
    V h;
    V p;
    V p_of_expm1;
};

/// The parts of e^x in the standard or the fast tier. Limited, it is for x <= 0, and h of a nan is a number, so that the
/// product is that nan.
template <tier A, int exponent = 0, bool limited = false, class V>
HILLOCK_INLINE shifted_exp_parts<V, exponent> shifted_exp_in_parts(V x)
{
    V const magic = eighths_magic<V>(exponent);
    V const log2_e = constant<V>(natural_unit::log2_e);
    // The standard tier rounds up, so that h is exactly 1 for x down to -ln 2 / 8: right below that, e^x - 1 has h's error.
    V const next = A == tier::fast ? x : x + constant<V>(0x1.62e43p-5);
    V word = rounded(math::fma(next, log2_e, magic));
    if constexpr (limited)
        word = math::min(magic, word);
    if constexpr (A == tier::fast) {
        V const f = math::fma(x, log2_e, magic - word);
        V const p = f * horner(f, 0x1.62e43p-1, 0x1.ec0b1ep-3, 0x1.c6b4ep-5);
        return {power_of_eighths<plain_eighths>(word), p, p};
    } else {
        // Times a whole float of ln 2, n still leaves r exact. What that lacks of ln 2 counts in p's first term alone, and
        // beside e^x - 1 not at all: where n is large, h is small.
        V const n = word - magic;
        V const r = math::fma(n, constant<V>(-0x1.62e43p-1), x);
        V const first = math::fma(n, constant<V>(0x1.05c61p-29), r);
        V const rest = horner(r, 0x1.ffffbep-2, 0x1.55316p-3, 0x1.4a237ep-5);
        V const p = math::fma(r * r, rest, first);
        return {power_of_eighths<plain_eighths>(word), p, math::fma(r * r, rest, r)};
    }
}

/// c e^x, rounded once more where it is subnormal.
template <class V, int exponent>
HILLOCK_INLINE V exp_times(V c, shifted_exp_parts<V, exponent> const& e)
{
    return rounded(math::fma(e.h, e.p, e.h) * c) * constant<V>(power_of_two<-exponent>);
}

/// c (e^x - 1).
template <class V>
HILLOCK_INLINE V expm1_times(V c, shifted_exp_parts<V> const& e)
{
    return math::fma(e.h, e.p_of_expm1, e.h - V(scalar_t<V>(1))) * c;
}

} // namespace hillock::math
