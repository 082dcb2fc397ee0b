// The rounding modes that a host may have set: what a functor and a kernel then promise.
#include "modes.hpp"

#include <catch.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "../kernels/kernels.hpp"
#include "../support/bits.hpp"
#include "../support/rounding.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

using namespace hillock::testing;

namespace {

/// All that f makes of a batch and of its first element. Not inlined, lest it be compiled once for each of many modes.
template <class F, class T>
[[gnu::noinline]] void evaluate(F const& f, T const* x, T* y)
{
    using V = xsimd::batch<T>;
    V const lanes = V::load_unaligned(x);
    f.value(lanes).store_unaligned(y);
    f.derivative(lanes).store_unaligned(y + V::size);
    y[2 * V::size] = f.value(x[0]);
    y[2 * V::size + 1] = f.derivative(x[0]);
}

/// Numbers as networks have them, special ones, and numbers of every magnitude.
template <class T>
std::vector<T> all_kinds()
{
    auto x = inputs<T>(8, 2000);
    auto const special = hillock::testing::numbers<T>(40);
    x.insert(x.end(), special.begin(), special.end());
    std::mt19937_64 random(5);
    for (int i = 0; i < 2000; ++i)
        x.push_back(std::bit_cast<T>(static_cast<bits_of_real<T>>(random())));
    return x;
}

/// A number of which no compiler knows that it is one, so that it is converted when it is used.
double unknown(double x)
{
    asm volatile("" : "+m"(x));
    return x;
}

/// Calls run(outputs) in each mode: the outputs have the bits of the call in the nearest mode, and the mode remains.
template <class T, class Run>
void check_in_all_modes(std::size_t n, Run const& run)
{
    using outputs = std::array<std::vector<T>, 2>;
    outputs expected{std::vector<T>(n, T(-7)), std::vector<T>(n, T(-7))};
    run(expected);
    for (int const mode : rounding_modes) {
        CAPTURE(mode);
        outputs y{std::vector<T>(n, T(-7)), std::vector<T>(n, T(-7))};
        int after = -1;
        {
            rounding const with(mode);
            run(y);
            after = mode_of_arithmetic();
        }
        CHECK(after == mode);
        CHECK(first_difference(y[0], expected[0], n) == n);
        CHECK(first_difference(y[1], expected[1], n) == n);
    }
}

/// A functor that tells in which mode it is evaluated, and throws when it has been evaluated twice.
struct telltale {
    std::set<int>* modes;
    int* evaluations;

    template <class V>
    V value(V x) const
    {
        modes->insert(mode_of_arithmetic());
        if (++*evaluations == 2)
            throw std::runtime_error("enough");
        return x;
    }
};

} // namespace

TEMPLATE_TEST_CASE("a functor's nan is nan in any rounding mode", "", float, double)
{
    using T = TestType;
    std::vector<T> x(xsimd::batch<T>::size, std::numeric_limits<T>::quiet_NaN()), y(2 * x.size() + 2);
    x[0] = std::numeric_limits<T>::signaling_NaN();
    for_each_tier([&](auto f, std::string const& tier) {
        for (int const mode : rounding_modes) {
            {
                rounding const with(mode);
                evaluate(f, x.data(), y.data());
            }
            CAPTURE(f.name, tier, mode);
            CHECK(std::all_of(y.begin(), y.end(), [](T v) { return std::isnan(v); }));
        }
    });
}

TEMPLATE_TEST_CASE("activations have the same bits in every rounding mode", "", float, double)
{
    auto const x = all_kinds<TestType>();
    for_each_tier([&](auto f, std::string const& tier) {
        CAPTURE(f.name, tier);
        check_in_all_modes<TestType>(x.size(), [&](auto& y) {
            hillock::forward(f, x, y[0]);
            hillock::derivative(f, x, y[1]);
        });
    });
}

TEMPLATE_TEST_CASE("kernels have the same bits in every rounding mode", "", float, double)
{
    using T = TestType;
    // Rows of both kinds: shorter than a tile or block, and longer.
    std::size_t const columns = GENERATE(20u, 1500u);
    std::size_t const n = 6000;
    CAPTURE(columns);
    auto const x = inputs<T>(3, n);
    std::vector<T> const dy(x.rbegin(), x.rend()), p(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(columns));
    double const third = unknown(1.0 / 3);
    hillock::elu const f{.alpha = third};
    hillock::softmax_options const options{.scale = third};
    hillock::random_stream const stream{.seed = 1, .offset = 2};
    hillock::rrelu const random{.lower = third / 2, .upper = third};
    auto const check = [&](auto const& run) { check_in_all_modes<T>(n, run); };
    auto const first_columns = [&](std::vector<T>& v) { return std::span(v).first(columns); };
    check([&](auto& y) { hillock::forward_and_derivative(f, x, y[0], y[1]); });
    check([&](auto& y) { hillock::backward(f, x, dy, y[0]); });
    check([&](auto& y) { hillock::backward_from_output(f, x, dy, y[0]); });
    check([&](auto& y) { y[0][0] = hillock::backward_parameters(hillock::swish{.beta = third}, x, dy); });
    check([&](auto& y) { hillock::gated_forward(f, x, dy, y[0]); });
    check([&](auto& y) { hillock::gated_backward(f, x, dy, dy, y[0], y[1]); });
    check([&](auto& y) { hillock::forward(random, x, y[0], stream); });
    check([&](auto& y) { hillock::backward(random, x, dy, y[0], stream); });
    check([&](auto& y) { hillock::forward(f, x, y[0], p); });
    check([&](auto& y) { hillock::backward(f, x, p, dy, y[0], first_columns(y[1])); });
    check([&](auto& y) { hillock::prelu_forward(x, y[0], p); });
    check([&](auto& y) { hillock::prelu_backward(x, p, dy, y[0], first_columns(y[1])); });
    check([&](auto& y) { hillock::softmax(x, y[0], columns); });
    check([&](auto& y) { hillock::softmax(x, y[0], columns, options); });
    check([&](auto& y) { hillock::softmax(x, y[0], columns, p, options); });
    check([&](auto& y) { hillock::softmax_backward(x, dy, y[0], columns, options); });
    check([&](auto& y) { hillock::log_softmax(x, y[0], columns); });
    check([&](auto& y) { hillock::log_softmax(x, y[0], columns, options); });
    check([&](auto& y) { hillock::log_softmax(x, y[0], columns, p, options); });
    check([&](auto& y) { hillock::log_softmax_backward(x, dy, y[0], columns, options); });
}

TEST_CASE("the host's rounding mode remains when a call throws")
{
    std::vector<float> const x(100);
    std::vector<float> y(100), shorter(99);
    std::set<int> modes;
    int evaluations = 0, after_misuse = -1, after_throw = -1;
    bool refused = false, thrown = false;
    {
        rounding const with(FE_UPWARD);
        try {
            hillock::forward(hillock::relu{}, x, shorter);
        } catch (std::invalid_argument const&) {
            refused = true;
        }
        after_misuse = mode_of_arithmetic();
        try {
            hillock::forward(telltale{&modes, &evaluations}, x, y);
        } catch (std::runtime_error const&) {
            thrown = true;
        }
        after_throw = mode_of_arithmetic();
    }
    CHECK((refused && thrown));
    CHECK(modes == std::set{FE_TONEAREST});
    CHECK(after_misuse == FE_UPWARD);
    CHECK(after_throw == FE_UPWARD);
}

#if defined(__SSE2__)
TEST_CASE("of the host's control register nothing but the rounding mode is changed")
{
    // Subnormals as zeros, no exception masked but the inexact one, its flag raised.
    unsigned const before = _mm_getcsr(), host = 0x8040 | 0x1000 | 0x6000 | 0x20;
    std::vector<float> const x(100, 0.3f);
    std::vector<float> y(100);
    _mm_setcsr(host);
    hillock::forward(hillock::gelu{}, x, y);
    unsigned const after = _mm_getcsr();
    _mm_setcsr(before);
    CHECK(after == host);
}
#endif
