#!/usr/bin/env python3
"""Prints the unit of a float's 1 + e^u in include/hillock/math/gate.hpp, and that times e^u0.

Any unit serves whose product with e^u0 is nearly a float. It moves the roundings of e^u and 1 + e^u to other places of their
binades; the best of hundreds is the one with the least error of silu' among many arguments.
"""
import math
import random
import struct

ROOT = 1.2784645427610738
POWER = float.fromhex("0x1.cba9de5920a28p+1")
SINGLE = struct.Struct("f")


def single(v):
    """The float next to a double."""
    return SINGLE.unpack(SINGLE.pack(v))[0]


def fma(a, b, c):
    """Of floats: their product is exact in double, whose rounding of the sum hardly matters."""
    return single(a * b + c)


def slope(a):
    """silu'(-a), about the root."""
    d = a - ROOT
    y = 1 / (1 + math.exp(a))
    return -y * (y * math.expm1(d) + d * (1 - y))


def parts(a):
    """silu'(-a), its ulp, and what does not depend on the unit, see from_gate_root. The power of two is less by s."""
    close = single(a - float.fromhex("0x1.47498p0"))
    n = float(round(close / math.log(2)))
    r = fma(n, float.fromhex("-0x1.62e4p-1"), close)
    r = single(r + fma(n, float.fromhex("-0x1.7f7d1cp-20"), float.fromhex("0x1.86f7c6p-21")))
    q = float.fromhex("0x1.6a5e52p-10")
    for c in ("0x1.123ad6p-7", "0x1.5558a2p-5", "0x1.55549p-3", "0x1.fffffcp-2"):
        q = fma(q, r, float.fromhex(c))
    p = fma(single(r * r), q, r)
    power = 2.0**n
    d = single(close + float.fromhex("0x1.86f7e2p-21"))
    exact = slope(a)
    ulp = 2.0 ** (math.frexp(exact)[1] - 24)
    return exact, ulp, power, p, d, fma(-d, 1.0, fma(power, p, single(power - 1)))


def worst(unit, arguments):
    """In units in the last place."""
    error = 0.0
    c = single(unit * POWER)
    for exact, ulp, power, p, d, k in arguments:
        g = single(unit / fma(power, fma(c, p, c), unit))
        error = max(error, abs(single(fma(k, g, d) * g) + exact) / ulp)
    return error


def draw(count):
    spread = [(0, 24), (1.1, 1.45)]
    return [parts(single(random.uniform(*spread[i % 2]))) for i in range(count)]


random.seed(1)
units = [single(random.uniform(1, 2)) for _ in range(10000)]
units = [u for u in units if abs(single(u * POWER) / (u * POWER) - 1) < 0.03 * 2.0**-24]
few, many = draw(3000), draw(200000)
units.sort(key=lambda u: worst(u, few))
best = min(units[:10], key=lambda u: worst(u, many))
print("unit 1: error", worst(1.0, many))
print("unit", best.hex(), "times e^u0", single(best * POWER).hex(), "error", worst(best, many))
