#pragma once

#include "reference/record.hpp"

namespace hillock {
struct gaussian;
struct gelu;
struct gelu_tanh;
} // namespace hillock

namespace hillock::testing {

template <>
struct reference<gaussian> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return exp(-square(x));
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return -2 * x * exp(-square(x));
    }
};

template <>
struct reference<gelu> : record {
    static mp phi_integral(mp const& x) { return erfc(-x / sqrt(mp(2))) / 2; }
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return x * phi_integral(x);
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        mp const left = phi_integral(x);
        mp const right = x * exp(-square(x) / 2) / sqrt(2 * pi());
        return left.is_zero() ? right : left + right; // where both underflow, the greater term's sign
    }
    template <class F>
    static std::vector<double> roots(F const&)
    {
        return {-0.7517915246935645};
    }
};

template <>
struct reference<gelu_tanh> : record {
    // x / (1 + e^-2u), u = sqrt(2 / pi) (x + 0.044715 x^3).
    static mp cubic() { return mp("0.044715"); }
    static mp scale() { return sqrt(2 / pi()); }
    static mp two_u(mp const& x) { return 2 * scale() * x * (1 + cubic() * square(x)); }
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return x / (1 + exp(-two_u(x)));
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        mp const z = two_u(x);
        mp const slope_of_z = 2 * scale() * (1 + 3 * cubic() * square(x));
        // A product, so that a limit of zero has the sign it comes from.
        return (1 + x * slope_of_z / (1 + exp(z))) / (1 + exp(-z));
    }
    template <class F>
    static std::vector<double> roots(F const&)
    {
        return {-0.7524614220710163};
    }
};

} // namespace hillock::testing
