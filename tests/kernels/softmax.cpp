// softmax and log_softmax against MPFR, within the bounds that they state, for rows up to 4096 elements of all sizes of
// logits; rows that are masked, infinite, or nan; and their gradients.

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

TEMPLATE_TEST_CASE("masked elements get nothing, masked rows what was asked for", "", float, double)
{
    using T = TestType;
    constexpr T lowest = -std::numeric_limits<T>::infinity();
    constexpr auto zeros = hillock::softmax_options{.masked_row = hillock::masked_row::zeros};
    for (std::size_t columns = 1; columns <= most<T>; ++columns) {
        auto const x = normal<T>(2 * columns, 3, 1);
        // A causal mask in the first row, everything masked in the second.
        std::vector<T> mask(2 * columns, lowest), y(2 * columns), log_y(2 * columns);
        std::size_t const kept = (columns + 1) / 2;
        for (std::size_t i = 0; i < kept; ++i)
            mask[i] = 0;
        hillock::softmax(x, y, columns, mask, zeros);
        hillock::log_softmax(x, log_y, columns, mask, zeros);
        std::vector<T> short_y(kept);
        hillock::softmax(std::span(x).first(kept), short_y, kept);
        for (std::size_t i = 0; i < 2 * columns; ++i) {
            CAPTURE(columns, i);
            // What is left of the row, but for the sum's roundings.
            CHECK(std::fabs(y[i] - (i < kept ? short_y[i] : T(0))) <= 8 * std::numeric_limits<T>::epsilon() * y[i]);
            CHECK((i < kept ? std::isfinite(log_y[i]) : log_y[i] == lowest));
        }
        hillock::softmax(x, y, columns, mask);
        CHECK((std::isfinite(y[0]) && std::isnan(y[columns])));
        hillock::softmax(std::vector<T>(columns, lowest), std::span(y).first(columns), columns, zeros);
        CHECK(y[columns - 1] == 0);
        hillock::log_softmax(std::vector<T>(columns, lowest), std::span(y).first(columns), columns);
        CHECK(std::isnan(y[0]));
    }
}

TEMPLATE_TEST_CASE("infinite and nan logits", "", float, double)
{
    using T = TestType;
    constexpr T infinity = std::numeric_limits<T>::infinity();
    for (std::size_t columns = 2; columns <= most<T>; ++columns)
        for (std::size_t const where : {std::size_t(0), columns / 2, columns - 1}) {
            CAPTURE(columns, where);
            auto x = normal<T>(columns, 3, 1);
            std::vector<T> y(columns), log_y(columns);
            auto const run = [&] {
                hillock::softmax(x, y, columns);
                hillock::log_softmax(x, log_y, columns);
            };
            x[where] = infinity;
            run();
            for (std::size_t i = 0; i < columns; ++i) {
                CHECK(y[i] == T(i == where));
                CHECK(log_y[i] == (i == where ? T(0) : -infinity));
            }
            x[(where + 1) % columns] = infinity;
            run();
            CHECK((std::isnan(y[where]) && std::isnan(log_y[where])));
            x[(where + 1) % columns] = std::numeric_limits<T>::quiet_NaN();
            run();
            CHECK((std::isnan(y[where]) && std::isnan(log_y[(where + 1) % columns])));
            x[where] = 1;
            run();
            for (std::size_t i = 0; i < columns; ++i)
                CHECK((std::isnan(y[i]) && std::isnan(log_y[i])));
            // The largest numbers: their difference overflows.
            x.assign(columns, std::numeric_limits<T>::lowest());
            x[where] = std::numeric_limits<T>::max();
            run();
            for (std::size_t i = 0; i < columns; ++i) {
                CHECK(y[i] == T(i == where));
                CHECK(log_y[i] == (i == where ? T(0) : -infinity));
            }
        }
}

TEMPLATE_TEST_CASE("the gradients of softmax and log_softmax", "", float, double)
{
    using T = TestType;
    for (std::size_t const columns : sizes{1, 2, 7, 16, 17, 100, 1000}) {
        std::size_t const n = 3 * columns;
        auto const x = normal<T>(n, 2, 1), dy = normal<T>(n, 1, 2);
        std::vector<T> y(n), log_y(n);
        hillock::softmax(x, y, columns);
        hillock::log_softmax(x, log_y, columns);
        guarded<T> const in(y, guard::after), log_in(log_y, guard::after), gradient(dy, guard::after);
        guarded<T> dx(n, guard::after), dx_log(n, guard::after), scaled(n, guard::after);
        hillock::softmax_backward(in, gradient, dx, columns);
        hillock::log_softmax_backward(log_in, gradient, dx_log, columns);
        hillock::softmax_backward(in, gradient, scaled, columns, {.scale = 0.5});
        CHECK((dx.intact() && dx_log.intact() && scaled.intact()));
        for (std::size_t i = 0; i < n; ++i) {
            CAPTURE(columns, i);
            std::size_t const first = i / columns * columns;
            long double dot = 0, sum = 0, size = 0, sum_size = 0;
            for (std::size_t k = first; k < first + columns; ++k) {
                dot += wide(y[k]) * wide(dy[k]);
                size += std::fabs(wide(y[k]) * wide(dy[k]));
                sum += wide(dy[k]);
                sum_size += std::fabs(wide(dy[k]));
            }
            // What the sums lose: of floats in the kernel, of doubles here.
            long double const loss =
                (std::is_same_v<T, float> ? roundoff<double> : roundoff<long double>)*2 * wide(columns);
            // dy - dot is rounded twice, and the product once.
            auto const yi = wide(y[i]);
            auto const dyi = wide(dy[i]);
            long double const expected = yi * (dyi - dot);
            long double const tolerance = std::fabs(expected) * 3 * roundoff<T> + yi * size * loss;
            CHECK(std::fabs(wide(dx[i]) - expected) <= tolerance);
            CHECK(scaled[i] == dx[i] / 2);
            // e^y is off by an ulp or two, the sum and the result by half of one.
            long double const share = std::exp(wide(log_y[i])) * sum;
            CHECK(std::fabs(wide(dx_log[i]) - (dyi - share)) <= std::fabs(share) * 5 * roundoff<T> +
                                                                    std::fabs(dyi - share) * 2 * roundoff<T> +
                                                                    yi * sum_size * loss * 2);
        }
    }
}

TEMPLATE_TEST_CASE("rows do not see each other", "", float, double)
{
    using T = TestType;
    for (std::size_t const columns : sizes{1, 5, 16, 19, 70}) {
        auto const x = normal<T>(4 * columns, 5, 1);
        std::vector<T> all(x.size()), one(columns);
        hillock::softmax(x, all, columns);
        for (std::size_t row = 0; row < 4; ++row) {
            hillock::softmax(std::span(x).subspan(row * columns, columns), one, columns);
            CHECK(std::memcmp(one.data(), all.data() + row * columns, columns * sizeof(T)) == 0);
        }
    }
}
