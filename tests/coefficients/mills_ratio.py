#!/usr/bin/env python3
"""Prints the constants of include/hillock/math/mills_ratio.hpp.

Q(a) = D(a) / B(a) and Q(a) - a = (a0 - a) (1 + S(a) / B(a)), B(a) = a D(a) + N(a), on [0, limit]; the degrees of D, N
and S are n, n - 1 and n. D comes from a rational interpolation at Chebyshev nodes of (a - c) / (a + c), with D(0) = 1, so
that N(0) is sqrt(2 / pi), rounded. N and S are then fitted to the D that is used, one coefficient after the other
rounded. c is near the best; degree 5 in 24 bits has the one for which gelu's error is the least, see exp_eighths.py.
"""
import mpmath as mp

mp.mp.dps = 60


def mills(a):
    return mp.sqrt(mp.pi / 2) * mp.exp(a * a / 2) * mp.erfc(a / mp.sqrt(2))


ROOT = mp.findroot(lambda a: mills(a) - a, mp.mpf("0.7518"))


def nodes(count, limit, c):
    last = (limit - c) / (limit + c)
    for i in range(count):
        u = (last - 1) / 2 - (last + 1) / 2 * mp.cos(mp.pi * (2 * i + 1) / (2 * count))
        yield c * (1 + u) / (1 - u)


def rounded(x, bits):
    mantissa, exponent = mp.frexp(x)
    return mp.ldexp(mp.nint(mp.ldexp(mantissa, bits)), exponent - bits)


def parts(x, bits, count):
    """x as a sum of `count` numbers of so many bits."""
    result = []
    for _ in range(count):
        result.append(rounded(x, bits))
        x -= result[-1]
    return result


def polynomial(coefficients, a):
    return mp.polyval(coefficients[::-1], a)


def numerator(n, limit, c):
    """D of the interpolation N / D = 1 / Q - a."""
    rows, right = mp.matrix(2 * n, 2 * n), mp.matrix(2 * n, 1)
    for r, a in enumerate(nodes(2 * n, limit, c)):
        g = 1 / mills(a) - a
        for j in range(n):
            rows[r, j], rows[r, n + j] = a**j, -g * a**j
        right[r] = g * a**n
    solution = mp.lu_solve(rows, right)
    return [solution[n + j] for j in range(n)] + [mp.mpf(1)]


def fit(f, weight, degree, points, bits, count):
    """A polynomial near f, its error relative to `weight`; each coefficient, of `count` numbers, is rounded before the
    next is fitted."""
    values, weights = [f(a) for a in points], [weight(a) for a in points]
    done = []
    for k in range(degree + 1):
        free = degree + 1 - k
        rows, right = mp.matrix(len(points), free), mp.matrix(len(points), 1)
        for r, a in enumerate(points):
            for j in range(free):
                rows[r, j] = a ** (k + j) / weights[r]
            right[r] = (values[r] - polynomial([sum(x) for x in done] or [mp.mpf(0)], a)) / weights[r]
        done.append(parts(mp.lu_solve(rows, right)[0], bits, count))
    return done


def show(name, coefficients, error=None, limit=0):
    print(f"  {name}, least coefficient {mp.nstr(min(sum(c) for c in coefficients), 3)}")
    if error:
        worst = max(abs(error(limit * (mp.mpf(i) / 400) ** 2)) for i in range(401))
        print(f"    error 2^{mp.nstr(mp.log(worst, 2), 4)}")
    for c in coefficients:
        print("   ", " ".join(float(x).hex() for x in c))


def print_fit(n, bits, count, limit, c):
    print(f"degree {n}, {bits} bits{' twice' * (count - 1)}, [0, {limit}]")
    limit, c = mp.mpf(limit), mp.mpf(c)
    d = numerator(n, limit, c)
    d = [[mp.mpf(1)]] + [parts(x / d[0], bits, count) for x in d[1:]]
    n0 = parts(mp.sqrt(2 / mp.pi), bits, count)
    points = list(nodes(3 * n, limit, c))

    def of_d(a):
        return polynomial([sum(x) for x in d], a)

    def of_b(a):
        return of_d(a) / mills(a)

    def rest(a):
        return (of_b(a) - a * of_d(a) - sum(n0)) / a

    lower = [n0] + fit(rest, lambda a: of_b(a) / a, n - 2, points, bits, count)

    def of_n(a):
        return polynomial([sum(x) for x in lower], a)

    def of_b_used(a):
        return a * of_d(a) + of_n(a)

    def of_s(a):
        return of_b_used(a) * ((mills(a) - a) / (ROOT - a) - 1)

    s = fit(of_s, lambda a: of_b_used(a) + of_s(a), n, points, bits, count)
    show("D", d)
    show("N", lower, lambda a: of_d(a) / of_b_used(a) / mills(a) - 1, limit)
    if count == 1:
        show("B", [parts(sum(c[i][0] for c in ([[0], *d], lower) if i < len(c)), bits, 1) for i in range(n + 2)])
    show("S", s, lambda a: (polynomial([sum(x) for x in s], a) - of_s(a)) / (of_b_used(a) + of_s(a)), limit)


print_fit(3, 24, 1, 15, 1.3)
print_fit(5, 24, 1, 15, 2.9)
print_fit(5, 53, 1, 15, 2)
print_fit(3, 53, 1, 39, 1.2)
print_fit(10, 53, 1, 39, 3)
print_fit(11, 53, 2, 39, 3.5)
for width in (24, 53):
    print("a0", " ".join(float(x).hex() for x in parts(ROOT, width, 3)))
    print("1 / sqrt(2 pi)", " ".join(float(x).hex() for x in parts(1 / mp.sqrt(2 * mp.pi), width, 2)))
print("log(1 / sqrt(2 pi))", float(mp.log(1 / mp.sqrt(2 * mp.pi))).hex())
ROOTS = {"2 / sqrt(pi)": 2 / mp.sqrt(mp.pi), "1 / sqrt(pi)": 1 / mp.sqrt(mp.pi), "sqrt(2 / pi)": mp.sqrt(2 / mp.pi),
         "sqrt(2)": mp.sqrt(2), "sqrt(1 / 2)": mp.sqrt(0.5)}
for name, value in ROOTS.items():
    print(name, " ".join(float(parts(value, width, 1)[0]).hex() for width in (24, 53)))
