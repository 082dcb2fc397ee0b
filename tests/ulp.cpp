// The measure of accuracy measures what it says: known errors, also where numbers end.
#include "support/ulp.hpp"

#include "catch.hpp"

using namespace hillock::testing;

namespace {

constexpr float float_inf = std::numeric_limits<float>::infinity();
constexpr float float_max = std::numeric_limits<float>::max();
constexpr float least = std::numeric_limits<float>::denorm_min();
constexpr double hopeless = std::numeric_limits<double>::infinity();

mp sum(double a, double b) { return mp(a) + mp(b); }

} // namespace

TEST_CASE("an error is counted in ulps of the exact result")
{
    CHECK(error_in_ulps(1.0f, mp(1)) == 0);
    CHECK(error_in_ulps(1.0f, sum(1, 0x1p-24)) == 0.5);
    CHECK(error_in_ulps(1.0f + 0x1p-23f, sum(1, -0x1p-24)) == 3); // below 1 an ulp is half as large
    CHECK(error_in_ulps(-3.0, sum(-3, 0x1p-51)) == 1);
    CHECK(error_in_ulps(0.0f, mp(1)) == 0x1p23);
    CHECK(error_in_ulps(-1.0f, mp(1)) == 0x1p24);
}

TEST_CASE("below the least normal an ulp is the least subnormal")
{
    CHECK(error_in_ulps(3 * least, mp(2 * least)) == 1);
    CHECK(error_in_ulps(0.0f, power_of_two(-150)) == 0.5);
    CHECK(error_in_ulps(least, power_of_two(-151)) == 0.75);
    CHECK(error_in_ulps(0.0, power_of_two(-100000)) == Approx(0).margin(1e-300));
    CHECK(error_in_ulps(0.0f, -power_of_two(-160)) == hopeless);
    CHECK(error_in_ulps(-0.0f, -power_of_two(-160)) == 0x1p-11);
    CHECK(error_in_ulps(0.0f, -power_of_two(-160), false) == 0x1p-11);
}

TEST_CASE("a zero has the sign of the exact result where that is asked for")
{
    CHECK(error_in_ulps(-0.0f, mp(0)) == hopeless);
    CHECK(error_in_ulps(-0.0f, mp(0), false) == 0);
    CHECK(error_in_ulps(0.0, -mp(0)) == hopeless);
    CHECK(error_in_ulps(-0.0, -mp(0)) == 0);
}

TEST_CASE("overflow is judged as rounding")
{
    CHECK(error_in_ulps(float_inf, power_of_two(128)) == 0);
    CHECK(error_in_ulps(float_inf, power_of_two(1000)) == 0);
    CHECK(error_in_ulps(float_max, power_of_two(128)) == 1);
    CHECK(error_in_ulps(float_inf, sum(static_cast<double>(float_max), 0x1p103)) == 0.5);
    CHECK(error_in_ulps(float_inf, mp(float_max)) == 1);
    CHECK(error_in_ulps(float_inf, mp(1)) > 1e30);
    CHECK(error_in_ulps(float_max, power_of_two(1000)) > 1e30);
    CHECK(error_in_ulps(-float_inf, power_of_two(128)) == hopeless);
    CHECK(error_in_ulps(float_inf, mp(std::numeric_limits<double>::infinity())) == 0);
    CHECK(error_in_ulps(float_max, mp(std::numeric_limits<double>::infinity())) == hopeless);
}

TEST_CASE("nan matches nan alone")
{
    float const nan = std::numeric_limits<float>::quiet_NaN();
    CHECK(error_in_ulps(nan, mp()) == 0);
    CHECK(error_in_ulps(1.0f, mp()) == hopeless);
    CHECK(error_in_ulps(nan, mp(1)) == hopeless);
}
