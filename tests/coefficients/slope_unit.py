"""What swish_unit.py and gelu_tanh_unit.py share: floats, and the quotient of include/hillock/math/about_root.hpp."""
import random
import struct

# (e^r - 1) / r on |r| <= ln 2 / 16, minimax relative to itself.
EXPM1 = [1.0, 0.5, 0.166680831, 0.041668367]
SINGLE = struct.Struct("f")


def single(v):
    """The float next to a double."""
    return SINGLE.unpack(SINGLE.pack(v))[0]


def misses(v, ulps):
    """Whether a float misses v by more than so many units of 2^-24."""
    return abs(single(v) / v - 1) > ulps * 2.0**-24


def fma(a, b, c):
    """Of floats: their product is exact in double, whose rounding of the sum hardly matters."""
    return single(a * b + c)


def horner(r, coefficients):
    q = coefficients[-1]
    for k in coefficients[-2::-1]:
        q = fma(q, r, k)
    return q


def eighths(c, ulps):
    """The table of c 2^(j/8) in floats, or nothing where one misses by more than that."""
    table = [c * 2 ** (j / 8) for j in range(8)]
    return None if any(misses(h, ulps) for h in table) else [single(h) for h in table]


def polynomial(first, rate):
    """e^(rate r) - 1, and its first term."""
    return [single(first)] + [single(rate ** (k + 1) * v) for k, v in enumerate(EXPM1)]


def about_root(table, n, p):
    """e, and e - c."""
    h = table[n % 8] * 2.0 ** (n // 8)
    return fma(h, p, h), fma(h, p, single(h - table[0]))


def over_square_of_sum(y, e, w):
    return single(y / fma(e, single(e + 2 * w), single(w * w)))


def worst(slope, arguments):
    """The greatest error in units in the last place, of arguments (y, ulp, ...) with slope(...) next to y."""
    return max(abs(slope(*rest) - y) / ulp for y, ulp, *rest in arguments)


def draw(argument, count, spread):
    random.seed(1)
    return [argument(single(random.uniform(*spread[i % len(spread)]))) for i in range(count)]
