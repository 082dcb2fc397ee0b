"""Prints the constants of include/hillock/math/trig_reduction.hpp that the fast tier's limit comes from:
python3 two_words.py

The zeros of sin and cos are multiples of pi / 2; the float nearest to such a zero has the least r, and n times what two
words of pi lack is the error of r. Up to the limit that is relatively small, and from the first zero on where it is not, a
third word is taken.
"""

import struct

from mpmath import log, mp, mpf, pi

mp.prec = 200


def to_float(x):
    return struct.unpack("f", struct.pack("f", x))[0]


high = to_float(pi)
low = to_float(pi - high)
lacking = abs(pi - high - low)
print("pi", high.hex(), low.hex(), "and", float(lacking).hex(), float(lacking))


def worst_below(limit):
    """The greatest relative error of r next to a zero below the limit, and that zero."""
    worst, at = mpf(0), 0
    for k in range(1, int(2 * limit / pi) + 1):
        zero = k * pi / 2
        error = lacking * k / 2 / abs(zero - to_float(zero))
        if error > worst:
            worst, at = error, k
    return worst, at


for limit in (192, 256):
    error, k = worst_below(limit)
    print(f"up to {limit}: 2^{float(log(error, 2)):.2f} next to {k} pi / 2 = {float(k * pi / 2):.6g}")
