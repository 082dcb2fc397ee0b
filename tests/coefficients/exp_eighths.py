#!/usr/bin/env python3
"""Prints k and the table of include/hillock/math/exp_eighths.hpp.

The table is k (1 + j/8) / 2^(j/8), and k is the float in [0.9, 0.94), where k e^(ln 2 / 16) and all entries stay below
1, for which the greatest distance of an entry to a float is the least.
"""
ULP = 2.0**-24  # of all numbers in [1/2, 1)
FACTORS = [(1 + j / 8) / 2 ** (j / 8) for j in range(8)]


def distance(k, least):
    """The greatest relative distance of k times a factor to a float, given up above `least`."""
    worst = 0.0
    for factor in FACTORS:
        x = k * factor / ULP
        worst = max(worst, abs(x - round(x)) / x)
        if worst >= least:
            break
    return worst


least, k = 1.0, 0.0
for mantissa in range(int(0.9 / ULP), int(0.94 / ULP)):
    worst = distance(mantissa * ULP, least)
    if worst < least:
        least, k = worst, mantissa * ULP
print("k =", k.hex(), "distance", least / ULP, "2^-24")
for factor in FACTORS:
    print((round(k * factor / ULP) * ULP).hex())
