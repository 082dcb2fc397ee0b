// Dual numbers against the derivative written down by hand, through hillock::differentiate, on scalars and batches.
#include "catch.hpp"

#include <hillock/hillock.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <type_traits>
#include <vector>

namespace {

namespace math = hillock::math;
using hillock::scalar_t;

// Each functor has the exact derivative beside it, as a plain function of double.
struct polynomial {
    static constexpr double low = -3, high = 3;
    template <class V>
    V value(V x) const
    {
        return (x * x - scalar_t<V>(2)) * x + x / (x * x + scalar_t<V>(1)) - (-x);
    }
    static double slope(double x) { return 3 * x * x - 2 + (1 - x * x) / ((x * x + 1) * (x * x + 1)) + 1; }
};

struct exponentials {
    static constexpr double low = -3, high = 3;
    template <class V>
    V value(V x) const
    {
        return math::fma(math::exp(x), math::expm1(x), math::tanh(x)); // a plain a b + c may be contracted, or not
    }
    static double slope(double x)
    {
        double const t = std::tanh(x);
        return std::exp(x) * std::expm1(x) + std::exp(2 * x) + 1 - t * t;
    }
};

struct logarithms {
    static constexpr double low = 0.1, high = 8;
    template <class V>
    V value(V x) const
    {
        return math::log(x) + math::log1p(x) * math::sqrt(x);
    }
    static double slope(double x) { return 1 / x + std::sqrt(x) / (1 + x) + std::log1p(x) / (2 * std::sqrt(x)); }
};

struct circular {
    static constexpr double low = -4, high = 4;
    template <class V>
    V value(V x) const
    {
        return math::sin(x) * math::cos(x) + math::atan(x);
    }
    static double slope(double x) { return std::cos(2 * x) + 1 / (1 + x * x); }
};

struct pieces {
    static constexpr double low = -3.9, high = 3.9; // of which 2, 1 and 0, the kinks, are no points of the grid
    template <class V>
    V value(V x) const
    {
        V const bent = math::select(x > scalar_t<V>(1), x * x, x);
        return bent + math::abs(x) + math::clamp(x, V(scalar_t<V>(-2)), V(scalar_t<V>(2))) + math::fma(x, x, x);
    }
    static double slope(double x)
    {
        return (x > 1 ? 2 * x : 1) + (x > 0 ? 1 : -1) + (std::abs(x) < 2 ? 1 : 0) + 2 * x + 1;
    }
};

struct fused {
    static constexpr double low = -3, high = 3;
    template <class V>
    V value(V x) const
    {
        V const three = V(scalar_t<V>(3));
        return math::fms(x, x, math::fnma(x, math::rounded(x * x), three * x)); // x^2 + x^3 - 3 x
    }
    static double slope(double x) { return 2 * x + 3 * x * x - 3; }
};

struct limits {
    static constexpr double low = -3.9, high = 3.9; // of which 2, 1 and 0, the kinks, are no points of the grid
    template <class V>
    V value(V x) const
    {
        V const one = V(scalar_t<V>(1)), two = V(scalar_t<V>(2));
        V const held = math::keep_nan(x, math::rounded(x * x));
        return math::limited_abs(x, two) + math::min(x, one) + math::max(held, one) + math::copysign(held, x);
    }
    static double slope(double x)
    {
        double const sign = x > 0 ? 1 : -1, outside = std::abs(x) > 1 ? 1 : 0;
        return (std::abs(x) < 2 ? sign : 0) + (x < 1 ? 1 : 0) + outside * 2 * x + sign * 2 * x;
    }
};

/// Up to where 2 x erfcx(x) - 2/sqrt(pi), the slope here, cancels a few bits only.
struct scaled_complement {
    static constexpr double low = -1.5, high = 1.5;
    template <class V>
    V value(V x) const
    {
        return math::erfcx(x);
    }
    static double slope(double x) { return 2 * x * std::exp(x * x) * std::erfc(x) - 1.1283791670955126; }
};

struct found_by_argument_dependent_lookup {
    template <class V>
    V value(V x) const
    {
        if constexpr (hillock::real<V>)
            return math::exp(x) + math::sin(x);
        else
            return exp(x) + sin(x);
    }
    static double slope(double x) { return std::exp(x) + std::cos(x); }
};

struct square {
    static constexpr std::string_view name = "square";
    template <class V>
    V value(V x) const
    {
        return x * x;
    }
};

template <class F, class T>
void check()
{
    auto const f = hillock::differentiate(F{});
    using batch = xsimd::batch<T>;
    std::array<T, batch::size> x{}, d{};
    double const epsilon = static_cast<double>(std::numeric_limits<T>::epsilon());
    int count = 0;
    for (double at = F::low; at < F::high; at += 0.0137) {
        T const scalar = static_cast<T>(at);
        x.fill(scalar);
        double const exact = F::slope(static_cast<double>(scalar));
        // A dozen operations of at most 4 ulp each on terms that are at most ten times the sum's bound of 60.
        double const tolerance = 12 * 4 * epsilon * (std::abs(exact) + 60);
        INFO("at " << at);
        CHECK(std::abs(static_cast<double>(f.derivative(scalar)) - exact) <= tolerance);
        CHECK(f.value(scalar) == F{}.value(scalar));
        CHECK(f.value_and_derivative(scalar).derivative == f.derivative(scalar));
        f.derivative(batch::load_unaligned(x.data())).store_unaligned(d.data());
        CHECK(std::abs(static_cast<double>(d[0]) - exact) <= tolerance);
        ++count;
    }
    CHECK(count > 200);
}

} // namespace

TEMPLATE_TEST_CASE("differentiate: the derivative written down", "", polynomial, exponentials, logarithms, circular,
                   pieces, fused, limits, scaled_complement)
{
    check<TestType, float>();
    check<TestType, double>();
}

/// A derivative of nan that comparisons and limits have lost.
struct positive_part {
    template <class V>
    V value(V x) const
    {
        return math::max(x, V(hillock::scalar_t<V>(0)));
    }
};

TEST_CASE("differentiate: nan in, nan out")
{
    auto const f = hillock::differentiate(positive_part{});
    CHECK(f.derivative(2.0f) == 1);
    CHECK(f.derivative(-2.0f) == 0);
    CHECK(std::isnan(f.derivative(std::numeric_limits<float>::quiet_NaN())));
    CHECK(std::isnan(f.derivative(xsimd::batch<double>(std::numeric_limits<double>::quiet_NaN())).get(0)));
}

TEST_CASE("differentiate: keep_nan of a nan, copysign with another sign")
{
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(math::keep_nan(hillock::dual<double>(nan, 1.0), hillock::dual<double>(2, 3)).value));
    // The derivative has the sign's change, not the sign itself.
    auto const flipped = math::copysign(hillock::dual<double>(-2, 3), hillock::dual<double>(1, 5));
    CHECK((flipped.value == 2 && flipped.derivative == -3));
}

TEMPLATE_TEST_CASE("differentiate: erfcx where its slope cancels as written down", "", float, double)
{
    // 2 x erfcx(x) - 2/sqrt(pi) in 60 digits, on both sides of where the series begins, at 10 and 26.
    std::array<std::array<double, 2>, 6> const exact{{{1.75, -0.13097634551448521166},
                                                      {4, -0.032383506095021454781},
                                                      {9.75, -0.0058436614816109767572},
                                                      {12, -0.003877862738062271026},
                                                      {25.5, -0.00086565641700141926575},
                                                      {40, -0.00035228842528748391686}}};
    auto const f = hillock::differentiate(scaled_complement{});
    double const epsilon = static_cast<double>(std::numeric_limits<TestType>::epsilon());
    for (auto const& [x, slope] : exact) {
        // Mills' ratio is D / (a D + N), a = sqrt(2) x up to where the series begins. The slope has N alone, which is right
        // to an eighth of an epsilon of the whole, 1 + a^2 times N at most.
        double const a = std::numbers::sqrt2 * std::min(x, std::is_same_v<TestType, float> ? 10.0 : 26.0);
        double const tolerance = (8 + (1 + a * a) / 8) * epsilon;
        CHECK(std::abs(static_cast<double>(f.derivative(static_cast<TestType>(x))) / slope - 1) <= tolerance);
    }
}

TEST_CASE("differentiate: functions found by the argument's namespace")
{
    auto const f = found_by_argument_dependent_lookup{};
    auto const at = hillock::dual<double>(0.7, 1.0);
    auto const by_lookup = exp(at) + sin(at);
    CHECK(by_lookup.value == f.value(0.7));
    CHECK(std::abs(by_lookup.derivative - f.slope(0.7)) < 1e-14);
}

TEST_CASE("differentiate: a differentiated functor is an activation once it has a name")
{
    auto const f = hillock::differentiate(square{});
    STATIC_REQUIRE(!hillock::activation<square>);
    STATIC_REQUIRE(hillock::activation<decltype(f), float>);
    STATIC_REQUIRE(hillock::activation<decltype(f), xsimd::batch<double>>);
    std::vector<float> const x{-3, 0, 1, 2.5f}, dy{1, 2, 3, 4};
    std::vector<float> dx(4);
    hillock::backward(f, x, dy, dx);
    CHECK(dx == std::vector<float>{-6, 0, 6, 20});
}
