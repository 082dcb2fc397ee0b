#!/usr/bin/env python3
"""Prints k and the tables of include/hillock/math/exp_eighths.hpp, exp_shifted.hpp and normal_density.hpp.

The first table is k (1 + j/8) / 2^(j/8), and k is the float in [0.9, 0.94), where k e^(ln 2 / 16) and all entries stay
below 1, for which the greatest distance of an entry to a float is the least. The second is 2^(j/8) / k, and its k the one
in [0.9172, 0.957), where the entries lie in [1, 2); for the fast tier k is 1. The third is 2^(j/8) / (k sqrt(2 pi)).
Its k was searched in [0.86, 0.957), together with mills_ratio.py's c of 1.4 to 3.4: of all pairs whose table is within
0.2 2^-24 of floats times a constant from 1 - 2^-25.7 on, 2^-25 wide, this one has the least error of gelu on all floats
in [2^-10, 12].
"""
import math

ULP = 2.0**-24  # of all numbers in [1/2, 1)


def nearest(entry):
    """The float next to an entry in [1/2, 2)."""
    ulp = ULP if entry < 1 else 2 * ULP
    return round(entry / ulp) * ulp


def distance(entries, least):
    """The greatest relative distance of an entry to a float, given up above `least`."""
    worst = 0.0
    for entry in entries:
        worst = max(worst, abs(nearest(entry) / entry - 1))
        if worst >= least:
            break
    return worst


def search(lower, upper, entries_of):
    """Prints the best k, and its entries as floats."""
    least, k = 1.0, 0.0
    for mantissa in range(int(lower / ULP), int(upper / ULP)):
        worst = distance(entries_of(mantissa * ULP), least)
        if worst < least:
            least, k = worst, mantissa * ULP
    print("k =", k.hex(), "distance", least / ULP, "2^-24")
    for entry in entries_of(k):
        print(nearest(entry).hex())


search(0.9, 0.94, lambda k: (k * (1 + j / 8) / 2 ** (j / 8) for j in range(8)))
search(0.9172, 0.957, lambda k: (2 ** (j / 8) / k for j in range(8)))
for power in (2 ** (j / 8) for j in range(8)):
    print(nearest(power).hex())
density = (2 ** (j / 8) / float.fromhex("0x1.ded6c6p-1") / math.sqrt(2 * math.pi) for j in range(8))
for entry in density:
    print((nearest(2 * entry) / 2).hex())
