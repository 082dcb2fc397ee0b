#!/usr/bin/env python3
"""Prints the unit and the table of include/hillock/math/exp_eighths.hpp.

The table is k c 2^(j/8) / (1 + j/8), c the constant term of the polynomial that exp.sollya fits on |r| <= ln 2 / 16,
and the unit is k: the greatest below 0.957, where k e^r stays below 1, for which the unit and the eight entries are all
within 0.162 2^-24 of floats; no k comes nearer than 0.161. One candidate a float: half way between what the unit and
the first entry want.
"""
import math

C = float.fromhex("0x1.ffffff5afe1e4p-1")
ULP = 2.0**-24  # of all numbers in [1/2, 1)
FACTORS = [1.0] + [C * 2 ** (j / 8) / (1 + j / 8) for j in range(8)]


def distance(k, least):
    """The greatest relative distance of k times a factor to a float, given up above `least`."""
    worst = 0.0
    for factor in FACTORS:
        x = k * factor / ULP
        worst = max(worst, abs(x - round(x)) / x)
        if worst >= least:
            break
    return worst


LIMIT = 0.162 * ULP
candidates = (mantissa * ULP * (1 + (1 - C) / 2) for mantissa in range(int(0.957 / ULP), 0, -1))
unit = next(k for k in candidates if distance(k, LIMIT) < LIMIT)
print("k =", unit.hex(), "distance", distance(unit, 1) / ULP, "2^-24")
for factor in FACTORS:
    print((round(unit * factor / ULP) * ULP).hex())
