#!/usr/bin/env python3
"""Prints units w for the sums in include/hillock/math/silu_slope.hpp, and the error of silu' in each.

Any unit serves whose square is nearly a float, with which the root's terms are, see silu_slope.sollya, and silu'(0) is 1/2.
It moves the roundings to other places of their binades. The header has one whose error is little among all floats, too.
"""
import math

from slope_unit import about_root, draw, fma, horner, misses, over_square_of_sum, single, worst

Z0, E0 = -1.2784645427610738, 0.27846454276107380  # 1 + z0 + e^z0 = 0
SHORT = float.fromhex("-0x1.47498p0")  # z0 in fewer digits
REST = float.fromhex("0x1.86f7dbe903946p-21")  # z0 - that
POWER = math.exp(SHORT)
# (e^r - 1) / r on |r| <= ln 2 / 2, minimax relative to itself.
EXPM1 = [1.000000008, 0.4999999799, 0.1666650521, 0.04166713897, 0.008369177143, 0.001388887286]


def exact(x):
    """silu'(x), about the root."""
    d, e = x - Z0, math.exp(x)
    return e * (d + E0 * math.expm1(d)) / (1 + e) ** 2


def argument(x):
    """What does not depend on the unit: silu'(x), its ulp, x, 2^n and r."""
    y = exact(x)
    close = single(x - SHORT)
    n = float(round(close / math.log(2)))
    r = fma(n, float.fromhex("-0x1.7f7d1cp-20"), fma(n, float.fromhex("-0x1.62e4p-1"), close))
    return y, 2.0 ** (math.frexp(y)[1] - 24), x, 2.0**n, r


def constants(w):
    """d, c and u's coefficients, or nothing."""
    d = single(-w * Z0)
    q = [single(w * POWER * k) for k in EXPM1]
    first = -(w * Z0 + d) - REST * (q[0] + REST * q[1])
    if misses(w * w, 0.06) or misses(w * POWER, 0.6) or abs(single(first) - first) > 2.0**-50:
        return None
    return d, d - w, [single(first)] + q


def slope_in(w):
    """silu', or nothing."""
    known = constants(w)
    if not known:
        return None
    d, c, u = known

    def slope(x, power, r):
        e, growth = about_root(power, horner(r, u), c)
        return over_square_of_sum(single(e * single(growth + fma(x, w, d))), e, w)

    return slope


arguments = draw(argument, 1500, [(-12, -4), (-4, -1.3), (-1.25, 0), (0, 2)])
arguments += [argument(single(Z0 + k * 2.0**-23)) for k in range(-8, 9)]
for k in range(84000):
    unit = single(1.28 + k * 2.0**-23)
    slope = slope_in(unit)
    if slope and slope(*argument(0.0)[2:]) == 0.5:
        print("unit", unit.hex(), "error", worst(slope, arguments))
