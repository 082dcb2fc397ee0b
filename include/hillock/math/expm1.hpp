#pragma once

// e^x - 1, to full relative accuracy also next to 0.
//
//   e^x - 1 = 2^n p + (2^n - 1),   e^x = 2^n (1 + p), see exp.hpp
//
// Algorithm  2^n - 1 is exact where it matters, and the sum does not cancel: for n = -1 or 1, where it comes nearest to
//            that, |2^n p| is at most 3/4 and 3/5 of |2^n - 1|.
// Domain     expm1(-0) = -0, expm1(-inf) = -1, expm1(inf) = inf.
// Accuracy   see the tests of elu, which is this function on its left.

#include "exp.hpp"

namespace hillock::math {

/// e^x - 1.
template <tier A = tier::standard, class V>
HILLOCK_INLINE V expm1(V x)
{
    V const one = V(scalar_t<V>(1));
    V const lower = constant<V>(single<V> ? -20 : -40); // below this, e^x is less than 1/8 ulp of the result
    V const clamped = clamp(x, lower, constant<V>(exp_overflow<V>));
    V const greatest = constant<V>(single<V> ? 127 : 1023);
    V n;
    V y;
    if constexpr (A == tier::accurate) {
        auto const e = reduced_exp_exact(clamped);
        n = e.n;
        auto const sum = add_power(math::negate(one), e.with_power(exp2i(math::min(n, greatest))));
        y = sum.high + sum.low;
    } else {
        auto const e = reduced_exp<A, exp_use::alone>(clamped);
        n = e.n;
        V const power = exp2i(math::min(n, greatest));
        y = math::fma(power, e.p, power - one);
    }
    y = math::select(n > greatest, y + y, y);
    // A zero's sign is lost in 2^n - 1.
    return from_bits<V>(to_bits(y) | sign_bit(x));
}

} // namespace hillock::math
