#pragma once

#include "reference/record.hpp"

namespace hillock {
struct elu;
struct selu;
} // namespace hillock

namespace hillock::testing {

template <>
struct reference<elu> : record {
    template <class T, class F>
    static mp value(F const& f, mp const& x)
    {
        return x > 0 ? x : held<T>(f.alpha) * expm1(x);
    }
    template <class T, class F>
    static mp derivative(F const& f, mp const& x)
    {
        return x > 0 ? mp(1) : held<T>(f.alpha) * exp(x);
    }
    template <class T, class F>
    static mp derivative_from_output(F const& f, mp const& y)
    {
        return y > 0 ? mp(1) : y + held<T>(f.alpha);
    }
    template <class T, class F>
    static mp parameter_derivative(F const&, mp const& x)
    {
        return x > 0 ? mp(0) : expm1(x);
    }
    template <class F>
    static std::vector<double> kinks(F const&)
    {
        return {0};
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.alpha = 0.5}, F{.alpha = 1.1}, F{.alpha = 7}, F{.alpha = 1e-3}};
    }
};

template <>
struct reference<selu> : record {
    template <class T, class F>
    static mp value(F const& f, mp const& x)
    {
        return held<T>(f.lambda) * (x < 0 ? held<T>(f.alpha) * expm1(x) : x);
    }
    template <class T, class F>
    static mp derivative(F const& f, mp const& x)
    {
        return held<T>(f.lambda) * (x < 0 ? held<T>(f.alpha) * exp(x) : mp(1));
    }
    template <class T, class F>
    static mp derivative_from_output(F const& f, mp const& y)
    {
        return y < 0 ? y + held<T>(f.lambda) * held<T>(f.alpha) : held<T>(f.lambda);
    }
    template <class F>
    static std::vector<double> kinks(F const&)
    {
        return {0};
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.alpha = 1, .lambda = 1}, F{.alpha = 0.7, .lambda = 1.3},
                F{.alpha = 20.1445187, .lambda = 1.59734892}, F{.alpha = 1e-3, .lambda = 1e-3},
                F{.alpha = 4e5, .lambda = 1e6}};
    }
};

} // namespace hillock::testing
