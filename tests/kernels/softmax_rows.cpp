// Rows of softmax and log_softmax that are masked, infinite, or nan; their gradients; and that rows do not see each other.

#include <catch.hpp>

#include <span>

#include "guarded.hpp"
#include "kernels.hpp"

using namespace hillock::testing;

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

TEMPLATE_TEST_CASE("the gradient of log_softmax of unlikely and of masked elements", "", float, double)
{
    using T = TestType;
    bool const is_float = std::is_same_v<T, float>;
    std::vector<T> const y{
        0, -20, -87, T(is_float ? -102 : -743), T(is_float ? -105 : -746), -std::numeric_limits<T>::infinity()};
    std::vector<T> const dy{1, 0, 0, 0, 0, 0};
    std::vector<T> dx(y.size());
    hillock::log_softmax_backward(y, dy, dx, y.size());
    for (std::size_t i = 1; i < 4; ++i) {
        auto const share = std::exp(wide(y[i]));
        CAPTURE(i);
        CHECK(std::fabs(wide(dx[i]) + share) <=
              share * 4 * roundoff<T> + wide(std::numeric_limits<T>::denorm_min()) / 2);
    }
    CHECK(dx[4] == 0);
    CHECK(dx[5] == 0);
}

TEMPLATE_TEST_CASE("rows do not see each other, nor whether they are written in place", "", float, double)
{
    using T = TestType;
    constexpr T inf = std::numeric_limits<T>::infinity();
    constexpr T nan = std::numeric_limits<T>::quiet_NaN();
    // A row whose greatest element is not what the kernels guess, -5 to 30, or 23 for log_softmax, goes another way, and
    // all rows after it.
    std::vector<T> greatest{1, 32, -32, T(-31.5), nan, -60, 40, 0, 120, -inf, inf};
    for (T const edge : {T(-5), T(23), T(30)})
        greatest.insert(greatest.end(), {edge, std::nextafter(edge, -inf), std::nextafter(edge, inf)});
    auto const softmax = [](auto const& x, auto& y, std::size_t n) { hillock::softmax(x, y, n); };
    auto const log_softmax = [](auto const& x, auto& y, std::size_t n) { hillock::log_softmax(x, y, n); };
    for (std::size_t const columns : sizes{1, 5, 16, 19, 33, 70, 2100})
        for (std::size_t const order : sizes{0, 1, 2, 3}) {
            std::size_t const rows = greatest.size();
            auto x = normal<T>(rows * columns, 30, 1);
            for (std::size_t row = 0; row < rows; ++row) {
                T const top = greatest[(row * (order % 2 == 0 ? 1 : rows - 1) + order) % rows];
                for (std::size_t i = 0; i < columns; ++i) {
                    T& logit = x[row * columns + i];
                    logit = i == columns / 2 ? top : std::min(logit, top);
                }
            }
            auto const compare = [&](auto const& kernel) {
                std::vector<T> all(x.size()), one(columns), in_place = x;
                kernel(x, all, columns);
                for (std::size_t row = 0; row < rows; ++row) {
                    CAPTURE(columns, order, row);
                    kernel(std::span(x).subspan(row * columns, columns), one, columns);
                    CHECK(std::memcmp(one.data(), all.data() + row * columns, columns * sizeof(T)) == 0);
                }
                kernel(in_place, in_place, columns);
                CHECK(std::memcmp(in_place.data(), all.data(), x.size() * sizeof(T)) == 0);
            };
            compare(softmax);
            compare(log_softmax);
        }
}
