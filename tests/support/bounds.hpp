#pragma once

// The bounds that are tested: the numbers stated as data on the functor.

#include <array>

#include <hillock/concepts.hpp>

#include "reference/reference.hpp"

namespace hillock::testing {

/// The bound of F's results of kind K in T at tier A, in ulps.
template <class F, kind K, class T, tier A>
constexpr double stated_bound()
{
    constexpr error_bound stated = [] {
        if constexpr (K == kind::value)
            return F::template value_error<T, A>;
        else if constexpr (K == kind::derivative)
            return F::template derivative_error<T, A>;
        else // What the tiers promise for everything else: a derivative from the output, of a parameter.
            return bound<T, A>({4, 4, 256}, {4, 4, 0x1p37});
    }();
    static_assert(stated.plus == 0, "an absolute term is not needed so far: teach error_in_ulps first");
    return stated.ulps;
}

/// The same for all tiers, in their order.
template <class F, kind K, class T>
inline constexpr std::array<double, 3> stated_bounds{stated_bound<F, K, T, tier::accurate>(),
                                                     stated_bound<F, K, T, tier::standard>(),
                                                     stated_bound<F, K, T, tier::fast>()};

/// Kind K of f at tier A.
template <kind K, tier A, class F, class V>
V evaluate(F const& f, V x)
{
    if constexpr (K == kind::value)
        return f.template value<A>(x);
    else if constexpr (K == kind::derivative)
        return f.template derivative<A>(x);
    else if constexpr (K == kind::from_output)
        return f.template derivative_from_output<A>(x);
    else
        return f.template parameter_derivative<A>(x);
}

} // namespace hillock::testing
