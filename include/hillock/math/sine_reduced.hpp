#pragma once

// sin and cos of an angle up to a right one.
//
//   sin r = r + r^3 p(r^2),   cos r = 1 + r^2 q(r^2),   |r| <= pi / 2 (1 + 2^-7)
//
// Source     tests/coefficients/sine_reduced.sollya prints p, minimax relative to sin, with 3 terms (2^-19.6), 4 in float
//            (2^-27.1), 5, 8 in double (2^-35.1, 2^-61.3), and q with 9 terms (absolute 2^-66.3).

#include "double_word.hpp"
#include "horner.hpp"

namespace hillock::math {

/// sin r with so many terms.
template <int terms, class V>
HILLOCK_INLINE V sine_reduced(V r)
{
    V const r2 = r * r;
    V p;
    if constexpr (terms == 3)
        p = single<V> ? horner(r2, -0x1.5550dcp-3, 0x1.106c12p-7, -0x1.846ebcp-13)
                      : horner(r2, -0x1.5550dc06affc9p-3, 0x1.106c12c4d506cp-7, -0x1.846eccfca8875p-13);
    else if constexpr (terms == 4)
        p = horner(r2, -0x1.55554cp-3, 0x1.110ed2p-7, -0x1.9f6e84p-13, 0x1.5d9ccep-19);
    else if constexpr (terms == 5)
        p = horner(r2, -0x1.5555554641818p-3, 0x1.11110bf9e89ddp-7, -0x1.a017bee1f728bp-13, 0x1.716d01d0e140fp-19,
                   -0x1.9a1882608fec1p-26);
    else
        p = horner(r2, -0x1.5555555555555p-3, 0x1.11111111110c6p-7, -0x1.a01a01a014a71p-13, 0x1.71de3a528654fp-19,
                   -0x1.ae6454c654b0fp-26, 0x1.6123c91098e36p-33, -0x1.ae4265a047512p-41, 0x1.88126e74c0e05p-49);
    // The rounding next to a right angle would pass 1.
    V const one = V(scalar_t<V>(1));
    return clamp(math::fma(rounded(r2 * r), p, r), negate(one), one);
}

/// cos r in double, to an absolute error of a rounding: 1 + r^2 q(r^2) with 9 terms.
template <class V>
HILLOCK_INLINE V cosine_reduced(V r)
{
    return horner(rounded(r * r), 1, -0.5, 0x1.5555555555555p-5, -0x1.6c16c16c16bbbp-10, 0x1.a01a01a0153c8p-16,
                  -0x1.27e4fb7579e78p-22, 0x1.1eed8df6bec7ap-29, -0x1.9396aa9f7ddcbp-37, 0x1.ae45d608951e4p-45,
                  -0x1.5cd9979c43227p-53);
}

/// c + m a, |c| > |m a|, for c = high + low.
template <class V>
HILLOCK_INLINE sum_of_two<V> horner_step(sum_of_two<V> m, sum_of_two<V> a, double high, double low)
{
    auto const p = multiply(m, a);
    auto const s = fast_two_sum(constant<V>(high), p.high);
    return {s.high, rounded(s.low + (p.low + constant<V>(low)))};
}

/// -r^2.
template <class V>
HILLOCK_INLINE sum_of_two<V> minus_square(sum_of_two<V> r)
{
    auto const p = multiply(r, r);
    return fast_two_sum(negate(p.high), negate(p.low));
}

/// sin (high + low) in double, to 2^-57 of itself.
template <class V>
HILLOCK_INLINE sum_of_two<V> sine_compensated(sum_of_two<V> r)
{
    auto const m = multiply(r, r);
    V const tail = horner(m.high, 0x1.11111111110c6p-7, -0x1.a01a01a014a71p-13, 0x1.71de3a528654fp-19,
                          -0x1.ae6454c654b0fp-26, 0x1.6123c91098e36p-33, -0x1.ae4265a047512p-41, 0x1.88126e74c0e05p-49);
    auto const p = fast_two_sum(constant<V>(-0x1.5555555555555p-3), rounded(m.high * tail));
    auto const t = multiply(multiply(m, r), p);
    auto const s = fast_two_sum(r.high, t.high);
    return {s.high, rounded(s.low + (t.low + r.low))};
}

/// sin (high + low) in double, to 2^-100 of itself for |high| < 0.3.
template <class V>
HILLOCK_INLINE sum_of_two<V> sine_precise(sum_of_two<V> r)
{
    auto const m = minus_square(r);
    V const tail = horner(m.high, 0x1.6124613a86d09p-33, 0x1.ae7f3e733b81fp-41, 0x1.952c77030ad4ap-49,
                          0x1.2f49b46814157p-57, 0x1.71b8ef6dcf572p-66, 0x1.761b41316381ap-75);
    auto a = fast_two_sum(constant<V>(0x1.ae64567f544e4p-26), rounded(m.high * tail));
    a.low = a.low + constant<V>(-0x1.c062e06d1f209p-80);
    a = horner_step(m, a, 0x1.71de3a556c734p-19, -0x1.c154f8ddc6cp-73);
    a = horner_step(m, a, 0x1.a01a01a01a01ap-13, 0x1.a01a01a01a01ap-73);
    a = horner_step(m, a, 0x1.1111111111111p-7, 0x1.1111111111111p-63);
    a = horner_step(m, a, 0x1.5555555555555p-3, 0x1.5555555555555p-57);
    a = horner_step(m, a, 1, 0);
    return multiply(r, a);
}

/// cos (high + low) in double, to an absolute error of 2^-100 for |high| < 0.3.
template <class V>
HILLOCK_INLINE sum_of_two<V> cosine_precise(sum_of_two<V> r)
{
    auto const m = minus_square(r);
    V const tail = horner(m.high, 0x1.1eed8eff8d898p-29, 0x1.93974a8c07c9dp-37, 0x1.ae7f3e733b81fp-45,
                          0x1.6827863b97d97p-53, 0x1.e542ba4020225p-62, 0x1.0ce396db7f853p-70);
    auto a = fast_two_sum(constant<V>(0x1.27e4fb7789f5cp-22), rounded(m.high * tail));
    a.low = a.low + constant<V>(0x1.cbbc05b4fa99ap-76);
    a = horner_step(m, a, 0x1.a01a01a01a01ap-16, 0x1.a01a01a01a01ap-76);
    a = horner_step(m, a, 0x1.6c16c16c16c17p-10, -0x1.f49f49f49f49fp-65);
    a = horner_step(m, a, 0x1.5555555555555p-5, 0x1.5555555555555p-59);
    a = horner_step(m, a, 0.5, 0);
    return horner_step(m, a, 1, 0);
}

} // namespace hillock::math
