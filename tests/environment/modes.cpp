// Subnormal numbers as zeros, a mode that a host may have set: what a kernel then promises.
#include "modes.hpp"

#include <catch.hpp>

#include <cmath>
#include <limits>
#include <string>

#include "../support/bits.hpp"

#if defined(__SSE2__)
#include <immintrin.h>

using namespace hillock::testing;

namespace {

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

} // namespace

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
            differ += bits_of(got[i]) != bits_of(expected[i]) && is_normal;
        }
        CHECK(differ == 0);
    });
}
#endif
