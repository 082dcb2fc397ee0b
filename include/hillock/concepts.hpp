#pragma once

// What an activation is, and the words that every functor, kernel and test uses for it.
//
// True of all activations, and said here once: nan in, nan out; an infinite input gives the limit of the exact
// function, with its sign of zero; nothing overflows, and nothing is flushed to zero, unless the exact result is; a
// value depends on the input alone, and a scalar has the bits of a batch's lane.

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <xsimd/xsimd.hpp>

#include "inline.hpp"

namespace hillock {

/// How exact: at most 1 ulp, at most 4 ulp, or a relative error of at most 2^-15; each over all inputs.
enum class tier { accurate, standard, fast };

/// The scalars that the library computes in.
template <class T>
concept real = std::same_as<T, float> || std::same_as<T, double>;

/// A bound on |computed - exact|: `ulps` units in the last place of the exact result, rounding included, plus `plus`.
struct error_bound {
    double ulps = 0;
    double plus = 0;
};

/// A function's bounds in ulps, one a tier.
struct tier_bounds {
    double accurate = 0;
    double standard = 0;
    double fast = 0;
};

/// Of two bounds the one that holds here: with fused multiply-add, or without.
consteval double by_fma(double with, double without) { return HILLOCK_HAS_FMA ? with : without; }

/// The bound of tier A in the type T, of a function's table of bounds.
template <real T, tier A>
consteval error_bound bound(tier_bounds in_float, tier_bounds in_double)
{
    tier_bounds const b = std::same_as<T, float> ? in_float : in_double;
    return {A == tier::accurate ? b.accurate : A == tier::standard ? b.standard : b.fast};
}

/// A value and its derivative, computed together.
template <class V>
struct evaluation {
    V value;
    V derivative;
};

template <class V>
struct scalar_of;

template <real T>
struct scalar_of<T> {
    using type = T;
};

template <real T, class Arch>
struct scalar_of<xsimd::batch<T, Arch>> {
    using type = T;
};

/// The scalar of a lane: float for float, batch<float, A> and dual<batch<float, A>>.
template <class V>
using scalar_t = typename scalar_of<std::remove_cv_t<V>>::type;

/// What a functor computes on: a real, a batch of them, or a dual number of either.
template <class V>
concept lane = requires { typename scalar_t<V>; };

/// Whether V is a lane, and where it is not, an integer most often, an error that says what x may be.
template <class V>
consteval bool expect_lane()
{
    constexpr bool is_lane = lane<V>;
    static_assert(is_lane,
                  "hillock: f(x) takes a float, a double, an xsimd::batch of either, or a dual number of these");
    return is_lane;
}

/// A functor with a value: enough for `forward`.
template <class F, class V>
concept has_value = requires(F const& f, V x) {
    { f.value(x) } -> std::same_as<V>;
};

/// A functor with a derivative: enough for `backward`.
template <class F, class V>
concept has_derivative = requires(F const& f, V x) {
    { f.derivative(x) } -> std::same_as<V>;
};

/// A functor that names itself.
template <class F>
concept has_name = requires {
    { F::name } -> std::convertible_to<std::string_view>;
};

/// An activation function on lanes of type V.
template <class F, class V = float>
concept activation = has_name<F> && has_value<F, V> && has_derivative<F, V>;

/// The derivative is a function of the output, so that a layer may keep y and forget x.
template <class F, class V = float>
concept output_differentiable = requires(F const& f, V y) {
    { f.derivative_from_output(y) } -> std::same_as<V>;
};

/// The functor has learnable parameters: `parameter_derivative` is one V, or a struct of V named like the parameters.
template <class F, class V = float>
concept parametric = requires(F const& f, V x) { f.parameter_derivative(x); };

} // namespace hillock
