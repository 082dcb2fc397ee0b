#pragma once

// Where functions are tested: special values, neighbourhoods, and the whole range of T at every scale.

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <type_traits>
#include <vector>

#include "support/bits.hpp"

namespace hillock::testing {

/// The fixed seed of all random inputs in tests, printed with each result.
inline constexpr std::uint64_t default_seed = 20240229;

/// Zeros, infinities, nan of both signs with a payload, and both ends of the subnormal and the normal numbers.
template <class T>
std::vector<T> special_values()
{
    using limits = std::numeric_limits<T>;
    T const largest_subnormal = std::nextafter(limits::min(), T(0));
    T const payload = std::bit_cast<T>(
        static_cast<bits_of_real<T>>(std::bit_cast<bits_of_real<T>>(limits::quiet_NaN()) | bits_of_real<T>(0x1234)));
    std::vector<T> v;
    for (T x : {T(0), limits::infinity(), limits::quiet_NaN(), payload, limits::denorm_min(), 2 * limits::denorm_min(),
                largest_subnormal, limits::min(), limits::epsilon(), T(0.5), T(1), T(2), limits::max()}) {
        v.push_back(x);
        v.push_back(-x);
    }
    return v;
}

/// Where exponentials under- or overflow T, e^x directly, squared, or of a square; and where 1 + e^x rounds to 1.
template <class T>
std::vector<double> exponential_thresholds()
{
    using limits = std::numeric_limits<T>;
    double const ln2 = 0.6931471805599453;
    std::vector<double> v;
    for (double e :
         {double(limits::max_exponent), double(limits::min_exponent - 1), double(limits::min_exponent - limits::digits),
          double(limits::min_exponent - limits::digits - 1), double(limits::digits), double(limits::digits + 1)}) {
        double const z = std::fabs(e * ln2);
        for (double x : {z, z / 2, std::sqrt(z), std::sqrt(2 * z), std::log(z)}) {
            v.push_back(x);
            v.push_back(-x);
        }
    }
    return v;
}

/// The `count` numbers of T on both sides of x, and x.
template <class T>
void add_neighbours(std::vector<T>& points, T x, int count)
{
    points.push_back(x);
    T below = x, above = x;
    for (int i = 0; i < count; ++i) {
        points.push_back(below = std::nextafter(below, -std::numeric_limits<T>::infinity()));
        points.push_back(above = std::nextafter(above, std::numeric_limits<T>::infinity()));
    }
}

/// Numbers around x at distances from 1 down to x's ulp, each halving `steps` times with a random factor.
template <class T, class Random>
void add_approach(std::vector<T>& points, double x, int steps, Random& random)
{
    std::uniform_real_distribution<double> factor(1, 2);
    for (int halving = 0; halving < std::numeric_limits<T>::digits + 2; ++halving) {
        for (int i = 0; i < steps; ++i) {
            points.push_back(static_cast<T>(x + std::ldexp(factor(random), -halving - 1)));
            points.push_back(static_cast<T>(x - std::ldexp(factor(random), -halving - 1)));
        }
    }
}

/// `count` numbers of random mantissa, their exponents evenly over the whole range of T, both signs.
template <class T, class Random>
void add_all_scales(std::vector<T>& points, int count, Random& random)
{
    using limits = std::numeric_limits<T>;
    double const first = limits::min_exponent - limits::digits, last = limits::max_exponent - 1;
    std::uniform_real_distribution<double> factor(1, 2);
    for (int i = 0; i < count; ++i) {
        int const e = static_cast<int>(first + (last - first) * i / (count - 1));
        T const x = static_cast<T>(std::ldexp(factor(random), e));
        points.push_back(i % 2 == 0 ? x : -x);
    }
}

/// `count` random patterns of bits: every exponent alike, nan and infinity among them.
template <class T, class Random>
void add_random_bits(std::vector<T>& points, int count, Random& random)
{
    std::uniform_int_distribution<bits_of_real<T>> pattern;
    for (int i = 0; i < count; ++i)
        points.push_back(std::bit_cast<T>(pattern(random)));
}

/// `count` numbers evenly distributed in [-limit, limit], where most functions do their work.
template <class T, class Random>
void add_interval(std::vector<T>& points, double limit, int count, Random& random)
{
    std::uniform_real_distribution<double> uniform(-limit, limit);
    for (int i = 0; i < count; ++i)
        points.push_back(static_cast<T>(uniform(random)));
}

/// All of the above: around `centres` densely, and a few thousand everywhere (`share` of them).
template <class T>
std::vector<T> test_points(std::vector<double> const& centres, double share = 1)
{
    std::mt19937_64 random(default_seed);
    auto const part = [share](int n) { return static_cast<int>(n * share); };
    std::vector<T> points = special_values<T>();
    for (double c : centres) {
        add_neighbours(points, static_cast<T>(c), part(32));
        add_approach<T>(points, c, part(4), random);
    }
    for (double c : exponential_thresholds<T>())
        add_neighbours(points, static_cast<T>(c), part(4));
    double const far = std::is_same_v<T, float> ? 120 : 800;
    add_interval(points, 1.0, part(1000), random);
    add_interval(points, 16.0, part(1500), random);
    add_interval(points, far, part(1000), random);
    add_all_scales(points, part(2000), random);
    add_random_bits(points, part(2000), random);
    return points;
}

} // namespace hillock::testing
