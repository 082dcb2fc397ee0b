// The floating-point modes that a host may have set: what a kernel then promises.

#include <catch.hpp>

#include <bit>
#include <cfenv>
#include <random>
#include <string>
#include <vector>

#include <hillock/hillock.hpp>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace {

template <class T>
using word = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

template <class T>
std::vector<T> inputs(double width, int n)
{
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal(0, width);
    std::vector<T> x;
    for (int i = 0; i < n; ++i)
        x.push_back(static_cast<T>(normal(random)));
    return x;
}

/// f and its derivative at x, one behind the other.
template <class F, class T>
std::vector<T> results(F const& f, std::vector<T> const& x)
{
    std::vector<T> y(x.size()), d(x.size());
    hillock::forward(f, x, y);
    hillock::derivative(f, x, d);
    y.insert(y.end(), d.begin(), d.end());
    return y;
}

/// Calls check(f) for every activation in every tier.
template <class Check>
void for_each_tier(Check const& check)
{
    hillock::for_each_activation([&](auto f) {
        check(f, "standard");
        check(hillock::accurate(f), "accurate");
        check(hillock::fast(f), "fast");
    });
}

#if defined(__SSE2__)
/// Subnormal numbers as zeros, read and written, while it lives.
class denormals_are_zeros {
public:
    denormals_are_zeros() { _mm_setcsr(before_ | 0x8040); }
    ~denormals_are_zeros() { _mm_setcsr(before_); }
    denormals_are_zeros(denormals_are_zeros const&) = delete;
    denormals_are_zeros& operator=(denormals_are_zeros const&) = delete;

private:
    unsigned before_ = _mm_getcsr();
};
#endif

/// A rounding mode while it lives.
class rounding {
public:
    explicit rounding(int mode) { std::fesetround(mode); }
    ~rounding() { std::fesetround(before_); }
    rounding(rounding const&) = delete;
    rounding& operator=(rounding const&) = delete;

private:
    int before_ = std::fegetround();
};

} // namespace

#if defined(__SSE2__)
TEMPLATE_TEST_CASE("subnormals as zeros leave the other results alone", "", float, double)
{
    auto const x = inputs<TestType>(8, 20000);
    for_each_tier([&](auto f, std::string const& tier) {
        CAPTURE(f.name, tier);
        auto const expected = results(f, x);
        auto const got = [&] {
            denormals_are_zeros const mode;
            return results(f, x);
        }();
        std::size_t differ = 0;
        for (std::size_t i = 0; i < got.size(); ++i) {
            bool const is_normal = std::abs(expected[i]) >= std::numeric_limits<TestType>::min();
            differ += std::bit_cast<word<TestType>>(got[i]) != std::bit_cast<word<TestType>>(expected[i]) && is_normal;
        }
        CHECK(differ == 0);
    });
}
#endif

TEMPLATE_TEST_CASE("nan in any mode is nan", "", float, double)
{
    // 17 of them: whole batches and a masked tail. The first is a signalling one.
    std::vector<TestType> x(17, std::numeric_limits<TestType>::quiet_NaN());
    x[0] = std::numeric_limits<TestType>::signaling_NaN();
    for (int mode : {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO})
        for_each_tier([&](auto f, std::string const& tier) {
            CAPTURE(f.name, tier, mode);
            rounding const with(mode);
            std::size_t numbers = 0;
            auto const y = results(f, x);
            for (std::size_t i = 0; i < x.size(); ++i)
                numbers += !std::isnan(y[i]);
            CHECK(numbers == 0);
        });
}
