#!/usr/bin/env python3
"""Prints units w for the sums in include/hillock/math/swish_slope.hpp, and the error of the derivative in each.

Any unit serves in which the square, the slope and the table are nearly floats, see swish_slope.sollya, and f'(0) is 1/2. It
moves the roundings to other places of their binades. The header has some whose error is little among all floats, too.
"""
import math

from slope_unit import about_root, draw, eighths, fma, horner, misses, over_square_of_sum, polynomial, single, worst

Z0, E0 = -1.2784645427610738, 0.27846454276107380  # 1 + z0 + e^z0 = 0


class Swish:
    """x / (1 + e^(-beta x))."""

    def __init__(self, beta):
        self.beta, self.root, self.a = beta, Z0 / beta, single(-Z0 / beta)
        self.ln2 = math.log(2) / beta / 8
        self.c = beta * self.a - 1
        self.p = polynomial((math.exp(-beta * self.a) - self.c) / self.c, beta)

    def exact(self, x):
        """f'(x), about the root."""
        d, e = self.beta * (x - self.root), math.exp(self.beta * x)
        return e * (d + E0 * math.expm1(d)) / (1 + e) ** 2

    def argument(self, x):
        """What does not depend on the unit: f'(x), its ulp, x + a, n in eighths and p."""
        y = self.exact(x)
        n = round((x + self.a) / self.ln2)
        return y, 2.0 ** (math.frexp(y)[1] - 24), single(x + self.a), n, horner(single(x + self.a - n * self.ln2), self.p)

    def slope_in(self, w):
        """f' in a unit, or nothing."""
        table = eighths(w * self.c, 0.6)
        if not table or misses(w * self.c, 0.25) or misses(w * w, 0.12) or misses(w * self.beta, 0.25):
            return None
        s = single(w * self.beta)

        def slope(d, n, p):
            e, growth = about_root(table, n, p)
            return over_square_of_sum(single(e * fma(d, s, growth)), e, w)

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


search(Swish(1), 1.393)
search(Swish(1.702), 1.325)
