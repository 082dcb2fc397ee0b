"""Prints the last piece of include/hillock/math/gelu_tanh_pieces.hpp:  python3 gelu_tanh_pieces.py

From 5.5 on, where e^-z is nothing, h is 1 - k1 a - 3 k3 a^3: a cubic of the distance from a centre. The centre is the
float from 5.6 to 6.4 at which floats are nearest to the first three coefficients, whose errors count 4, 2 and 1 times.
"""
import math
import struct


def as_float(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def bits(x):
    return struct.unpack("I", struct.pack("f", x))[0]


K1 = 2 * math.sqrt(2 / math.pi)
K3 = 0.044715 * K1


def coefficients(c):
    return 1 - K1 * c - 3 * K3 * c**3, -K1 - 9 * K3 * c**2, -9 * K3 * c, -3 * K3


def error(c):
    return max(w * abs(as_float(v) / v - 1) for w, v in zip((4, 2, 1), coefficients(c)))


centre = min((struct.unpack("f", struct.pack("I", i))[0] for i in range(bits(5.6), bits(6.4))), key=error)
print("centre", centre.hex(), "error 2 ^", math.log2(error(centre)))
for v in coefficients(centre):
    print("  ", as_float(v).hex())
