// Rows of channels with a bias or a slope each, and the gradients of those: against scalar code, bit for bit where one
// rounding decides, and the sums against exact ones.

#include <catch.hpp>

#include "guarded.hpp"
#include "kernels.hpp"

using namespace hillock::testing;

namespace {

hillock::sigmoid const f;

/// Sums of terms whose total magnitude is known: doubles added in blocks of 8 rows, then the blocks, then at most 2^10
/// copies in pairs, lose at most that many half ulps, and the result is rounded once.
template <class T>
void check_sums(std::vector<T> const& sums, std::vector<long double> const& exact, std::vector<long double> const& size,
                std::size_t rows)
{
    long double const roundings = wide(rows < 8 ? rows : 8 + rows / 8 + 10);
    std::size_t wrong = 0;
    for (std::size_t c = 0; c < sums.size(); ++c) {
        long double const tolerance = std::fabs(exact[c]) * roundoff<T> + size[c] * roundings * roundoff<double>;
        wrong += !(std::fabs(wide(sums[c]) - exact[c]) <= tolerance);
    }
    CHECK(wrong == 0);
}

/// Shapes around the width of a register, the tile, and the block of rows.
template <class Visit>
void for_each_shape(Visit const& visit)
{
    for (std::size_t const channels : sizes{1, 2, 3, 7, 8, 15, 16, 17, 33, 255, 256, 257, 511, 512, 513, 1030})
        for (std::size_t const rows : sizes{0, 1, 2, 3, 17, 70, 600})
            if (rows * channels < 100000) {
                CAPTURE(rows, channels);
                visit(rows, channels);
            }
}

} // namespace

TEMPLATE_TEST_CASE("forward with bias, and its gradients", "", float, double)
{
    using T = TestType;
    for_each_shape([](std::size_t rows, std::size_t channels) {
        std::size_t const n = rows * channels;
        guarded<T> const x(numbers<T>(n, 1, n < 100), guard::after), dy(numbers<T>(n, 2, false), guard::after);
        guarded<T> const bias(numbers<T>(channels, 3, false), guard::after);
        guarded<T> y(n, guard::after), dx(n, guard::after), dbias(channels, guard::after);
        hillock::forward(f, x, y, bias);
        hillock::backward(f, x, bias, dy, dx, dbias);
        std::vector<long double> sum(channels), size(channels);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < n; ++i) {
            T const z = x[i] + bias[i % channels];
            wrong += !same<T>(y[i], f.value(z)) + !same<T>(dx[i], dy[i] * f.derivative(z));
            sum[i % channels] += wide(dx[i]);
            size[i % channels] += std::fabs(wide(dx[i]));
        }
        CHECK(wrong == 0);
        CHECK((y.intact() && dx.intact() && dbias.intact()));
        if (n >= 100 || n == 0) // no nan among them
            check_sums<T>(std::vector<T>(dbias.data(), dbias.data() + channels), sum, size, rows);
    });
}

TEMPLATE_TEST_CASE("prelu with a slope for each channel, and its gradients", "", float, double)
{
    using T = TestType;
    for_each_shape([](std::size_t rows, std::size_t channels) {
        std::size_t const n = rows * channels;
        guarded<T> const x(numbers<T>(n, 1, false), guard::after), dy(numbers<T>(n, 2, false), guard::after);
        guarded<T> const alpha(numbers<T>(channels, 3, false), guard::after);
        guarded<T> y(n, guard::after), dx(n, guard::after), dalpha(channels, guard::after);
        hillock::prelu_forward(x, y, alpha);
        hillock::prelu_backward(x, alpha, dy, dx, dalpha);
        std::vector<long double> sum(channels), size(channels);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < n; ++i) {
            T const a = alpha[i % channels];
            wrong += y[i] != (x[i] < 0 ? a * x[i] : x[i]);
            wrong += dx[i] != (x[i] < 0 ? dy[i] * a : dy[i]);
            T const term = x[i] < 0 ? dy[i] * x[i] : T(0);
            sum[i % channels] += wide(term);
            size[i % channels] += std::fabs(wide(term));
        }
        CHECK(wrong == 0);
        CHECK((y.intact() && dx.intact() && dalpha.intact()));
        check_sums<T>(std::vector<T>(dalpha.data(), dalpha.data() + channels), sum, size, rows);
    });
}

TEMPLATE_TEST_CASE("one slope for each channel is prelu on each channel", "", float, double)
{
    using T = TestType;
    auto const x = numbers<T>(60);
    std::vector<T> y(60), alpha(6, T(0.25));
    hillock::prelu_forward(x, y, alpha);
    for (std::size_t i = 0; i < x.size(); ++i)
        CHECK(same(y[i], hillock::prelu{}.value(x[i])));
}
