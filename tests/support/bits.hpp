#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <type_traits>

namespace hillock::testing {

template <class T>
using bits_of_real = std::conditional_t<std::is_same_v<T, float>, std::uint32_t, std::uint64_t>;

template <class T>
bits_of_real<T> bits_of(T x)
{
    return std::bit_cast<bits_of_real<T>>(x);
}

/// The same bits, or both nan.
template <class T>
bool same_bits(T a, T b)
{
    return bits_of(a) == bits_of(b) || (std::isnan(a) && std::isnan(b));
}

/// What a nan carries, without its sign and its quiet bit.
template <class T>
bits_of_real<T> payload_of(T nan)
{
    constexpr int quiet_bit = std::is_same_v<T, float> ? 22 : 51;
    return bits_of(nan) & ((bits_of_real<T>(1) << quiet_bit) - 1);
}

/// x in decimal and in hexadecimal.
template <class T>
std::string show(T x)
{
    char text[80];
    std::snprintf(text, sizeof text, "%.9g = %a", double(x), double(x));
    return text;
}

} // namespace hillock::testing
