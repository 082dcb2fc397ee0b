// All floats of a function, kind and tier.

#include <algorithm>
#include <bit>
#include <mutex>

#include "exhaustive/options.hpp"
#include "exhaustive/progress.hpp"
#include "support/ulp.hpp"

namespace hillock::exhaustive {
namespace {

constexpr std::size_t block = 4096;

double error_by_mpfr(lane_subject<float> const& s, float x, float y)
{
    mp const exact = s.exact(x);
    return testing::error_in_ulps(y, exact, s.zero_is_signed(x, exact));
}

/// |y - r| in float ulps of r, a finite double, as testing::error_in_ulps; without branches, so that it is vectorised.
double error_by_double(float y, double r)
{
    constexpr double overflow = 0x1p128; // what an infinity stands for
    double const result = std::clamp(double(y), -overflow, overflow);
    double const exact = std::clamp(r, -overflow, overflow);
    std::uint64_t const least = std::uint64_t(1023 - 126) << 52, largest = std::uint64_t(1023 + 127) << 52;
    std::uint64_t const magnitude = std::bit_cast<std::uint64_t>(exact) & ~(std::uint64_t(1) << 63);
    std::uint64_t const power = std::clamp(magnitude, least, largest) >> 52;
    auto const inverse_ulp = std::bit_cast<double>((2 * 1023 + 23 - power) << 52);
    double const error = std::abs(result - exact) * inverse_ulp;
    return error >= 0 ? error : std::numeric_limits<double>::infinity(); // nan
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
    /// Whether double arithmetic cannot judge input i: it knows nothing of nan, limits and the signs of exact zeros.
    bool is_special(std::size_t i) const
    {
        bool const sign_differs = y[i] == 0 && std::signbit(y[i]) != std::signbit(r[i]);
        return !(std::abs(x[i]) <= std::numeric_limits<float>::max()) || x[i] == 0 || sign_differs;
    }

    void judge(tally<float>& t)
    {
        std::size_t special = 0;
        for (std::size_t i = 0; i < n; ++i) {
            bool const is = is_special(i);
            special += is;
            error[i] = is ? -1 : error_by_double(y[i], r[i]);
        }
        t.add(x, y, error, n);
        for (std::size_t i = 0; special > 0 && i < n; ++i) {
            if (error[i] >= 0)
                continue;
            --special;
            if (std::isnan(x[i]))
                judge_nan(t, x[i], y[i]);
            else if (std::isinf(t.worst)) // it cannot get worse, and there may be millions of them
                t.add(x[i], y[i], t.worst);
            else
                t.add(x[i], y[i], error_by_mpfr(s.in_float, x[i], y[i]));
        }
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
