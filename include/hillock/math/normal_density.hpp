#pragma once

// The density of the normal distribution, phi(a) = e^(-a^2 / 2) / sqrt(2 pi), in a unit that keeps it a normal number.
//
// Algorithm  a^2 is an exact product of two lanes, since the exponential amplifies its rounding. With fused multiply-add,
//            floats take it by eighths, see exp_shifted.hpp, from a table that 1 / sqrt(2 pi) is built into; the others
//            add that in two parts, or leave it to the unit. The fast tier's bound allows for the rounding of a^2.
// Source     tests/coefficients/exp_eighths.py prints h, exp.sollya k and q on |r| <= ln 2 / 16 (2^-25.7), mills_ratio.py
//            1 / sqrt(2 pi).

#include "compensated.hpp"
#include "exp2_of_product.hpp"
#include "exp_shifted.hpp"

namespace hillock::math {

/// 1 / sqrt(2 pi); of floats a number between that and half of Mills' ratio's N(0), see mills_ratio.hpp.
template <class V>
HILLOCK_INLINE sum_of_two<V> normal_density_at_0()
{
    return {constant<V>(single<V> ? 0x1.988454p-2 : 0x1.9884533d43651p-2),
            constant<V>(single<V> ? -0x1.4p-27 : -0x1.cbc0d30ebfd15p-56)};
}

/// Units of -1/2, with h = 2^(j/8) / (k sqrt(2 pi)).
struct normal_density_eighths : unit_of<-1, 2> {
    static constexpr double k = 0x1.ded6c6p-1;
    static constexpr double q[3]{-0x1.ded6c8p-2, 0x1.deeap-4, -0x1.3f30b2p-6};

    template <std::size_t j>
    static consteval double entry()
    {
        constexpr double h[8]{0x1.b4ced4p-2, 0x1.dc57a8p-2, 0x1.03ba4p-1,  0x1.1b3c22p-1,
                              0x1.34deaep-1, 0x1.50d33p-1,  0x1.6f4f6ap-1, 0x1.908dfcp-1};
        return h[j];
    }
};

/// The unit of `normal_density`.
template <tier A, class V>
inline constexpr double normal_density_unit = (plain<A> ? 0x1.9884533d43651p-2 : 1) * power_of_two<-decay_exponent<V>>;

/// phi(a) in that unit, but in the accurate tier, from a^2 in two parts.
template <tier A, class V>
HILLOCK_INLINE V normal_density(sum_of_two<V> square)
{
    scalar_t<V> const minus_half = scalar_t<V>(-0.5);
    if constexpr (A == tier::fast) {
        return exp2_of_product<decay_exponent<V>>(square.high, constant<V>(-0x1.71547652b82fep-1)); // -log2(e) / 2
    } else if constexpr (A == widened) {
        auto const e = reduced_decay<A>(square.high * minus_half);
        return math::fma(e.power, e.p, e.power);
    } else if constexpr (by_pieces<V>) {
        return shifted_exp_in_units<normal_density_eighths>(square.high, decay_exponent<V>, square.low);
    } else {
        // Without fused multiply-add a double's exponential is the accurate one: the other leads above 4 ulp.
        constexpr tier exponential = HILLOCK_HAS_FMA || single<V> ? A : tier::accurate;
        auto const e = reduced_decay<exponential>(square.high * minus_half, square.low * minus_half);
        return mantissa_times(normal_density_at_0<V>(), e) * e.power;
    }
}

} // namespace hillock::math
