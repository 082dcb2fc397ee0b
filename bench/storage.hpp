#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "contender.hpp"
#include "machine.hpp"

namespace bench {

/// The arrays of one element type, as a user has them: std::vector with its own alignment.
template <class T>
struct storage {
    static constexpr std::size_t fresh = std::size_t{1} << 20; ///< numbers drawn; from here on they repeat
    static constexpr std::size_t slack = 64;                   ///< past the end: shifts, and a peer that reads ahead

    std::vector<T> x, dy, up, out, out2;

    explicit storage(std::size_t n)
        : x(normal(n + slack, 2, 1)), dy(normal(n + slack, 1, 2)), up(normal(n + slack, 1, 3)), out(n + slack),
          out2(n + slack)
    {
    }

    /// n elements of each array; in place, the output takes the place of dy or x, which `refresh` restores.
    arrays<T> lay_out(std::size_t n, place const& at, kind what)
    {
        std::size_t const s = at.shifted ? 1 : 0;
        arrays<T> a{x.data() + s, dy.data() + 2 * s, up.data() + s, out.data() + 3 * s, out2.data() + s, n};
        if (at.in_place)
            (what == kind::backward ? a.dy : a.x) = a.out;
        return a;
    }

    void refresh(arrays<T> const& a, kind what)
    {
        auto const& source = what == kind::backward ? dy : x;
        std::copy_n(source.begin(), a.n, a.out);
    }

private:
    static std::vector<T> normal(std::size_t n, double deviation, unsigned seed)
    {
        std::mt19937_64 random(seed);
        std::normal_distribution<double> distribution(0, deviation);
        std::vector<T> v(n);
        std::generate_n(v.begin(), std::min(n, fresh), [&] { return static_cast<T>(distribution(random)); });
        for (std::size_t i = fresh; i < n; ++i)
            v[i] = v[i - fresh];
        return v;
    }
};

} // namespace bench
