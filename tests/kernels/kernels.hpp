#pragma once

// What the tests of kernels share: inputs, functors, and the comparison of bits.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <limits>
#include <random>
#include <vector>

#include <hillock/activations/prelu.hpp>
#include <hillock/activations/relu.hpp>
#include <hillock/activations/rrelu.hpp>
#include <hillock/activations/sigmoid.hpp>
#include <hillock/kernels/kernels.hpp>

namespace hillock::testing {

using sizes = std::initializer_list<std::size_t>;

/// Three vectors and one element: every length up to it is tried.
template <class T>
inline constexpr std::size_t most = 3 * xsimd::batch<T>::size + 1;

/// What one rounding loses of a number of type T, relative to it.
template <class T>
inline constexpr long double roundoff = static_cast<long double>(std::numeric_limits<T>::epsilon()) / 2;

/// x for sums of reference.
template <class T>
long double wide(T x)
{
    return static_cast<long double>(x);
}

/// n numbers: special ones first, each kind wherever n ends.
template <class T>
std::vector<T> numbers(std::size_t n, std::uint32_t seed = 1, bool special = true)
{
    using limits = std::numeric_limits<T>;
    T const specials[] = {T(0),
                          -T(0),
                          limits::infinity(),
                          -limits::infinity(),
                          limits::quiet_NaN(),
                          limits::min(),
                          -limits::denorm_min(),
                          limits::max(),
                          limits::lowest(),
                          limits::denorm_min()};
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0, 3);
    std::vector<T> x(n);
    for (T& v : x)
        v = static_cast<T>(normal(random));
    if (special)
        for (std::size_t i = 0; i < n; i += 2)
            x[i] = specials[(i / 2 + n) % std::size(specials)];
    return x;
}

/// Normal numbers of a standard deviation.
template <class T>
std::vector<T> normal(std::size_t n, double deviation, std::uint32_t seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> distribution(0, deviation);
    std::vector<T> x(n);
    for (T& v : x)
        v = static_cast<T>(distribution(random));
    return x;
}

/// The same bits, of which a nan may have any.
template <class T>
bool same(T a, T b)
{
    return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b));
}

/// The first index at which two sequences differ in their bits; n if none.
template <class A, class B>
std::size_t first_difference(A const& a, B const& b, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        if (!same(a[i], b[i]))
            return i;
    return n;
}

/// A user's functor: nothing but what a kernel asks for.
struct cubic {
    template <class V>
    V value(V x) const
    {
        return x * x * x;
    }
    template <class V>
    V derivative(V x) const
    {
        return V(scalar_t<V>(3)) * x * x;
    }
};

struct value_only {
    template <class V>
    V value(V x) const
    {
        return x * x;
    }
};

/// A functor with two learnable parameters: f = alpha x + beta x^2.
template <class V>
struct quadratic_gradient {
    V alpha, beta;
};
struct quadratic {
    template <class V>
    quadratic_gradient<V> parameter_derivative(V x) const
    {
        return {x, x * x};
    }
};

} // namespace hillock::testing
