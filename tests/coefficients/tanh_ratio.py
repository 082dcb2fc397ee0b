#!/usr/bin/env python3
"""Prints the constants of include/hillock/math/tanh_ratio.hpp, by Remez' exchange for rational functions.

tanh(x / 2) = x N(x^2) / D(x^2), of degrees 2 and 3, on [0, limit]. The error is that of tanh x: relative to tanh(x / 2),
times (1 - t^2) / (1 + t^2) with t = tanh(x / 2), or 2^-12 where that is less. All coefficients are then multiplied by one
factor, which makes N(0) half of D(0): the factor for which all floats came out best, of some million.

tanh x = x N(x^2) / D(x^2) for the fast tier, of the same degrees, on [0, 6]: relative, N in the end raised by half of what
tanh 6 lacks of 1, so that the error beyond is no greater than the one before.
"""
import mpmath as mp

mp.mp.dps = 40
N, D = 2, 3
COUNT = N + D + 2


def value(coefficients, s):
    return mp.polyval(coefficients[::-1], s)


def through(points, ratio, weight):
    """N, D with D(0) = 1, whose weighted error is the same at all points, with alternating signs."""
    d, before = [mp.mpf(1)], mp.mpf(0)
    while True:
        rows, right = mp.matrix(COUNT, COUNT), mp.matrix(COUNT, 1)
        for r, x in enumerate(points):
            s, f = x * x, ratio(x)
            for j in range(N + 1):
                rows[r, j] = s**j
            for j in range(1, D + 1):
                rows[r, N + j] = -f * s**j
            rows[r, COUNT - 1] = (-1) ** r * f / weight(x) * value(d, s)
            right[r] = f
        solution = mp.lu_solve(rows, right)
        d = [mp.mpf(1)] + [solution[N + j] for j in range(1, D + 1)]
        if abs(solution[COUNT - 1] - before) <= abs(before) * mp.mpf(10) ** -9:
            return [solution[j] for j in range(N + 1)], d
        before = solution[COUNT - 1]


def minimax(ratio, weight, limit):
    """N, D, and the greatest weighted error."""
    grid = [limit * i / 2000 for i in range(2001)]
    wanted = [(x, ratio(x), weight(x)) for x in grid]
    points = [limit * (1 - mp.cos(mp.pi * i / (COUNT - 1))) / 2 for i in range(COUNT)]
    for _ in range(12):
        n, d = through(points, ratio, weight)
        errors = [(value(n, x * x) / value(d, x * x) / f - 1) * w for x, f, w in wanted]
        runs = [[0]]  # of errors of one sign
        for i in range(1, len(grid)):
            if (errors[i] > 0) == (errors[i - 1] > 0):
                runs[-1].append(i)
            else:
                runs.append([i])
        peaks = [max(run, key=lambda i: abs(errors[i])) for run in runs]
        while len(peaks) > COUNT:
            peaks.remove(min(peaks[0], peaks[-1], key=lambda i: abs(errors[i])))
        points = [grid[i] for i in peaks]
    return n, d, max(map(abs, errors))


def print_floats(name, coefficients):
    print(name)
    for c in coefficients:
        mantissa, exponent = mp.frexp(c)
        print("  ", float(mp.ldexp(mp.nint(mp.ldexp(mantissa, 24)), exponent - 24)).hex())


def half_angle_weight(x):
    t = mp.tanh(x / 2)
    return max((1 - t * t) / (1 + t * t), mp.mpf(2) ** -12)


factor = mp.mpf(float.fromhex("0x1.de1f8ep0"))
n, d, error = minimax(lambda x: mp.tanh(x / 2) / x if x else mp.mpf(1) / 2, half_angle_weight, mp.mpf("9.2"))
print("error 2^", mp.nstr(mp.log(error, 2), 4))
print_floats("N", [factor / 2] + [c * factor / (2 * n[0]) for c in n[1:]])
print_floats("D", [factor] + [c * factor / (2 * n[0]) for c in d[1:]])

n, d, error = minimax(lambda x: mp.tanh(x) / x if x else mp.mpf(1), lambda x: 1, mp.mpf(6))
half = (1 - mp.tanh(6)) / 2
print("fast: error 2^", mp.nstr(mp.log(error + half, 2), 4))
print_floats("N", [c * (1 + half) for c in n])
print_floats("D", d)
