#pragma once

#include "reference/record.hpp"

namespace hillock {
struct sinusoid;
struct sinc;
} // namespace hillock

namespace hillock::testing {

template <>
struct reference<sinusoid> : record {
    static constexpr bool has_limits = false;
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return sin(x);
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return cos(x);
    }
    template <class F>
    static std::vector<double> roots(F const&)
    {
        std::vector<double> multiples_of_half_pi;
        for (int i = -8; i <= 8; ++i)
            multiples_of_half_pi.push_back(i * 1.5707963267948966);
        // The doubles and floats that are nearest of all to a multiple of pi / 2, by continued fractions.
        multiples_of_half_pi.insert(multiples_of_half_pi.end(), {0x1.6ac5b262ca1ffp849, 0x1.6c6cbc45dc8dep5,
                                                                 0x1.f37c8ap95, 0x1.47d0fep34, 0x1.f9cbe2p7});
        return multiples_of_half_pi;
    }
};

template <>
struct reference<sinc> : record {
    static constexpr bool signed_limits = false;
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return x.is_zero() ? mp(1) : sin(x) / x;
    }
    /// (x cos x - sin x) / x^2, which cancels near 0: there -x/3 (1 - x^2/10 + x^4/280 - x^6/15120), relative 2^-205.
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        mp const x2 = square(x);
        if (abs(x) < mp(0x1p-26))
            return -x / 3 * (1 - x2 / 10 * (1 - x2 / 28 * (1 - x2 / 54)));
        return (x * cos(x) - sin(x)) / x2;
    }
    template <class F>
    static std::vector<double> roots(F const&)
    {
        std::vector<double> found; // x = tan x, by Newton from below (n + 1/2) pi
        for (int n = 1; n <= 6; ++n) {
            double const q = (n + 0.5) * 3.1415926535897932;
            double x = q - 1 / q;
            for (int i = 0; i < 5; ++i)
                x = q - std::atan(1 / x);
            found.insert(found.end(), {-x, x, n * 3.1415926535897932});
        }
        return found;
    }
};

} // namespace hillock::testing
