#pragma once

#include "math/dual.hpp"
#include "tiers.hpp"

namespace hillock {

/// A functor that has only a value, with the derivative that dual numbers give it. The value is the functor's own.
template <class F>
struct differentiated {
    F f;

    static constexpr std::string_view name = detail::name_of<F>();

    template <class V>
        requires has_value<F, V>
    HILLOCK_INLINE V value(V x) const
    {
        return f.value(x);
    }

    template <class V>
        requires has_value<F, V>
    HILLOCK_INLINE V operator()(V x) const
    {
        return f.value(x);
    }

    template <class V>
        requires has_value<F, V> && has_value<F, dual<V>>
    HILLOCK_INLINE V derivative(V x) const
    {
        return value_and_derivative(x).derivative;
    }

    template <class V>
        requires has_value<F, V> && has_value<F, dual<V>>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        // A comparison or a limit with nan may have lost it.
        return {f.value(x), math::keep_nan(x, f.value(dual<V>(x, V(scalar_t<V>(1)))).derivative)};
    }
};

/// f with a derivative, by forward-mode dual numbers. f.value must be a template on its lane, written with operators
/// and hillock::math:: functions; it is then called with a dual number of the lane.
template <class F>
HILLOCK_INLINE constexpr differentiated<F> differentiate(F f)
{
    return {f};
}

} // namespace hillock
