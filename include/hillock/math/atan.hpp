#pragma once

// The inverse tangent.
//
//   atan x = z + z^3 p(z^2),             z = x        for |x| <= 1
//          = pi / 2 + z + z^3 p(z^2),    z = -1 / x   for x > 1
//
// Algorithm  one division whatever x, but for the fast tier's floats, see atan_pieces.hpp; no further reduction: where
//            the division is the bottleneck the long polynomial hides behind it, and for |x| <= 1 there is no error
//            before it.
// Source     tests/coefficients/atan.sollya prints p, minimax relative to atan on [0, 1], with 5 terms (2^-17.6), 8 in
//            float (2^-25.8), 13, 20, 21 in double (2^-39.1, 2^-57.5, 2^-60.1).

#include "atan_pieces.hpp"
#include "double_word.hpp"
#include "horner.hpp"
#include "wide.hpp"

namespace hillock::math {

/// p, less its first coefficient: p(s) = c + s tail(s).
template <int terms, class V>
HILLOCK_INLINE V atan_tail(V s)
{
    if constexpr (terms == 5)
        return single<V>
                   ? horner(s, 0x1.91c86ap-3, -0x1.f5d226p-4, 0x1.e171dp-5, -0x1.c94754p-7)
                   : horner(s, 0x1.91c8711da4b23p-3, -0x1.f5d24c9c4d408p-4, 0x1.e1722596d17cp-5, -0x1.c947d99eab3e5p-7);
    else if constexpr (single<V>)
        return horner(s, 0x1.9978eep-3, -0x1.230abp-3, 0x1.b4dfdcp-4, -0x1.3553f4p-4, 0x1.61f756p-5, -0x1.0c23fep-6,
                      0x1.7ec1c4p-9);
    else if constexpr (terms == 13)
        return horner(s, 0x1.99999515d1b9fp-3, -0x1.2491c6b462509p-3, 0x1.c70d7ea0f7124p-4, -0x1.73da433450268p-4,
                      0x1.38283005fea83p-4, -0x1.058884381edbfp-4, 0x1.a057b67224dfdp-5, -0x1.24ee966cc5dbcp-5,
                      0x1.4ded3a6f02d82p-6, -0x1.16956d44308cbp-7, 0x1.271e258999325p-9, -0x1.25a6c46924f3ep-12);
    else if constexpr (terms == 20)
        return horner(s, 0x1.99999999955b4p-3, -0x1.249249237f57dp-3, 0x1.c71c717fcf76bp-4, -0x1.745d11ae74c19p-4,
                      0x1.3b13669a2984fp-4, -0x1.110e5126f6eadp-4, 0x1.e1bba66bb85f4p-5, -0x1.ae5e72bebef5p-5,
                      0x1.82dad7943c62ep-5, -0x1.59a3ff0f91a35p-5, 0x1.2c2e5c90683cap-5, -0x1.e9fa0cc47886fp-6,
                      0x1.683cc85121c0bp-6, -0x1.c78fcadaa256fp-7, 0x1.d7b923ef719a1p-8, -0x1.7a39969fb0f82p-9,
                      0x1.b3fac5754959p-11, -0x1.3f3647754a54bp-13, 0x1.bbed95992aba7p-17);
    else
        return horner(s, 0x1.9999999998c67p-3, -0x1.2492492457733p-3, 0x1.c71c71b6533adp-4, -0x1.745d15d2f761ap-4,
                      0x1.3b139bee44a76p-4, -0x1.1110336b0666cp-4, 0x1.e1d493513b7e8p-5, -0x1.aeda8a48feb1ap-5,
                      0x1.84b518dc66e12p-5, -0x1.5f2654b39b7edp-5, 0x1.39092d00e3c17p-5, -0x1.0c9c8c4209a49p-5,
                      0x1.ac8fa3a728b16p-6, -0x1.3113473080413p-6, 0x1.7306a44f41a19p-7, -0x1.7007b59aecaffp-8,
                      0x1.1a376b8d02319p-9, -0x1.371c6fdd3487ap-11, 0x1.b4180c1eeea2p-14, -0x1.22b3e75e0b447p-17);
}

/// p's first coefficient.
template <int terms, class V>
HILLOCK_INLINE V atan_first()
{
    if constexpr (terms == 5)
        return constant<V>(single<V> ? -0x1.551548p-2 : -0x1.5515486e61f9p-2);
    else if constexpr (single<V>)
        return constant<V>(-0x1.5554dcp-2);
    else
        return constant<V>(terms == 13   ? -0x1.5555554e4cadcp-2
                           : terms == 20 ? -0x1.5555555555526p-2
                                         : -0x1.555555555554dp-2);
}

/// z as a quotient, and pi / 2 where x is beyond 1, else 0.
template <class V>
struct atan_parts {
    V base, z, numerator, denominator;
};

template <class V>
HILLOCK_INLINE atan_parts<V> reduce_atan(V a)
{
    V const zero = V(scalar_t<V>(0));
    V const one = V(scalar_t<V>(1));
    auto const beyond = a > one;
    V const numerator = math::select(beyond, V(scalar_t<V>(-1)), a);
    V const denominator = math::select(beyond, a, one);
    return {math::select(beyond, constant<V>(single<V> ? 0x1.921fb6p0 : 0x1.921fb54442d18p0), zero),
            math::div(numerator, denominator), numerator, denominator};
}

/// atan x with a polynomial of so many terms. What pi / 2 has beyond a word is not missed: 0.4 ulp (0.3).
template <int terms, class V>
HILLOCK_INLINE V atan_plain(V x)
{
    auto const [base, z, numerator, denominator] = reduce_atan(math::abs(x));
    V const s = rounded(z * z);
    V const p = math::fma(s, atan_tail<terms>(s), atan_first<terms, V>());
    return xor_sign(base + math::fma(rounded(s * z), p, z), sign_bit(x));
}

/// atan x in pieces, and with a division only where an |x| is beyond them.
template <class V>
HILLOCK_INLINE V atan_in_pieces(V x)
{
    V const a = math::abs(x);
    auto const beyond = a > constant<V>(atan_pieces::limit);
    V y = xor_sign(in_pieces<atan_pieces>(a), sign_bit(x));
    if (math::any(beyond)) [[unlikely]]
        y = math::select(beyond, atan_plain<5>(x), y);
    return y;
}

/// atan x, the quotient, the square and the polynomial's first coefficient with their low parts.
template <class V>
HILLOCK_INLINE V atan_compensated(V x)
{
    auto const [base, z, numerator, denominator] = reduce_atan(math::min(math::abs(x), V(scalar_t<V>(0x1p80))));
    V const base_low = base * V(scalar_t<V>(0x1.678afae35cdd1p-55)); // the low word over the high one
    V const minus_z = negate(z);
    V const z_low = multiply_add(minus_z, denominator, numerator) * minus_z; // 0 for |x| <= 1, where z = x
    V const s = z * z;
    auto const p = fast_two_sum(atan_first<21, V>(), rounded(s * atan_tail<21>(s)));
    auto const t = multiply(multiply(two_product(z, z), sum_of_two<V>{z, z_low}), p);
    auto const b = two_sum(base, z);
    auto const y = two_sum(b.high, t.high);
    return xor_sign(y.high + (y.low + (b.low + ((rounded(base_low) + rounded(z_low)) + t.low))), sign_bit(x));
}

/// atan x, +-pi / 2 at +-inf.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V atan(V x)
{
    if constexpr (A == tier::fast && by_pieces<V>)
        return atan_in_pieces(x);
    else if constexpr (A == tier::fast)
        return atan_plain<5>(x);
    else if constexpr (A == tier::standard)
        return atan_plain<single<V> ? 8 : 20>(x);
    else if constexpr (single<V>)
        return in_double(x, [](auto d) __attribute__((always_inline)) { return atan_plain<13>(d); });
    else
        return atan_compensated(x);
}

} // namespace hillock::math
