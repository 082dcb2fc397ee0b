#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>

namespace hillock::exhaustive {

/// How many doubles lie between a and b; 0 between two nan.
inline std::uint64_t distance(double a, double b)
{
    if (a != a && b != b)
        return 0;
    auto const place = [](double v) {
        auto const bits = std::bit_cast<std::int64_t>(v);
        return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
    };
    auto const [low, high] = std::minmax({place(a), place(b)});
    return static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
}

} // namespace hillock::exhaustive
