// A reciprocal by multiplication has a division's bits, which all instruction sets share.
#include "catch.hpp"

#include <hillock/math/reciprocal.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

#include "support/bits.hpp"

namespace {

using namespace hillock::testing;

template <class T>
T by_multiplication(T b)
{
    if constexpr (HILLOCK_HAS_FMA)
        return hillock::math::reciprocal_by_multiplication(b);
    else
        return hillock::math::reciprocal(b);
}

template <class T>
bool agrees(T b)
{
    return bits_of(by_multiplication(b)) == bits_of(T(1) / b);
}

/// Of the mantissas from `first` on with this step, each with a random exponent, how many have not a division's bits.
template <class T>
int disagreeing(bits_of_real<T> first, bits_of_real<T> count, bits_of_real<T> step)
{
    using bits = bits_of_real<T>;
    bits const one = std::bit_cast<bits>(T(1));
    bits const mask = (bits(1) << (std::numeric_limits<T>::digits - 1)) - 1;
    std::mt19937 random(1);
    int const greatest = hillock::math::single<T> ? 100 : 1000;
    std::uniform_int_distribution<int> exponents(-greatest, greatest - 1);
    int result = 0;
    for (bits i = 0; i < count; ++i) {
        T const mantissa = std::bit_cast<T>(one | ((first + i * step) & mask));
        result += agrees(std::ldexp(mantissa, exponents(random))) ? 0 : 1;
    }
    return result;
}

} // namespace

TEST_CASE("a reciprocal by multiplication has the bits of a division")
{
    CHECK(disagreeing<float>(0, std::uint32_t(1) << 23, 1) == 0);
    // Below and above a power of two, and all over.
    CHECK(disagreeing<double>(std::uint64_t(0) - 100000, 200000, 1) == 0);
    CHECK(disagreeing<double>(0, 5000000, 0x9e3779b97f4a7c15) == 0);
}
