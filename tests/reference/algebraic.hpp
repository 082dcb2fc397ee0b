#pragma once

#include "reference/record.hpp"

namespace hillock {
struct arctan;
struct softsign;
struct bent_identity;
} // namespace hillock

namespace hillock::testing {

template <>
struct reference<arctan> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return atan(x);
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return 1 / (1 + square(x));
    }
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const& y)
    {
        return square(cos(y));
    }
};

template <>
struct reference<softsign> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return x / (1 + abs(x));
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return 1 / square(1 + abs(x));
    }
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const& y)
    {
        return square(1 - abs(y));
    }
    template <class F>
    static std::vector<double> kinks(F const&)
    {
        return {0}; // of the second derivative
    }
};

template <>
struct reference<bent_identity> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return x.is_zero() ? x : square(x) / (2 * (sqrt(square(x) + 1) + 1)) + x;
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return x / (2 * sqrt(square(x) + 1)) + 1;
    }
    // With t = 2 y + 1 = sqrt(x^2 + 1) + 2 x, 3 x^2 - 4 t x + t^2 - 1 = 0, and x is its smaller root.
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const& y)
    {
        mp const t = 2 * y + 1;
        mp const x = (2 * t - sqrt(square(t) + 3)) / 3;
        return x / (2 * (t - 2 * x)) + 1;
    }
};

} // namespace hillock::testing
