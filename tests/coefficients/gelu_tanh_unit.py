#!/usr/bin/env python3
"""Prints units w for the sums in include/hillock/math/gelu_tanh_slope.hpp, and the error of gelu_tanh' in each.

A unit serves in which the square, the table and what is taken off the sum are nearly floats, see gelu_tanh_slope.sollya, and
gelu_tanh'(0) is 1/2. The header has one whose error is little among all floats, too.
"""
import math

from slope_unit import about_root, draw, eighths, fma, horner, misses, over_square_of_sum, polynomial, single, worst

K1 = 2 * math.sqrt(2 / math.pi)
K3 = 0.044715 * K1
A0 = float.fromhex("0x1.8142ap-1")  # next to the root -a0
SHORT = float.fromhex("0x1.6ee18p4")  # a0^2 + k1 / k3 in fewer digits
REST = A0 * A0 + K1 / K3 - SHORT
Z0, B0 = -(K1 * A0 + K3 * A0**3), -(K1 * A0 + 3 * K3 * A0**3)
C = -1 - B0
P = polynomial((math.exp(Z0) - C) / C, K3)


def exact(x):
    """gelu_tanh'(x)."""
    e = math.exp(x * (K1 + K3 * x * x))
    return e * (1 + e + x * (K1 + 3 * K3 * x * x)) / (1 + e) ** 2


def argument(x):
    """What does not depend on the unit: gelu_tanh'(x), its ulp, x, d, the sum, n in eighths and p."""
    y, d = exact(x), single(x + A0)
    total = x * (x - A0) + SHORT
    high = single(total)
    low = total - high + REST
    n = round(d * high * K3 / math.log(2) * 8)
    r = single(d * high + d * low - n * math.log(2) / 8 / K3)
    return y, 2.0 ** (math.frexp(y)[1] - 24), x, d, high, low, n, horner(r, P)


def slope_in(w):
    """gelu_tanh', or nothing."""
    third = round(2 * K1 * w * 2**17) / 2**17
    table = eighths(w * C, 0.6)
    if not table or misses(w * C, 0.3) or misses(w * w, 0.3) or abs(third / (2 * K1 * w) - 1) > 2.0**-25:
        return None
    more = single(third * 3 * K3 / (2 * K1) - 1)

    def slope(x, d, high, low, n, p):
        e, growth = about_root(table, n, p)
        numerator = fma(d, high - third, fma(d, fma(high, more, low), growth))
        return over_square_of_sum(fma(e, numerator, 64 * (x - (d - A0))), e, w)

    return slope


arguments = draw(argument, 1500, [(-5, -2.5), (-2.5, -0.8), (-0.7, 0), (0, 1)])
for k in range(42000):
    unit = single(4.72 + k * 2.0**-21)
    slope = slope_in(unit)
    if slope and slope(*argument(0.0)[2:]) == 0.5:
        print("unit", unit.hex(), "error", worst(slope, arguments))
