// The bounds with random parameters, of magnitudes from 1e-6 to 1e6: hillock_parameters --help.
//
// Floats are compared with the accurate tier in double, whose own error is nothing to theirs. Of the doubles those are
// judged, by MPFR, that are as far from the accurate tier as any before.

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <random>

#include <hillock/activations/elu.hpp>
#include <hillock/activations/scaled_tanh.hpp>
#include <hillock/activations/selu.hpp>
#include <hillock/activations/softplus.hpp>
#include <hillock/activations/swish.hpp>

#include "exhaustive/distance.hpp"
#include "exhaustive/float_error.hpp"
#include "support/bounds.hpp"
#include "support/ulp.hpp"

namespace hillock::exhaustive {
namespace {

using testing::kind;
using testing::mp;
using parameters = std::array<double, 2>;
constexpr std::size_t inputs = 512;
template <class T>
using block = std::array<T, inputs>;

/// The worst error of a tier, and where.
struct record {
    double ulps = 0;
    double x = 0;
    parameters p{};

    void add(double error, double at, parameters const& with)
    {
        if (error > ulps)
            *this = {error, at, with};
    }
};

/// A number that a float holds, of random magnitude, every second one within ten times 1.
double draw_magnitude(std::mt19937_64& random)
{
    std::uniform_real_distribution<double> wide(-6, 6), near(-1, 1);
    return static_cast<float>(std::pow(10, random() % 2 == 0 ? wide(random) : near(random)));
}

/// The one of a hundred whose product with log2(e), which exponentials take, loses most as a float.
double draw_far_from_float(std::mt19937_64& random)
{
    auto const lost = [](double c) {
        double const slope = c * std::numbers::log2e;
        return std::abs(static_cast<double>(static_cast<float>(slope)) / slope - 1);
    };
    std::array<double, 100> draws;
    std::ranges::generate(draws, [&] { return draw_magnitude(random); });
    return std::ranges::max(draws, {}, lost);
}

/// Parameters, every second one far from a float. Softplus has a beta above 0, the others also negative ones.
template <class F>
parameters draw_parameters(std::mt19937_64& random)
{
    parameters p{};
    for (double& v : p) {
        v = random() % 2 == 0 ? draw_magnitude(random) : draw_far_from_float(random);
        if (!std::is_same_v<F, softplus> && random() % 3 == 0)
            v = -v;
    }
    return p;
}

template <class F>
inline constexpr bool has_two = requires { F{1.0, 1.0}; };

template <class F>
F make(parameters const& p)
{
    if constexpr (has_two<F>)
        return {p[0], p[1]};
    else
        return {p[0]};
}

/// What F multiplies its input with.
template <class F>
double slope_of(F const& f)
{
    if constexpr (requires { f.slope; })
        return f.slope;
    else if constexpr (requires { f.beta; })
        return f.beta;
    else
        return 1;
}

/// Inputs whose product with the slope is where functions do their work, and a few of every scale.
template <class T>
block<T> draw_inputs(double slope, std::mt19937_64& random)
{
    constexpr std::array<double, 4> spans{4, 20, 110, 800};
    double const span = spans[random() % spans.size()];
    std::uniform_real_distribution<double> inside(-span, span), scale(-40, 2);
    block<T> x;
    for (T& v : x) {
        double const product =
            random() % 5 > 0 ? inside(random) : std::copysign(std::pow(10, scale(random)), inside(random));
        v = static_cast<T>(std::clamp(product / slope, -1e38, 1e38));
    }
    return x;
}

template <kind K, tier A, class F, class T>
block<T> results(F const& f, block<T> const& x)
{
    using V = xsimd::batch<T>;
    block<T> y;
    for (std::size_t i = 0; i < inputs; i += V::size)
        testing::evaluate<K, A>(f, V::load_unaligned(&x[i])).store_unaligned(&y[i]);
    return y;
}

/// y's error by MPFR.
template <kind K, class F, class T>
double error(F const& f, T x, T y)
{
    mp const exact = testing::exact<K>(f, x);
    return testing::error_in_ulps(y, exact, testing::zero_is_signed<K, F>(x, exact));
}

template <kind K, tier A, class F>
void compare_floats(F const& f, parameters const& p, block<float> const& x, block<double> const& exact, record& worst)
{
    block<float> const y = results<K, A>(f, x);
    block<double> wide;
    std::ranges::copy(y, wide.begin());
    for (std::size_t i = 0; i < inputs; i += doubles::size)
        error_by_double(doubles::load_unaligned(&wide[i]), doubles::load_unaligned(&exact[i]))
            .store_unaligned(&wide[i]);
    for (std::size_t i = 0; i < inputs; ++i)
        worst.add(wide[i] >= 0 ? wide[i] : error<K>(f, x[i], y[i]), x[i], p);
}

template <kind K, tier A, class F>
void compare_doubles(F const& f, parameters const& p, block<double> const& x, block<double> const& accurate,
                     std::uint64_t& farthest, record& worst)
{
    block<double> const y = results<K, A>(f, x);
    for (std::size_t i = 0; i < inputs; ++i) {
        std::uint64_t const away = distance(y[i], accurate[i]);
        if (away == 0 || away < farthest)
            continue;
        farthest = away;
        worst.add(error<K>(f, x[i], y[i]), x[i], p);
    }
}

template <class F, class T>
bool print(kind k, std::array<record, 3> const& worst, std::array<double, 3> const& stated)
{
    bool all_hold = true;
    for (std::size_t tier = 0; tier < 3; ++tier) {
        record const& r = worst[tier];
        if (r.ulps == 0)
            continue; // the accurate tier of doubles, with which the others were compared
        bool const holds = r.ulps <= stated[tier];
        all_hold &= holds;
        std::printf("| %s | %s | %s | %s | %.6g%s | %.6g | %a | %.9g", F::name.data(), testing::name_of(k),
                    testing::tier_names[tier], sizeof(T) == 4 ? "float" : "double", r.ulps, holds ? "" : " ABOVE",
                    stated[tier], r.x, r.p[0]);
        if (has_two<F>)
            std::printf(", %.9g", r.p[1]);
        std::printf(" |\n");
    }
    std::fflush(stdout);
    return all_hold;
}

template <class F, kind K>
bool search(long functors, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::array<record, 3> in_float, in_double;
    std::array<std::uint64_t, 3> farthest{};
    for (long i = 0; i < functors; ++i) {
        parameters const p = draw_parameters<F>(random);
        F const f = make<F>(p);
        block<float> const x = draw_inputs<float>(slope_of(f), random);
        block<double> wide;
        std::ranges::copy(x, wide.begin());
        block<double> const exact = results<K, tier::accurate>(f, wide);
        compare_floats<K, tier::accurate>(f, p, x, exact, in_float[0]);
        compare_floats<K, tier::standard>(f, p, x, exact, in_float[1]);
        compare_floats<K, tier::fast>(f, p, x, exact, in_float[2]);

        wide = draw_inputs<double>(slope_of(f), random);
        block<double> const accurate = results<K, tier::accurate>(f, wide);
        compare_doubles<K, tier::standard>(f, p, wide, accurate, farthest[1], in_double[1]);
        compare_doubles<K, tier::fast>(f, p, wide, accurate, farthest[2], in_double[2]);
    }
    bool const floats_hold = print<F, float>(K, in_float, testing::stated_bounds<F, K, float>);
    return print<F, double>(K, in_double, testing::stated_bounds<F, K, double>) && floats_hold;
}

template <class... F>
bool search_all(long functors, unsigned seed)
{
    bool all_hold = true;
    ((all_hold &= search<F, kind::value>(functors, seed), all_hold &= search<F, kind::derivative>(functors, seed)),
     ...);
    return all_hold;
}

} // namespace
} // namespace hillock::exhaustive

int main(int argc, char** argv)
{
    using namespace hillock;
    CLI::App app{"Measures the errors of functions with random parameters, and compares them with the bounds stated as "
                 "data. Prints a table; fails when a bound does not hold."};
    long functors = 100000;
    unsigned seed = 1;
    app.add_option("--functors", functors, "of each function and kind, with hundreds of inputs each")
        ->check(CLI::PositiveNumber);
    app.add_option("--seed", seed, "of the random parameters and inputs");
    CLI11_PARSE(app, argc, argv);

    testing::precision const bits(testing::reference_bits);
    std::printf("| function | kind | tier | type | max ulp | bound | at | parameters |\n"
                "|---|---|---|---|--:|--:|---|---|\n");
    bool const hold = exhaustive::search_all<elu, scaled_tanh, selu, softplus, swish>(functors, seed);
    // Five functions, two kinds, and five results to judge: floats in three tiers, doubles in two.
    std::fprintf(stderr, "covered: %ld comparisons, with %ld functors of each function and kind\n",
                 functors * static_cast<long>(exhaustive::inputs) * 5 * 2 * 5, functors);
    return hold ? 0 : 1;
}
