#!/usr/bin/env python3
"""Prints the constants of include/hillock/math/reciprocal.hpp.

A start y0, whose bits are those of the printed number minus those of b (or half of them, for the square root), lies
within a few percent. With u = b y0 (b y0^2), the parabola (kappa - u)^2 + rest makes y0 times it nearest to 1 / b
(1 / sqrt(b)), relatively; of all numbers with twelve bits the start is the one for which it comes nearest.

For the reciprocal the pair kappa, rest that is used is a near one with which the nearest number comes out for the b just
below a power of two, of which 1 / b is barely above the middle of two numbers: Newton's steps, which come from below,
would stop at the lower one. rest has to have all digits of the type.
"""
import math
import struct
from fractions import Fraction


def bits(x):
    return struct.unpack("<I", struct.pack("<f", x))[0]


def number(i):
    return struct.unpack("<f", struct.pack("<I", i))[0]


def single(x):
    return struct.unpack("<f", struct.pack("<f", x))[0].hex()


def minimax(power, low, high):
    """A, B and the error of u^power (u^2 + A u + B) - 1 on [low, high], by Remez' exchange of three points."""
    us = [low + (high - low) * i / 400 for i in range(401)]
    points = [low, (low + high) / 2, high]
    for _ in range(8):
        # u^2 + A u + B = (1 + E) / u^power with E = +-e: two differences of it remove B.
        rows = [(u, -((-1) ** i) / u**power, u**-power - u**2) for i, u in enumerate(points)]
        (a1, e1, r1), (a2, e2, r2) = (tuple(x - y for x, y in zip(rows[i], rows[i + 1])) for i in (0, 1))
        e = (a1 * r2 - a2 * r1) / (a1 * e2 - a2 * e1)
        a = (r1 - e1 * e) / a1
        b = rows[0][2] - rows[0][0] * a - rows[0][1] * e
        errors = [u**power * (u * u + a * u + b) - 1 for u in us]
        sign = math.copysign(1, errors[0])
        middle = max(range(401), key=lambda i: -sign * errors[i])
        last = max(range(middle, 401), key=lambda i: sign * errors[i])
        points = [max(us[: middle + 1], key=lambda u: sign * errors[us.index(u)]), us[middle], us[last]]
    return a, b, max(map(abs, errors))


def start(power, step, about, exponent):
    """Searches the start, of which the integer is `about` or somewhat less."""
    args = [1 + 3 * i / 300 for i in range(300)]

    def reached(magic):
        us = [b * number(magic - bits(b) // step) ** step for b in args]
        return minimax(power, min(us), max(us))

    magic = min(range(about, about - 2**20, -(2**11)), key=lambda m: reached(m)[2])
    a, b, error = reached(magic)
    print(f"float: {number(magic).hex()}, double: the same times 2^{exponent}; error 2^{math.log2(error):.1f}")
    print("kappa", single(-a / 2), "rest", single(b - a * a / 4))
    return magic, float.fromhex(single(-a / 2))


def rest_below_two(kappa, start, digits, rounded):
    """The rest for which 1 / b comes out as the nearest number, 1/2 and one unit more, or None."""
    b = Fraction(2) - Fraction(2) ** (1 - digits)
    # In units of the last place, the bits of b are as many below a power of two as those of 1 / b's start above one.
    y0 = (Fraction(start) + Fraction(2) ** (1 - digits)) / 4
    u = b * y0
    rest = rounded(1 / u - (kappa - u) ** 2)
    y = rounded(y0 * rounded(rounded(kappa - u) ** 2 + rest))
    return rest if y == Fraction(1, 2) + Fraction(2) ** -digits else None


def exact_below_two(magic, kappa):
    def to_double(x):
        return Fraction(float(x))

    def to_float(x):
        return Fraction(float.fromhex(single(float(x))))

    start = math.frexp(number(magic))[0] * 2
    for i in sorted(range(-16, 17), key=abs):
        k = Fraction(kappa + i * 2**-23)
        rests = rest_below_two(k, start, 24, to_float), rest_below_two(k, start, 53, to_double)
        if all(rests):
            us = [x * number(magic - bits(x)) for x in (1 + i / 1000 for i in range(1000))]
            error = max(abs(u * ((float(k) - u) ** 2 + float(rests[1])) - 1) for u in us)
            print("exact below 2: kappa", float(k).hex(), "rest", *(float(rest).hex() for rest in rests))
            print(f"error 2^{math.log2(error):.1f}")
            return


exact_below_two(*start(1, 1, 0x7F000000, 1022 - 126))
start(0.5, 2, 0x5F200000, 511 - 63)
