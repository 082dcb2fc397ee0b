#pragma once

#include "reference/record.hpp"

namespace hillock {
struct tanh;
struct lecun_tanh;
struct scaled_tanh;
struct symmetrical_sigmoid;
} // namespace hillock

namespace hillock::testing {

/// scale tanh(slope x), and from y: slope (scale - y) (scale + y) / scale.
struct scaled_tanh_record : record {
    template <class T, class F>
    static mp value(F const& f, mp const& x)
    {
        return held<T>(f.scale) * tanh(held<T>(f.slope) * x);
    }
    template <class T, class F>
    static mp derivative(F const& f, mp const& x)
    {
        return held<T>(f.scale) * held<T>(f.slope) * square(sech(held<T>(f.slope) * x));
    }
    template <class T, class F>
    static mp derivative_from_output(F const& f, mp const& y)
    {
        mp const scale = held<T>(f.scale);
        return held<T>(f.slope) * (scale - y) * (scale + y) / scale;
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.scale = 1, .slope = 1},       F{.scale = 2.5, .slope = 0.1},    F{.scale = 0.3, .slope = 3},
                F{.scale = 1e6, .slope = -1e-3}, F{.scale = 2e-5, .slope = -2e-5}, F{.scale = -1e12, .slope = 1}};
    }
};

template <>
struct reference<lecun_tanh> : scaled_tanh_record {};

template <>
struct reference<scaled_tanh> : scaled_tanh_record {};

template <>
struct reference<hillock::tanh> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return tanh(x);
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return square(sech(x));
    }
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const& y)
    {
        return (1 - y) * (1 + y);
    }
};

template <>
struct reference<symmetrical_sigmoid> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return tanh(x / 2);
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return square(sech(x / 2)) / 2;
    }
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const& y)
    {
        return (1 - y) * (1 + y) / 2;
    }
};

} // namespace hillock::testing
