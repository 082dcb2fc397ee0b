#!/usr/bin/env python3
"""Prints units w for the sums in include/hillock/math/swish_slope.hpp, and the error of the derivative in each.

Any unit serves in which the square, the root's terms and the slope are nearly floats, see swish_slope.sollya, and f'(0) is
1/2. It moves the roundings to other places of their binades. The header has some whose error is little among all floats,
too.
"""
import math

from slope_unit import EXPM1, about_root, draw, fma, horner, misses, over_square_of_sum, single, worst

Z0, E0 = -1.2784645427610738, 0.27846454276107380  # 1 + z0 + e^z0 = 0


class Swish:
    """x / (1 + e^(-beta x)), with its root in fewer digits."""

    def __init__(self, beta, short):
        self.beta, self.short, self.root = beta, short, Z0 / beta
        self.ln2 = math.log(2) / beta

    def exact(self, x):
        """f'(x), about the root."""
        d, e = self.beta * (x - self.root), math.exp(self.beta * x)
        return e * (d + E0 * math.expm1(d)) / (1 + e) ** 2

    def argument(self, x):
        """What does not depend on the unit: f'(x), its ulp, x, 2^n and r."""
        y = self.exact(x)
        close = single(x - self.short)
        n = float(round(close / self.ln2))
        return y, 2.0 ** (math.frexp(y)[1] - 24), x, 2.0**n, single(close - n * self.ln2)

    def slope_in(self, w):
        """f' in a unit, or nothing."""
        s = single(w * self.beta)
        d = single(-s * self.root)
        at_root = -(s * self.root + d)
        c = w * E0 - at_root
        q = [w * math.exp(self.beta * self.short) * self.beta ** (k + 1) * v for k, v in enumerate(EXPM1)]
        if misses(w * w, 0.1) or misses(w * self.beta, 0.2) or misses(c, 0.2) or misses(q[0], 0.6):
            return None
        q = [single(v) for v in q]
        rest = self.root - self.short
        first = at_root - rest * (q[0] + rest * q[1])
        if abs(single(first) - first) > 2.0**-50:
            return None
        c, u = single(c), [single(first)] + q

        def slope(x, power, r):
            e, growth = about_root(power, horner(r, u), c)
            return over_square_of_sum(single(e * single(growth + fma(x, s, d))), e, w)

        return slope


def search(swish, near):
    b = swish.beta
    arguments = draw(swish.argument, 1500, [(-12 / b, -4 / b), (-4 / b, -1.3 / b), (-1.25 / b, 0), (0, 2 / b)])
    arguments += [swish.argument(single(swish.root + k * 2.0**-24)) for k in range(-16, 17)]
    for k in range(84000):
        w = single(near + k * 2.0**-23)
        slope = swish.slope_in(w)
        if slope and slope(*swish.argument(0.0)[2:]) == 0.5:
            print("beta", b, "unit", w.hex(), "error", worst(slope, arguments))


search(Swish(1, float.fromhex("-0x1.47498p0")), 1.28)
search(Swish(1.702, float.fromhex("-0x1.80978p-1")), 1.37)
