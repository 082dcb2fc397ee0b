#pragma once

// All records, and the exact result of a functor at any input: nan, infinities and the sign of zero included.

#include <array>
#include <cmath>

#include "reference/algebraic.hpp"
#include "reference/exponential_linear.hpp"
#include "reference/gated.hpp"
#include "reference/gaussian_error.hpp"
#include "reference/hyperbolic.hpp"
#include "reference/leaky.hpp"
#include "reference/logistic.hpp"
#include "reference/periodic.hpp"
#include "reference/piecewise.hpp"

namespace hillock::testing {

/// What of a functor is looked at.
enum class kind { value, derivative, from_output, parameter };

/// In the order of hillock::tier.
inline constexpr std::array<char const*, 3> tier_names{"accurate", "standard", "fast"};

inline char const* name_of(kind k)
{
    switch (k) {
    case kind::value:
        return "value";
    case kind::derivative:
        return "derivative";
    case kind::from_output:
        return "from_output";
    default:
        return "parameter";
    }
}

/// The record's formula at a number.
template <kind K, class T, class F>
mp formula(F const& f, mp const& x)
{
    using R = reference<F>;
    if constexpr (K == kind::value)
        return R::template value<T>(f, x);
    else if constexpr (K == kind::derivative)
        return R::template derivative<T>(f, x);
    else if constexpr (K == kind::from_output)
        return R::template derivative_from_output<T>(f, x);
    else
        return R::template parameter_derivative<T>(f, x);
}

/// The exact result for x. At infinity it is that at 2^10000, which no result of a lane can tell from the limit: beyond
/// their range or so near to it that it rounds to it, and with the sign of zero from the side it comes from.
template <kind K, class T, class F>
mp exact(F const& f, T x)
{
    if (std::isnan(x) || (std::isinf(x) && !reference<F>::has_limits))
        return mp();
    if (std::isinf(x)) {
        mp const far = power_of_two(10000);
        return formula<K, T>(f, x > 0 ? far : -far);
    }
    return formula<K, T>(f, mp(x));
}

/// Whether the sign of a zero that stands for this exact result is determined. It always is where a result underflows
/// and at infinity, unless the function oscillates there; of an exact zero it is the value's alone.
template <kind K, class F, class T>
bool zero_is_signed(T x, mp const& result)
{
    if (std::isinf(x))
        return reference<F>::signed_limits;
    if (!result.is_zero())
        return true;
    return K == kind::value && (x != 0 || reference<F>::signed_origin);
}

} // namespace hillock::testing
