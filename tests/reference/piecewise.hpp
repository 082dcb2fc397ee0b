#pragma once

#include "reference/record.hpp"

namespace hillock {
struct identity;
struct binary_step;
struct absolute;
struct relu;
struct hard_sigmoid;
struct hard_tanh;
} // namespace hillock

namespace hillock::testing {

/// A function of lines that meet at the origin.
struct kink_at_origin : record {
    template <class F>
    static std::vector<double> kinks(F const&)
    {
        return {0};
    }
};

template <>
struct reference<identity> : record {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return x;
    }
    template <class T, class F>
    static mp derivative(F const&, mp const&)
    {
        return 1;
    }
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const&)
    {
        return 1;
    }
};

template <>
struct reference<binary_step> : kink_at_origin {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return x < 0 ? 0 : 1;
    }
    template <class T, class F>
    static mp derivative(F const&, mp const&)
    {
        return 0;
    }
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const&)
    {
        return 0;
    }
};

template <>
struct reference<absolute> : kink_at_origin {
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return abs(x);
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return x < 0 ? -1 : x > 0 ? 1 : 0;
    }
};

template <>
struct reference<relu> : kink_at_origin {
    static constexpr bool signed_origin = false; // max(-0, 0) is either
    template <class T, class F>
    static mp value(F const&, mp const& x)
    {
        return x > 0 ? x : mp(0);
    }
    template <class T, class F>
    static mp derivative(F const&, mp const& x)
    {
        return x > 0 ? 1 : 0;
    }
    template <class T, class F>
    static mp derivative_from_output(F const&, mp const& y)
    {
        return y > 0 ? 1 : 0;
    }
};

template <>
struct reference<hard_sigmoid> : record {
    template <class T, class F>
    static mp value(F const& f, mp const& x)
    {
        mp const line = held<T>(f.slope) * x + held<T>(f.offset);
        return line < 0 ? mp(0) : line > 1 ? mp(1) : line;
    }
    /// The edges where the line meets 0 and 1 are those of the parameters as given, -2.5 and 2.5, rounded to T: with
    /// the slope 0.2 as T holds it they would lie beside the numbers that everyone means.
    template <class T, class F>
    static mp derivative(F const& f, mp const& x)
    {
        bool const inside = x >= held<T>(-f.offset / f.slope) && x <= held<T>((1 - f.offset) / f.slope);
        return inside ? held<T>(f.slope) : mp(0);
    }
    template <class T, class F>
    static mp derivative_from_output(F const& f, mp const& y)
    {
        return y > 0 && y < 1 ? held<T>(f.slope) : mp(0);
    }
    template <class F>
    static std::vector<double> kinks(F const& f)
    {
        return {-f.offset / f.slope, (1 - f.offset) / f.slope};
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.slope = 1.0 / 6}, F{.slope = 0.5, .offset = 0.25}, F{.slope = 1, .offset = 0}};
    }
};

template <>
struct reference<hard_tanh> : record {
    template <class T, class F>
    static mp value(F const& f, mp const& x)
    {
        mp const lower = held<T>(f.lower), upper = held<T>(f.upper);
        return x < lower ? lower : x > upper ? upper : x;
    }
    template <class T, class F>
    static mp derivative(F const& f, mp const& x)
    {
        return x >= held<T>(f.lower) && x <= held<T>(f.upper) ? 1 : 0;
    }
    template <class T, class F>
    static mp derivative_from_output(F const& f, mp const& y)
    {
        return y > held<T>(f.lower) && y < held<T>(f.upper) ? 1 : 0;
    }
    template <class F>
    static std::vector<double> kinks(F const& f)
    {
        return {f.lower, f.upper};
    }
    template <class F>
    static std::vector<F> variants()
    {
        return {F{.lower = -2, .upper = 2}, F{.lower = 0.1, .upper = 6}, F{.lower = -1, .upper = 0.3}};
    }
};

} // namespace hillock::testing
