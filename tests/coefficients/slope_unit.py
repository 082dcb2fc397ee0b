"""What swish_unit.py and gelu_tanh_unit.py share: floats, and the quotient of include/hillock/math/about_root.hpp."""
import random
import struct

# (e^r - 1) / r on |r| <= ln 2 / 2, minimax relative to itself.
EXPM1 = [1.000000008, 0.4999999799, 0.1666650521, 0.04166713897, 0.008369177143, 0.001388887286]
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


def about_root(power, u, c):
    """e, and e - c."""
    rest = power * u
    return fma(power, c, rest), fma(single(power - 1), c, rest)


def over_square_of_sum(y, e, w):
    return single(y / fma(e, single(e + 2 * w), single(w * w)))


def worst(slope, arguments):
    """The greatest error in units in the last place, of arguments (y, ulp, ...) with slope(...) next to y."""
    return max(abs(slope(*rest) - y) / ulp for y, ulp, *rest in arguments)


def draw(argument, count, spread):
    random.seed(1)
    return [argument(single(random.uniform(*spread[i % len(spread)]))) for i in range(count)]
