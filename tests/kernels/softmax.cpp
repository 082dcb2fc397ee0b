// softmax and log_softmax against MPFR, within the bounds that they state, for rows up to 4096 elements of all sizes of
// logits.

#include <catch.hpp>

#include "guarded.hpp"
#include "kernels.hpp"
#include "support/ulp.hpp"

using namespace hillock::testing;

namespace {

/// The exact softmax and log_softmax of a row of exact logits.
struct exact_row {
    std::vector<mp> y, log_y;
};

exact_row exact(std::vector<mp> const& logits)
{
    mp top = logits[0];
    for (mp const& x : logits)
        if (x > top)
            top = x;
    mp others = 0, equal = -1;
    for (mp const& x : logits)
        if (x == top)
            equal = equal + 1;
        else
            others = others + exp(x - top);
    mp const log_sum = log1p(equal + others);
    exact_row row;
    for (mp const& x : logits) {
        row.log_y.push_back((x - top) - log_sum);
        row.y.push_back(exp(x - top) / (equal + others + 1));
    }
    return row;
}

struct worst_errors {
    double softmax = 0, log_softmax = 0;
};

/// Adds the errors on rows of scale x + mask.
template <class T>
void measure(std::vector<T> const& x, std::size_t columns, worst_errors& worst, double scale = 1,
             std::vector<T> const& mask = {})
{
    guarded<T> const in(x, guard::after);
    guarded<T> y(x.size(), guard::after), log_y(x.size(), guard::after);
    if (!mask.empty()) {
        hillock::softmax(in, y, columns, mask, {.scale = scale});
        hillock::log_softmax(in, log_y, columns, mask, {.scale = scale});
    } else if (scale != 1) {
        hillock::softmax(in, y, columns, {.scale = scale});
        hillock::log_softmax(in, log_y, columns, {.scale = scale});
    } else {
        hillock::softmax(in, y, columns);
        hillock::log_softmax(in, log_y, columns);
    }
    CHECK((y.intact() && log_y.intact()));
    for (std::size_t first = 0; first < x.size(); first += columns) {
        std::vector<mp> logits;
        for (std::size_t i = first; i < first + columns; ++i) {
            mp const additive = mask.empty() ? mp(0) : mp(mask[i % mask.size()]);
            logits.push_back(mp(static_cast<T>(scale)) * mp(x[i]) + additive);
        }
        auto const row = exact(logits);
        for (std::size_t i = 0; i < columns; ++i) {
            worst.softmax = std::max(worst.softmax, error_in_ulps(y[first + i], row.y[i]));
            worst.log_softmax = std::max(worst.log_softmax, error_in_ulps(log_y[first + i], row.log_y[i], false));
        }
    }
}

template <class T>
void check(worst_errors const& worst)
{
    CAPTURE(worst.softmax, worst.log_softmax);
    CHECK(worst.softmax <= hillock::softmax_error<T>.ulps);
    CHECK(worst.log_softmax <= hillock::log_softmax_error<T>.ulps);
}

} // namespace

TEMPLATE_TEST_CASE("softmax and log_softmax are within their bounds", "", float, double)
{
    using T = TestType;
    precision const set(reference_bits);
    std::uint32_t seed = 0;
    worst_errors worst;
    for (std::size_t columns = 1; columns <= most<T>; ++columns)
        for (double const deviation : {0.1, 4.0, 40.0, 400.0})
            measure(normal<T>(3 * columns, deviation, ++seed), columns, worst);
    for (std::size_t const columns : sizes{100, 1000, 4096})
        for (double const deviation : {0.01, 1.0, 10.0, 100.0, 1e4, 1e30})
            measure(normal<T>(columns, deviation, ++seed), columns, worst);
    check<T>(worst);
}

TEMPLATE_TEST_CASE("rows of two logits, where all errors are those of few terms", "", float, double)
{
    precision const set(reference_bits);
    worst_errors worst;
    for (double const deviation : {0.3, 1.0, 3.0})
        measure(normal<TestType>(20000, deviation, 1), 2, worst);
    check<TestType>(worst);
}

TEMPLATE_TEST_CASE("many rows, some with an element above the others", "", float, double)
{
    using T = TestType;
    precision const set(reference_bits);
    constexpr std::size_t rows = 50;
    worst_errors worst;
    for (std::size_t const columns : sizes{3, 5, 8, 9, 24, 33, 64, 65, 100, 128})
        for (double const deviation : {0.3, 1.0, 3.0}) {
            auto x = normal<T>(rows * columns, deviation, std::uint32_t(columns));
            for (std::size_t row = 0; row < rows; ++row)
                x[row * columns + row % columns] += T(row % 5) * T(3.7);
            measure(x, columns, worst);
        }
    check<T>(worst);
}

TEMPLATE_TEST_CASE("a greatest element far above the others keeps the digits of its logarithm", "", float, double)
{
    using T = TestType;
    precision const set(reference_bits);
    worst_errors worst;
    for (double const above : {5.0, 20.0, 80.0, 90.0, 100.0, 103.5, 110.0, 700.0, 743.0, 800.0})
        for (std::size_t const columns : sizes{2, 17, 1000}) {
            auto x = normal<T>(columns, 1, std::uint32_t(columns));
            x[columns / 2] += T(above);
            measure(x, columns, worst);
            for (T& v : x)
                v += T(1000); // the logits lose digits, the distances do not
            measure(x, columns, worst);
        }
    check<T>(worst);
}

TEMPLATE_TEST_CASE("equal logits", "", float, double)
{
    using T = TestType;
    precision const set(reference_bits);
    worst_errors worst;
    for (std::size_t const columns : sizes{1, 2, 3, 10, 16, 4096})
        for (double const value : {0.0, -5.5, 1e6})
            measure(std::vector<T>(columns, T(value)), columns, worst);
    check<T>(worst);
}

TEMPLATE_TEST_CASE("scale and mask cost no accuracy", "", float, double)
{
    using T = TestType;
    precision const set(reference_bits);
    worst_errors worst;
    for (std::size_t const columns : sizes{1, 5, 16, 33, 300})
        for (double const scale : {1.0, 0.125, 0.3, -1.7, 10.0}) {
            auto const x = normal<T>(3 * columns, 20, 1);
            measure(x, columns, worst, scale);
            measure(x, columns, worst, scale, normal<T>(x.size(), 5, 2)); // for each element
            measure(x, columns, worst, scale, normal<T>(columns, 5, 3));  // one row for all
        }
    check<T>(worst);
}
