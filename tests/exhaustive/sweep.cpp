// All floats of a function, kind and tier.

#include <algorithm>
#include <array>
#include <bit>
#include <mutex>
#include <numeric>

#include <hillock/math/wide.hpp>

#include "exhaustive/float_error.hpp"
#include "exhaustive/options.hpp"
#include "exhaustive/progress.hpp"
#include "support/ulp.hpp"

namespace hillock::exhaustive {
namespace {

constexpr std::size_t block = 1024;

double error_by_mpfr(lane_subject<float> const& s, float x, float y)
{
    mp const exact = s.exact(x);
    return testing::error_in_ulps(y, exact, s.zero_is_signed(x, exact));
}

using batch = xsimd::batch<float>;

/// What a block's errors amount to, but for those that are nan.
struct summary {
    doubles largest = doubles(-1.0), judged = doubles(0.0);
    std::array<doubles, tally<float>::edges.size()> below{doubles(0.0), doubles(0.0), doubles(0.0), doubles(0.0)};

    void add(doubles error)
    {
        doubles const one(1), none(0);
        largest = hillock::math::select(error > largest, error, largest);
        judged += hillock::math::select(error >= none, one, none);
        for (std::size_t k = 0; k < below.size(); ++k)
            below[k] += hillock::math::select(error <= doubles(tally<float>::edges[k]), one, none);
    }
};

/// The sum of a batch of counts.
std::uint64_t total(doubles counts)
{
    std::array<double, doubles::size> each{};
    counts.store_unaligned(each.data());
    return static_cast<std::uint64_t>(std::accumulate(each.begin(), each.end(), 0.0));
}

double greatest(doubles x)
{
    std::array<double, doubles::size> each{};
    x.store_unaligned(each.data());
    return *std::ranges::max_element(each);
}

void judge_nan(tally<float>& t, float x, float y)
{
    constexpr std::uint32_t payload = 0x3fffff;
    t.add(x, y, std::isnan(y) ? 0 : std::numeric_limits<double>::infinity());
    t.lost_payloads += (std::bit_cast<std::uint32_t>(x) & payload) != (std::bit_cast<std::uint32_t>(y) & payload);
}

/// A block of inputs, tallied for every tier that was asked for.
class block_of_inputs {
public:
    explicit block_of_inputs(subject const& subject, options const& options) : s(subject), o(options) {}

    void add(std::uint32_t bits)
    {
        auto const v = std::bit_cast<float>(bits);
        if (v < s.in_float.lowest || v > s.in_float.highest)
            return;
        x[n++] = v;
        if (n == block)
            flush();
    }

    void flush()
    {
        std::size_t const padded = (n + 63) / 64 * 64;
        std::fill(x + n, x + padded, 1.0f);
        s.approximate(x, r, n);
        // Double arithmetic knows nothing of nan, limits and the signs of exact zeros; and nothing is beyond n.
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        for (std::size_t i = 0; i < n; ++i)
            if (!(std::abs(x[i]) <= std::numeric_limits<float>::max()) || x[i] == 0)
                r[i] = nan;
        std::fill(r + n, r + padded, nan);
        for (std::size_t i = 0; i < 3; ++i) {
            if (!o.tiers[i])
                continue;
            s.in_float.evaluate[i](x, y, padded);
            judge(result[i]);
        }
        n = 0;
    }

    tallies<float> result;

private:
    void judge(tally<float>& t)
    {
        summary all;
        for (std::size_t i = 0; i < n; i += batch::size) {
            auto const wide = hillock::math::widen(batch::load_unaligned(y + i));
            for (std::size_t half = 0; half < 2; ++half) {
                std::size_t const at = i + half * doubles::size;
                doubles const e = error_by_double(half == 0 ? wide.low : wide.high, doubles::load_unaligned(r + at));
                e.store_unaligned(error + at);
                all.add(e);
            }
        }
        add(t, all);
        if (total(all.judged) < n)
            for (std::size_t i = 0; i < n; ++i)
                if (!(error[i] >= 0))
                    judge_special(t, i);
    }

    void add(tally<float>& t, summary const& all)
    {
        t.count += total(all.judged);
        for (std::size_t k = 0; k < all.below.size(); ++k)
            t.at_most[k] += total(all.below[k]);
        double const largest = greatest(all.largest);
        if (largest <= t.worst)
            return;
        std::size_t const at = static_cast<std::size_t>(std::find(error, error + n, largest) - error);
        t.worst = largest;
        t.worst_at = x[at];
        t.worst_result = y[at];
    }

    void judge_special(tally<float>& t, std::size_t i)
    {
        if (std::isnan(x[i]))
            judge_nan(t, x[i], y[i]);
        else if (std::isinf(t.worst)) // it cannot get worse, and there may be millions of them
            t.add(x[i], y[i], t.worst);
        else
            t.add(x[i], y[i], error_by_mpfr(s.in_float, x[i], y[i]));
    }

    subject const& s;
    options const& o;
    std::size_t n = 0;
    float x[block], y[block];
    double r[block], error[block];
};

} // namespace

tallies<float> sweep_floats(subject const& s, options const& o)
{
    std::uint64_t const all = std::uint64_t(1) << 32;
    std::uint64_t const part = std::max<std::uint64_t>(all / 4096 / o.stride, 1) * o.stride;
    std::uint64_t const parts = (all + part - 1) / part;
    tallies<float> total;
    std::mutex mutex;
    auto const collect = [&](block_of_inputs& inputs) {
        inputs.flush();
        std::lock_guard const lock(mutex);
        for (std::size_t i = 0; i < 3; ++i)
            total[i].add(inputs.result[i]);
    };

    run_parts(s.function + " " + testing::name_of(s.what), parts, o.threads, [&](std::uint64_t index) {
        testing::precision const bits(testing::reference_bits);
        block_of_inputs inputs(s, o);
        for (std::uint64_t i = index * part + o.offset % o.stride; i < std::min((index + 1) * part, all); i += o.stride)
            inputs.add(static_cast<std::uint32_t>(i));
        collect(inputs);
    });

    testing::precision const bits(testing::reference_bits);
    if (o.stride > 1) {
        block_of_inputs inputs(s, o);
        for (float special : s.in_float.special_points)
            for (std::uint32_t i = 0; i <= 2 * o.special_window; ++i)
                inputs.add(std::bit_cast<std::uint32_t>(special) + i - o.special_window);
        collect(inputs);
    }
    for (tally<float>& t : total)
        if (t.count > 0 && t.worst >= 0)
            t.worst = error_by_mpfr(s.in_float, t.worst_at, t.worst_result);
    return total;
}

} // namespace hillock::exhaustive
