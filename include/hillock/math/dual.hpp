#pragma once

// Dual numbers: a value and its derivative carried through the mathematics, so that a functor that has only a value
// gets a derivative. On batches, forward mode, one input: d(f(g)) = f'(g) dg.
//
// Source     A. Griewank and A. Walther, Evaluating Derivatives, 2008, chapter 3.
// Domain     the derivative is that of the operations as written: where an infinite slope meets a zero one, it is nan.

#include "atan.hpp"
#include "cos.hpp"
#include "erfcx.hpp"
#include "exp.hpp"
#include "expm1.hpp"
#include "log.hpp"
#include "log1p.hpp"
#include "ops.hpp"
#include "sin.hpp"
#include "tanh.hpp"

namespace hillock::math {

/// A lane of type V and its derivative. It computes with itself, with V, and with V's scalar.
template <class V>
struct dual {
    V value;
    V derivative;

    HILLOCK_INLINE dual() = default;
    HILLOCK_INLINE dual(V v, V d = V(scalar_t<V>(0))) : value(v), derivative(d) {}
    HILLOCK_INLINE dual(scalar_t<V> v)
        requires(!real<V>)
        : dual(V(v))
    {
    }

    HILLOCK_INLINE friend dual operator+(dual a, dual b) { return {a.value + b.value, a.derivative + b.derivative}; }
    HILLOCK_INLINE friend dual operator-(dual a, dual b) { return {a.value - b.value, a.derivative - b.derivative}; }
    HILLOCK_INLINE friend dual operator*(dual a, dual b)
    {
        return {a.value * b.value, math::fma(a.derivative, b.value, math::rounded(a.value * b.derivative))};
    }
    HILLOCK_INLINE friend dual operator/(dual a, dual b)
    {
        V const q = math::div(a.value, b.value);
        return {q, math::div(math::fma(math::negate(q), b.derivative, a.derivative), b.value)};
    }
    HILLOCK_INLINE friend dual operator-(dual a) { return {math::negate(a.value), math::negate(a.derivative)}; }
    HILLOCK_INLINE dual& operator+=(dual b) { return *this = *this + b; }
    HILLOCK_INLINE dual& operator-=(dual b) { return *this = *this - b; }
    HILLOCK_INLINE dual& operator*=(dual b) { return *this = *this * b; }
    HILLOCK_INLINE dual& operator/=(dual b) { return *this = *this / b; }

    HILLOCK_INLINE friend auto operator<(dual a, dual b) { return a.value < b.value; }
    HILLOCK_INLINE friend auto operator>(dual a, dual b) { return a.value > b.value; }
    HILLOCK_INLINE friend auto operator<=(dual a, dual b) { return a.value <= b.value; }
    HILLOCK_INLINE friend auto operator>=(dual a, dual b) { return a.value >= b.value; }
    HILLOCK_INLINE friend auto operator==(dual a, dual b) { return a.value == b.value; }
    HILLOCK_INLINE friend auto operator!=(dual a, dual b) { return a.value != b.value; }
};

} // namespace hillock::math

namespace hillock {

using math::dual;

template <class V>
struct scalar_of<math::dual<V>> {
    using type = scalar_t<V>;
};

} // namespace hillock

namespace hillock::math {

/// The chain rule: y = f(x), slope = f'(x).
template <class V>
HILLOCK_INLINE dual<V> chain(dual<V> x, same<V> y, same<V> slope)
{
    return {y, slope * x.derivative};
}

// ---- the vocabulary

template <class V>
HILLOCK_INLINE dual<V> negate(dual<V> x)
{
    return -x;
}

template <class V>
HILLOCK_INLINE dual<V> rounded(dual<V> x)
{
    return {math::rounded(x.value), math::rounded(x.derivative)};
}

template <class V>
HILLOCK_INLINE dual<V> fma(dual<V> a, same<dual<V>> b, same<dual<V>> c)
{
    return {math::fma(a.value, b.value, c.value),
            math::fma(a.derivative, b.value, math::fma(a.value, b.derivative, c.derivative))};
}

template <class V>
HILLOCK_INLINE dual<V> fms(dual<V> a, same<dual<V>> b, same<dual<V>> c)
{
    return math::fma(a, b, -c);
}

template <class V>
HILLOCK_INLINE dual<V> fnma(dual<V> a, same<dual<V>> b, same<dual<V>> c)
{
    return math::fma(-a, b, c);
}

template <class V>
HILLOCK_INLINE dual<V> div(dual<V> a, same<dual<V>> b)
{
    return a / b;
}

template <class V>
HILLOCK_INLINE dual<V> sqrt(dual<V> x)
{
    V const y = math::sqrt(x.value);
    return chain(x, y, math::div(V(scalar_t<V>(0.5)), y));
}

/// The condition is a comparison of duals or of lanes.
template <class M, class V>
HILLOCK_INLINE dual<V> select(M condition, dual<V> a, same<dual<V>> b)
{
    return {math::select(condition, a.value, b.value), math::select(condition, a.derivative, b.derivative)};
}

/// |x|, with derivative 0 at 0.
template <class V>
HILLOCK_INLINE dual<V> abs(dual<V> x)
{
    V const zero = V(scalar_t<V>(0));
    V const slope = math::select(x.value == zero, zero, math::copysign(V(scalar_t<V>(1)), x.value));
    return chain(x, math::abs(x.value), slope);
}

template <class V>
HILLOCK_INLINE dual<V> copysign(dual<V> magnitude, same<dual<V>> sign)
{
    bits_t<V> const flip = math::sign_bit(magnitude.value) ^ math::sign_bit(sign.value);
    return {math::xor_sign(magnitude.value, flip), math::xor_sign(magnitude.derivative, flip)};
}

template <class V>
HILLOCK_INLINE dual<V> min(dual<V> x, same<dual<V>> limit)
{
    return math::select(limit.value < x.value, limit, x);
}

template <class V>
HILLOCK_INLINE dual<V> max(dual<V> x, same<dual<V>> limit)
{
    return math::select(limit.value > x.value, limit, x);
}

template <class V>
HILLOCK_INLINE dual<V> limited_abs(dual<V> x, same<dual<V>> limit)
{
    return math::min(limit, math::abs(x)); // the limit where x is nan
}

template <class V>
HILLOCK_INLINE dual<V> clamp(dual<V> x, same<dual<V>> lower, same<dual<V>> upper)
{
    return math::min(math::max(x, lower), upper);
}

template <class V>
HILLOCK_INLINE auto is_number(dual<V> x)
{
    return math::is_number(x.value);
}

template <class V>
HILLOCK_INLINE dual<V> keep_nan(dual<V> x, same<dual<V>> y)
{
    return math::select(math::is_number(x.value), y, x);
}

// ---- the functions

template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> exp(dual<V> x)
{
    V const y = math::exp<A>(x.value);
    return chain(x, y, y);
}

template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> expm1(dual<V> x)
{
    return chain(x, math::expm1<A>(x.value), math::exp<A>(x.value));
}

template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> log(dual<V> x)
{
    return chain(x, math::log<A>(x.value), math::div(V(scalar_t<V>(1)), x.value));
}

template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> log1p(dual<V> x)
{
    V const one = V(scalar_t<V>(1));
    return chain(x, math::log1p<A>(x.value), math::div(one, one + x.value));
}

template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> tanh(dual<V> x)
{
    return chain(x, math::tanh<A>(x.value), math::sech2<A>(x.value));
}

/// d sech2(x) = -2 tanh(x) sech2(x).
template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> sech2(dual<V> x)
{
    V const y = math::sech2<A>(x.value);
    return chain(x, y, math::tanh<A>(x.value) * scalar_t<V>(-2) * y);
}

template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> sin(dual<V> x)
{
    return chain(x, math::sin<A>(x.value), math::cos<A>(x.value));
}

template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> cos(dual<V> x)
{
    return chain(x, math::cos<A>(x.value), math::negate(math::sin<A>(x.value)));
}

template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> atan(dual<V> x)
{
    V const one = V(scalar_t<V>(1));
    return chain(x, math::atan<A>(x.value), math::div(one, math::fma(x.value, x.value, one)));
}

template <tier A = tier::standard, class V>
HILLOCK_INLINE dual<V> erfcx(dual<V> x)
{
    V const y = math::erfcx<A>(x.value);
    return chain(x, y, math::erfcx_slope<A>(x.value, y));
}

} // namespace hillock::math
