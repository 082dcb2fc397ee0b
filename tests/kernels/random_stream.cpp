// Random numbers by position: the authors' known answers, the numbers' distribution, and that no split, length or
// instruction set changes them.

#include <catch.hpp>

#include <span>

#include "guarded.hpp"
#include "kernels.hpp"

using namespace hillock::testing;
using hillock::random_stream;

namespace {

template <class U>
hillock::detail::two_words<U> threefry(U a, U b, U k0, U k1)
{
    return hillock::detail::threefry<U>(hillock::detail::two_words<U>{a, b}, hillock::detail::two_words<U>{k0, k1});
}

/// The number of element `index`, made alone.
template <class T>
T number(random_stream const& stream, std::uint64_t index)
{
    return hillock::detail::uniform<T>(stream, index);
}

/// n numbers as a kernel makes them: rrelu's slope of -1, for slopes from 0 to 1.
template <class T>
std::vector<T> numbers_of(random_stream const& stream, std::size_t n)
{
    hillock::rrelu const f{.lower = 0, .upper = 1};
    std::vector<T> x(n, T(-1)), y(n);
    hillock::forward(f, x, y, stream);
    for (T& v : y)
        v = -v;
    return y;
}

} // namespace

TEST_CASE("Threefry has its authors' known answers")
{
    auto const zero = threefry<std::uint32_t>(0, 0, 0, 0);
    CHECK((zero.first == 0x6b200159 && zero.second == 0x99ba4efe));
    auto const ones = threefry<std::uint32_t>(~0u, ~0u, ~0u, ~0u);
    CHECK((ones.first == 0x1cb996fc && ones.second == 0xbb002be7));
    auto const digits_of_pi = threefry<std::uint32_t>(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344);
    CHECK((digits_of_pi.first == 0xc4923a9c && digits_of_pi.second == 0x483df7a0));
    auto const wide = threefry<std::uint64_t>(0, 0, 0, 0);
    CHECK((wide.first == 0xc2b6e3a8c2c69865 && wide.second == 0x6f81ed42f350084d));
}

TEMPLATE_TEST_CASE("a kernel's numbers are those of the elements alone", "", float, double)
{
    using T = TestType;
    std::uint64_t const carries = (std::uint64_t(1) << 32) - 7, wraps = ~std::uint64_t(0) - 6;
    for (std::uint64_t const offset : {std::uint64_t(0), std::uint64_t(5), carries, wraps})
        for (std::uint64_t const seed : {std::uint64_t(0), std::uint64_t(7), ~std::uint64_t(0)}) {
            random_stream const stream{.seed = seed, .offset = offset};
            auto const all = numbers_of<T>(stream, 100);
            for (std::size_t i = 0; i < all.size(); ++i)
                CHECK(all[i] == number<T>({.seed = seed, .offset = 0}, offset + i));
        }
}

TEMPLATE_TEST_CASE("rrelu draws, and draws again, the same slopes however the work is split", "", float, double)
{
    using T = TestType;
    hillock::rrelu const f;
    random_stream const stream{.seed = 7, .offset = 1000};
    auto const x = numbers<T>(100, 1), dy = numbers<T>(100, 2, false);
    std::vector<T> y(100), dx(100);
    hillock::forward(f, x, y, stream);
    hillock::backward(f, x, dy, dx, stream);
    for (std::size_t i = 0; i < 100; ++i) {
        T const u = number<T>(stream, i);
        CHECK(same(y[i], f.training_value(x[i], u)));
        CHECK(same(dx[i], T(dy[i] * f.training_derivative(x[i], u))));
        if (x[i] < 0 && std::isfinite(x[i])) {
            T const slope = f.training_derivative(x[i], u);
            CHECK((slope >= T(f.lower) && slope <= T(f.upper)));
        }
    }
    for (std::size_t first = 0; first <= 100; ++first)
        for (std::size_t n = 0; n <= std::min(most<T>, 100 - first); ++n) {
            guarded<T> part(n, guard::after), gradient(n, guard::after);
            random_stream const its{.seed = 7, .offset = 1000 + first};
            hillock::forward(f, std::span(x).subspan(first, n), part, its);
            hillock::backward(f, std::span(x).subspan(first, n), std::span(dy).subspan(first, n), gradient, its);
            if (n != 0) {
                CHECK(std::memcmp(part.data(), y.data() + first, n * sizeof(T)) == 0);
                CHECK(std::memcmp(gradient.data(), dx.data() + first, n * sizeof(T)) == 0);
            }
        }
}

TEMPLATE_TEST_CASE("the numbers are uniform, and neighbours, seeds and strides independent", "", float, double)
{
    using T = TestType;
    constexpr std::size_t n = 1 << 20, cells = 64;
    auto const u = numbers_of<T>({.seed = 12345, .offset = 0}, n);
    auto const other_seed = numbers_of<T>({.seed = 12346, .offset = 0}, n);
    // The sum of squared deviations of counts of m cells is chi-squared with m - 1 degrees of freedom: mean m - 1,
    // standard deviation sqrt(2 (m - 1)). Six of those are exceeded once in 10^8 tries, and these tries never change.
    auto const check = [](std::vector<std::size_t> const& counts, double total) {
        double const cell = total / double(counts.size());
        double chi = 0;
        for (std::size_t const c : counts)
            chi += (double(c) - cell) * (double(c) - cell) / cell;
        double const freedom = double(counts.size()) - 1;
        CAPTURE(chi, freedom);
        CHECK(std::abs(chi - freedom) < 6 * std::sqrt(2 * freedom));
    };
    auto const cell = [](T v) { return std::size_t(v * T(cells)); };
    std::vector<std::size_t> single(cells), low_digits(cells), pairs(cells * cells), strided(cells * cells),
        seeds(cells * cells);
    double mean = 0;
    for (std::size_t i = 0; i < n; ++i) {
        REQUIRE((u[i] >= 0 && u[i] < 1));
        mean += double(u[i]) / double(n);
        ++single[cell(u[i])];
        T const scaled = u[i] * T(1 << 17);
        ++low_digits[cell(scaled - std::floor(scaled))];
        ++seeds[cell(u[i]) * cells + cell(other_seed[i])];
        if (i % 2 == 1)
            ++pairs[cell(u[i - 1]) * cells + cell(u[i])];
        if (i % 2048 >= 1024)
            ++strided[cell(u[i - 1024]) * cells + cell(u[i])];
    }
    check(single, n);
    check(low_digits, n);
    check(pairs, n / 2);
    check(strided, n / 2);
    check(seeds, n);
    CHECK(std::abs(mean - 0.5) < 6 / std::sqrt(12.0 * double(n)));
}
