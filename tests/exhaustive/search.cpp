// Random and structured doubles of a function, kind and tier; and the sweeps' own reference at random floats.

#include <algorithm>
#include <mutex>

#include "exhaustive/options.hpp"
#include "exhaustive/progress.hpp"
#include "support/points.hpp"
#include "support/ulp.hpp"

namespace hillock::exhaustive {
namespace {

/// About `count` inputs: a third uniform where functions do their work, a third at every scale, a third near special
/// points at every distance.
template <class T>
std::vector<T> draw(lane_subject<T> const& s, std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    int const third = static_cast<int>(count / 3) + 2;
    std::vector<T> x;
    if (std::isfinite(s.lowest) && std::isfinite(s.highest)) {
        std::uniform_real_distribution<double> inside(double(s.lowest), double(s.highest));
        for (int i = 0; i < third; ++i)
            x.push_back(static_cast<T>(inside(random)));
    } else {
        testing::add_interval(x, 2.0, third / 3, random);
        testing::add_interval(x, 20.0, third / 3, random);
        testing::add_interval(x, std::is_same_v<T, float> ? 120.0 : 800.0, third / 3, random);
    }
    testing::add_all_scales(x, third / 2, random);
    testing::add_random_bits(x, third / 2, random);
    std::uniform_int_distribution<std::size_t> any(0, s.special_points.size() - 1);
    std::uniform_real_distribution<double> factor(1, 2);
    for (int i = 0; i < third; ++i) {
        auto const special = double(s.special_points[any(random)]);
        double const distance = std::ldexp(factor(random), -(i / 2) % (std::numeric_limits<T>::digits + 3));
        double const scale = std::isfinite(special) ? std::max(std::abs(special), 1e-300) : 0.0;
        x.push_back(static_cast<T>(special + (i % 2 == 0 ? distance : -distance) * scale));
    }
    std::erase_if(x, [&s](T v) { return v < s.lowest || v > s.highest; });
    return x;
}

/// Runs `judge(x, thread's own share of the result)` over all of `samples` inputs in parts.
template <class T, class Result, class Judge>
Result over_samples(std::string const& title, lane_subject<T> const& s, options const& o, Judge const& judge)
{
    constexpr std::uint64_t part = 30000;
    std::uint64_t const parts = (o.samples + part - 1) / part;
    Result total{};
    std::mutex mutex;
    run_parts(title, parts, o.threads, [&](std::uint64_t index) {
        testing::precision const bits(testing::reference_bits);
        std::vector<T> x = draw(s, std::min(part, o.samples - index * part), o.seed + index);
        if (index == 0)
            for (T special : s.special_points) {
                testing::add_neighbours(x, special, 64);
                std::erase_if(x, [&s](T v) { return v < s.lowest || v > s.highest; });
            }
        Result const mine = judge(x);
        std::lock_guard const lock(mutex);
        if constexpr (requires { total.count; })
            total.add(mine);
        else
            for (std::size_t i = 0; i < mine.size(); ++i)
                total[i].add(mine[i]);
    });
    return total;
}

} // namespace

tallies<double> search_doubles(subject const& subject, options const& o)
{
    lane_subject<double> const& s = subject.in_double;
    auto const judge = [&](std::vector<double>& x) {
        tallies<double> result;
        std::size_t const n = x.size();
        x.resize((n + 63) / 64 * 64, 1.0);
        std::array<std::vector<double>, 3> y;
        for (std::size_t tier = 0; tier < 3; ++tier) {
            y[tier].resize(x.size());
            if (o.tiers[tier])
                s.evaluate[tier](x.data(), y[tier].data(), x.size());
        }
        for (std::size_t i = 0; i < n; ++i) {
            mp const exact = s.exact(x[i]);
            bool const zero_is_signed = s.zero_is_signed(x[i], exact);
            for (std::size_t tier = 0; tier < 3; ++tier)
                if (o.tiers[tier])
                    result[tier].add(x[i], y[tier][i], testing::error_in_ulps(y[tier][i], exact, zero_is_signed));
        }
        return result;
    };
    return over_samples<double, tallies<double>>(subject.function + " " + testing::name_of(subject.what), s, o, judge);
}

tally<float> check_reference(subject const& subject, options const& o)
{
    lane_subject<float> const& s = subject.in_float;
    auto const judge = [&](std::vector<float>& x) {
        tally<float> result;
        std::erase_if(x, [](float v) { return !std::isfinite(v) || v == 0; }); // the sweep asks MPFR there
        std::vector<double> r(x.size());
        subject.approximate(x.data(), r.data(), x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            mp const exact = s.exact(x[i]);
            long const exponent = exact.is_zero() ? -125 : std::clamp(long(mpfr_get_exp(exact.get())), -125L, 128L);
            mp error = abs(mp(r[i]) - exact);
            mpfr_mul_2si(error.get(), error.get(), 24 - exponent, MPFR_RNDN); // in float ulps of exact
            bool const sign_lost = r[i] == 0 && !exact.is_zero() && std::signbit(r[i]) != exact.negative();
            result.add(x[i], static_cast<float>(r[i]),
                       sign_lost ? std::numeric_limits<double>::infinity() : error.to_double());
        }
        return result;
    };
    return over_samples<float, tally<float>>(subject.function + " " + testing::name_of(subject.what), s, o, judge);
}

} // namespace hillock::exhaustive
