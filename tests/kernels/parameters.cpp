// Gradients of learnable parameters: the sums are right to the rounding of the result, and made in an order that
// depends on the number of elements alone.

#include <catch.hpp>

#include "guarded.hpp"
#include "kernels.hpp"

using namespace hillock::testing;

namespace {

/// The documented order, in scalar code: 16 lanes, blocks of 4096, a tree of blocks.
template <class T>
double in_order(T const* x, T const* dy, std::size_t n)
{
    if (n > 4096) {
        std::size_t half = 4096;
        while (2 * half < n)
            half *= 2;
        return in_order(x, dy, half) + in_order(x + half, dy + half, n - half);
    }
    double lanes[16] = {};
    for (std::size_t i = 0; i < n; ++i) {
        T const derivative = hillock::prelu{}.parameter_derivative(x[i]);
        double const term = hillock::math::rounded(double(dy[i]) * double(derivative)); // not fused with the sum
        lanes[i % 16] += term;
    }
    for (std::size_t m = 8; m != 0; m /= 2)
        for (std::size_t i = 0; i < m; ++i)
            lanes[i] += lanes[i + m];
    return lanes[0];
}

} // namespace

TEMPLATE_TEST_CASE("backward_parameters sums in the documented order", "", float, double)
{
    using T = TestType;
    std::vector<std::size_t> lengths{4095, 4096, 4097, 8192, 8193, 20000, 100003};
    for (std::size_t n = 0; n <= 100; ++n)
        lengths.push_back(n);
    for (std::size_t const n : lengths) {
        CAPTURE(n);
        guarded<T> const x(numbers<T>(n, 1, false), guard::after), dy(numbers<T>(n, 2, false), guard::after);
        T const sum = hillock::backward_parameters(hillock::prelu{}, x, dy);
        CHECK(sum == static_cast<T>(in_order(x.data(), dy.data(), n)));
    }
}

TEMPLATE_TEST_CASE("several parameters give a struct of sums", "", float, double)
{
    using T = TestType;
    for (std::size_t const n : sizes{0, 1, 15, 16, 17, 5000}) {
        auto const x = numbers<T>(n, 1, false), dy = numbers<T>(n, 2, false);
        auto const sums = hillock::backward_parameters(quadratic{}, x, dy);
        STATIC_REQUIRE(std::is_same_v<decltype(sums), quadratic_gradient<T> const>);
        long double alpha = 0, beta = 0, size_alpha = 0, size_beta = 0;
        for (std::size_t i = 0; i < n; ++i) {
            T const square = x[i] * x[i];
            alpha += wide(dy[i]) * wide(x[i]);
            size_alpha += std::fabs(wide(dy[i]) * wide(x[i]));
            beta += wide(dy[i]) * wide(square);
            size_beta += std::fabs(wide(dy[i]) * wide(square));
        }
        // Of at most 4096 / 16 additions in a lane and some in the tree, each costs half an ulp of a double.
        auto const tolerance = [](long double sum, long double size) {
            return std::fabs(sum) * roundoff<T> + size * 270 * roundoff<double>;
        };
        CAPTURE(n);
        CHECK(std::fabs(wide(sums.alpha) - alpha) <= tolerance(alpha, size_alpha));
        CHECK(std::fabs(wide(sums.beta) - beta) <= tolerance(beta, size_beta));
    }
}

TEST_CASE("a sum of floats keeps what floats would lose")
{
    // 2^24 and then ones: a running sum of floats would stand still.
    std::vector<float> x(5001, -1), dy(5001, -1);
    dy[0] = -0x1p24f;
    CHECK(hillock::backward_parameters(hillock::prelu{}, x, dy) == 0x1p24f + 5000);
}

TEMPLATE_TEST_CASE("a gradient is nan where a term is", "", float, double)
{
    using T = TestType;
    for (std::size_t const n : sizes{3, 16, 40}) {
        std::vector<T> x(n, T(-1)), dy(n, T(1));
        x[n - 1] = std::numeric_limits<T>::quiet_NaN();
        CHECK(std::isnan(hillock::backward_parameters(hillock::prelu{}, x, dy)));
        x[n - 1] = -std::numeric_limits<T>::infinity();
        CHECK(hillock::backward_parameters(hillock::prelu{}, x, dy) == -std::numeric_limits<T>::infinity());
    }
}
