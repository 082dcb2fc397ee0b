#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "contender.hpp"

namespace bench {

/// The distance of T's numbers around y; below the normal numbers that of the subnormal ones.
template <class T>
long double ulp_of(long double y)
{
    using limits = std::numeric_limits<T>;
    int const exponent = y == 0 ? limits::min_exponent : std::ilogb(y) + 1;
    return std::ldexp(1.0L, std::max(exponent, limits::min_exponent) - limits::digits);
}

/// The largest |y - exact| in ulps of the exact result, over those elements where the reference is sure of a twentieth
/// of an ulp. Infinite where a finite result is not finite.
template <class T>
double max_ulp(T const* y, std::vector<expected> const& exact)
{
    long double worst = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        long double const unit = ulp_of<T>(exact[i].value);
        if (exact[i].doubt > unit / 20)
            continue;
        if (!std::isfinite(y[i]))
            return std::numeric_limits<double>::infinity();
        worst = std::max(worst, std::abs(static_cast<long double>(y[i]) - exact[i].value) / unit);
    }
    return static_cast<double>(worst);
}

} // namespace bench
