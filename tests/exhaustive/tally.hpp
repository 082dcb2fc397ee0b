#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace hillock::exhaustive {

/// The errors of one function, kind and tier.
template <class T>
struct tally {
    static constexpr std::array<double, 4> edges{0.5, 1, 2, 4};

    std::uint64_t count = 0;
    double worst = -1; ///< in ulps
    T worst_at = std::numeric_limits<T>::quiet_NaN();
    T worst_result = std::numeric_limits<T>::quiet_NaN();
    std::array<std::uint64_t, 4> at_most{}; ///< how many errors are at most edges[i]
    std::uint64_t lost_payloads = 0;        ///< nan that came back with other bits, but for the quiet one and the sign

    void add(T x, T y, double error)
    {
        ++count;
        for (std::size_t i = 0; i < edges.size(); ++i)
            at_most[i] += error <= edges[i];
        if (!(error <= worst)) {
            worst = error;
            worst_at = x;
            worst_result = y;
        }
    }

    void add(tally const& t)
    {
        count += t.count;
        lost_payloads += t.lost_payloads;
        for (std::size_t i = 0; i < edges.size(); ++i)
            at_most[i] += t.at_most[i];
        if (t.worst > worst) {
            worst = t.worst;
            worst_at = t.worst_at;
            worst_result = t.worst_result;
        }
    }
};

} // namespace hillock::exhaustive
