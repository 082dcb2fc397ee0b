// Random and structured doubles of a function, kind and tier; and the sweeps' own reference at random floats.

#include <algorithm>
#include <bit>
#include <mutex>

#include "exhaustive/distance.hpp"
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

/// The sum of `judge(x)` over all of `o.samples` inputs in parts.
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

/// The results of every tier that was asked for, y[tier][i] of x[i]; those of the accurate tier always.
std::array<std::vector<double>, 3> evaluate(lane_subject<double> const& s, options const& o, std::vector<double> x)
{
    std::size_t const n = x.size();
    x.resize((n + 63) / 64 * 64, 1.0);
    std::array<std::vector<double>, 3> y;
    for (std::size_t tier = 0; tier < 3; ++tier) {
        y[tier].resize(x.size());
        if (tier == 0 || o.tiers[tier])
            s.evaluate[tier](x.data(), y[tier].data(), x.size());
        y[tier].resize(n);
    }
    return y;
}

/// Judges every x by MPFR.
tallies<double> judge_doubles(lane_subject<double> const& s, options const& o, std::vector<double> const& x)
{
    tallies<double> result;
    auto const y = evaluate(s, o, x);
    for (std::size_t i = 0; i < x.size(); ++i) {
        mp const exact = s.exact(x[i]);
        bool const zero_is_signed = s.zero_is_signed(x[i], exact);
        for (std::size_t tier = 0; tier < 3; ++tier)
            if (o.tiers[tier])
                result[tier].add(x[i], y[tier][i], testing::error_in_ulps(y[tier][i], exact, zero_is_signed));
    }
    return result;
}

/// Judges, of many inputs, the few whose results are as far from the accurate tier's as any before; and looks more closely
/// around the worst of them.
class comparison {
public:
    comparison(lane_subject<double> const& subject, options const& options, tallies<double> const& known)
        : s(subject), o(options), worst(known)
    {
    }

    tallies<double> judge(std::vector<double> x)
    {
        move_to_the_worst(x);
        tallies<double> const result = judge_doubles(s, o, farthest_of(x));
        std::lock_guard const lock(mutex);
        for (std::size_t tier = 0; tier < 3; ++tier)
            worst[tier].add(result[tier]);
        return result;
    }

private:
    /// Moves every second input into one of 24 ever closer neighbourhoods of the worst input so far of a tier.
    void move_to_the_worst(std::vector<double>& x)
    {
        std::array<double, 3> centres;
        {
            std::lock_guard const lock(mutex);
            std::ranges::transform(worst, centres.begin(), [](tally<double> const& t) { return t.worst_at; });
        }
        std::minstd_rand random(static_cast<unsigned>(std::bit_cast<std::uint64_t>(x.back())));
        std::uniform_real_distribution<double> step(-1, 1);
        for (std::size_t i = 1; i < x.size(); i += 2) {
            double const near = centres[i / 2 % 3] * (1 + std::ldexp(step(random), -int(i / 6 % 24)));
            if (near >= s.lowest && near <= s.highest) // not for a centre that is nan, for there is none yet
                x[i] = near;
        }
    }

    std::vector<double> farthest_of(std::vector<double> const& x)
    {
        constexpr std::size_t at_most = 100; // of each tier
        auto const y = evaluate(s, o, x);
        std::vector<double> leads;
        if (o.tiers[0]) // there is nothing better to compare it with: some of those around its own worst
            for (std::size_t i = 1; i < x.size() && leads.size() < at_most; i += 6)
                leads.push_back(x[i]);
        std::vector<std::uint64_t> away(x.size());
        for (std::size_t tier = 1; tier < 3; ++tier) {
            if (!o.tiers[tier])
                continue;
            std::ranges::transform(y[tier], y[0], away.begin(), distance);
            std::uint64_t far = std::max<std::uint64_t>(std::ranges::max(away), 1);
            {
                std::lock_guard const lock(mutex);
                far = farthest[tier] = std::max(farthest[tier], far);
            }
            for (std::size_t i = 0, found = 0; i < x.size() && found < at_most; ++i)
                if (away[i] >= far) {
                    leads.push_back(x[i]);
                    ++found;
                }
        }
        return leads;
    }

    lane_subject<double> const& s;
    options const& o;
    std::mutex mutex;
    std::array<std::uint64_t, 3> farthest{};
    tallies<double> worst;
};

} // namespace

tallies<double> search_doubles(subject const& subject, options const& o)
{
    lane_subject<double> const& s = subject.in_double;
    std::string const title = subject.function + " " + testing::name_of(subject.what);
    auto total = over_samples<double, tallies<double>>(
        title, s, o, [&](std::vector<double> const& x) { return judge_doubles(s, o, x); });
    options more = o;
    more.samples = o.compared;
    more.seed += o.samples; // other inputs than those above
    comparison with_accurate(s, o, total);
    auto const of_leads = over_samples<double, tallies<double>>(
        title + ", compared", s, more, [&](std::vector<double>& x) { return with_accurate.judge(std::move(x)); });
    for (std::size_t tier = 0; tier < 3; ++tier)
        total[tier].add(of_leads[tier]);
    return total;
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
