#pragma once

#include "concepts.hpp"

namespace hillock {

namespace detail {

/// A functor's name, or none.
template <class F>
consteval std::string_view name_of()
{
    if constexpr (has_name<F>)
        return F::name;
    else
        return "a functor without a name";
}

/// A functor's formula, or none.
template <class F>
consteval std::string_view formula_of()
{
    if constexpr (requires { F::formula; })
        return F::formula;
    else
        return {};
}

/// A functor's properties, or nothing where it states none.
struct no_properties {};
template <class F>
consteval auto properties_of()
{
    if constexpr (requires { F::properties; })
        return F::properties;
    else
        return no_properties{};
}

} // namespace detail

/// The functor F at the accuracy tier A. A functor of the user's that knows no tiers stays as it is.
template <class F, tier A>
struct at_tier {
    F f;

    static constexpr std::string_view name = detail::name_of<F>();
    static constexpr std::string_view formula = detail::formula_of<F>();
    static constexpr auto properties = detail::properties_of<F>();

    template <real T, tier = A>
        requires requires { F::template value_error<T, A>; }
    static constexpr error_bound value_error = F::template value_error<T, A>;
    template <real T, tier = A>
        requires requires { F::template derivative_error<T, A>; }
    static constexpr error_bound derivative_error = F::template derivative_error<T, A>;

    template <class V>
        requires has_value<F, V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (requires { f.template value<A>(x); })
            return f.template value<A>(x);
        else
            return f.value(x);
    }

    template <class V>
        requires has_value<F, V>
    HILLOCK_INLINE V operator()(V x) const
    {
        static_assert(expect_lane<V>());
        return value(x);
    }

    template <class V>
        requires has_derivative<F, V>
    HILLOCK_INLINE V derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (requires { f.template derivative<A>(x); })
            return f.template derivative<A>(x);
        else
            return f.derivative(x);
    }

    template <class V>
        requires has_value<F, V> && has_derivative<F, V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (requires { f.template value_and_derivative<A>(x); })
            return f.template value_and_derivative<A>(x);
        else
            return {value(x), derivative(x)};
    }

    template <class V>
        requires output_differentiable<F, V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        if constexpr (requires { f.template derivative_from_output<A>(y); })
            return f.template derivative_from_output<A>(y);
        else
            return f.derivative_from_output(y);
    }

    template <class V>
        requires parametric<F, V>
    HILLOCK_INLINE auto parameter_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (requires { f.template parameter_derivative<A>(x); })
            return f.template parameter_derivative<A>(x);
        else
            return f.parameter_derivative(x);
    }

    template <class V>
        requires requires(F const& g, V x) { g.training_value(x, x); }
    HILLOCK_INLINE V training_value(V x, V u) const
    {
        return f.training_value(x, u);
    }

    template <class V>
        requires requires(F const& g, V x) { g.training_derivative(x, x); }
    HILLOCK_INLINE V training_derivative(V x, V u) const
    {
        return f.training_derivative(x, u);
    }
};

/// The same functor, at most 1 ulp off; `value_error` and `derivative_error` say how much.
template <class F>
HILLOCK_INLINE constexpr at_tier<F, tier::accurate> accurate(F f)
{
    return {f};
}

/// The same functor, its relative error at most 2^-15.
template <class F>
HILLOCK_INLINE constexpr at_tier<F, tier::fast> fast(F f)
{
    return {f};
}

/// The tier said last counts.
template <class F, tier A>
HILLOCK_INLINE constexpr at_tier<F, tier::accurate> accurate(at_tier<F, A> f)
{
    return {f.f};
}

template <class F, tier A>
HILLOCK_INLINE constexpr at_tier<F, tier::fast> fast(at_tier<F, A> f)
{
    return {f.f};
}

} // namespace hillock
