#pragma once

// The reduction of arguments that no few words of pi reduce: x / pi from as many of its binary digits as matter.
//
//   x = m 2^e, m an integer;   x / (2 pi) mod 1 = (m frac(2^(e - 1) / pi)) mod 1
//
// Algorithm  Payne and Hanek's: of 1/pi only a window of 192 bits counts, which the exponent chooses: what is above it
//            contributes whole turns. The product with m, 53 bits, leaves 138 good bits of the turn, so that also the
//            argument next to a multiple of pi (2^-62 for all doubles) keeps 77.
// Source     M. Payne, R. Hanek, Radian reduction for trigonometric functions, ACM SIGNUM Newsletter 18, 1983. The
//            digits are printed by tests/coefficients/trig_huge.py.

#include <cstddef>
#include <cstdint>

#include "compensated.hpp"

namespace hillock::math {

/// x = (n + shift) pi + high + low, and whether n is odd.
struct huge_turns {
    double high;
    double low;
    bool odd;
};

/// The turns of a finite x >= 2^30; the shift is 1/2 if `shifted`, else 0.
template <bool shifted>
HILLOCK_INLINE huge_turns reduce_huge(double x)
{
    // A leading word of zeros, then 1/pi.
    constexpr std::uint32_t one_over_pi[] = {
        0x00000000, 0x517cc1b7, 0x27220a94, 0xfe13abe8, 0xfa9a6ee0, 0x6db14acc, 0x9e21c820, 0xff28b1d5,
        0xef5de2b0, 0xdb92371d, 0x2126e970, 0x03249775, 0x04e8c90e, 0x7f0ef58e, 0x5894d39f, 0x74411afa,
        0x975da242, 0x74ce3813, 0x5a2fbf20, 0x9cc8eb1c, 0xc1a99cfa, 0x4e422fc5, 0xdefc941d, 0x8ffc4bff,
        0xef02cc07, 0xf79788c5, 0xad05368f, 0xb69b3f67, 0x93e584db, 0xa7a31fb3, 0x4f2ff516, 0xba93dd63,
        0xf5f2f8bd, 0x9e839cfb, 0xc5294975, 0x35fdafd8, 0x8fc6ae84, 0x2b019823, 0x7e3db5d5};
    constexpr std::size_t words = 6;
    constexpr std::uint64_t low_half = 0xffffffff;

    std::uint64_t const bits = to_bits(x);
    std::uint64_t const m = (bits & 0xfffffffffffff) | 0x10000000000000;
    std::size_t const first = static_cast<std::size_t>(bits >> 52) - 1075 - 1 + 32; // e - 1, and the leading word
    std::size_t const skip = first / 32;
    unsigned const shift = first % 32;

    // turn[k] has the weight 2^(-32 (k + 1)); the columns of the product from the right, modulo 1.
    std::uint64_t turn[words];
    std::uint64_t carry = 0;
    std::uint64_t right = 0;
    for (std::size_t k = words; k-- > 0;) {
        std::uint64_t const pair = std::uint64_t{one_over_pi[skip + k]} << 32 | one_over_pi[skip + k + 1];
        std::uint64_t const window = (pair << shift) >> 32;
        std::uint64_t const a = (m & low_half) * window;
        std::uint64_t const b = (m >> 32) * right;
        std::uint64_t const sum = (a & low_half) + (b & low_half) + carry;
        turn[k] = sum & low_half;
        carry = (a >> 32) + (b >> 32) + (sum >> 32);
        right = window;
    }

    // Half-turns: the first bit is n mod 2, the others a fraction in [0, 1), of which the nearest integer is taken off.
    if constexpr (shifted)
        turn[0] = (turn[0] - 0x40000000) & low_half;
    bool const negative = (turn[0] & 0x40000000) != 0;
    bool const odd = ((turn[0] & 0x80000000) != 0) != negative;
    double fraction = 0;
    double rest = 0;
    double weight = negative ? -0x1p-31 : 0x1p-31;
    for (std::size_t k = 0; k < words; ++k) {
        std::uint64_t const mask = k == 0 ? 0x7fffffff : low_half;
        double const digits = static_cast<double>((negative ? ~turn[k] : turn[k]) & mask) * weight;
        auto const [s, e] = two_sum(fraction, digits);
        fraction = s;
        rest += e;
        weight *= 0x1p-32;
    }
    auto const [high, low] = two_product(fraction, 0x1.921fb54442d18p1);
    double const lower = math::fma(fraction, 0x1.1a62633145c07p-53, math::fma(rest, 0x1.921fb54442d18p1, low));
    auto const [r, r_low] = fast_two_sum(high, lower);
    return {r, r_low, odd};
}

} // namespace hillock::math
