// The elementary functions that a user's own functor is written with, each against MPFR at its tier's limit, over all
// scales, at the ends, and around the points where they change their formula or have a root.
#include "catch.hpp"

#include <hillock/math/dual.hpp>

#include "support/points.hpp"
#include "support/ulp.hpp"

namespace {

namespace math = hillock::math;
using hillock::bound;
using hillock::tier;
using namespace hillock::testing;

/// The standard and the fast tier's limits in ulps.
template <class T, tier A>
constexpr double limit = bound<T, A>({4, 4, 256}, {4, 4, 0x1p37}).ulps;

template <class T, tier A, class Function, class Exact>
void check_at(Function const& function, Exact const& exact, std::vector<double> const& centres)
{
    precision const bits(1300); // arguments up to 2^1024 are reduced exactly
    double worst = 0;
    T worst_x = 0;
    auto const points = test_points<T>(centres, 0.25);
    for (T x : points) {
        T const y = function.template operator()<A>(x);
        using batch = xsimd::batch<T>;
        T const lane = function.template operator()<A>(batch(x)).get(batch::size - 1);
        REQUIRE((std::bit_cast<bits_of_real<T>>(lane) == std::bit_cast<bits_of_real<T>>(y) ||
                 (std::isnan(lane) && std::isnan(y))));
        double const error = error_in_ulps(y, exact(mp(x)));
        if (!(error <= worst)) {
            worst = error;
            worst_x = x;
        }
    }
    INFO(points.size() << " points, tier " << static_cast<int>(A) << ", " << sizeof(T) * 8 << " bits, worst at "
                       << worst_x);
    CHECK(worst <= limit<T, A>);
}

template <class Function, class Exact>
void check(Function const& function, Exact const& exact, std::vector<double> const& centres)
{
    check_at<float, tier::standard>(function, exact, centres);
    check_at<double, tier::standard>(function, exact, centres);
    check_at<float, tier::fast>(function, exact, centres);
    check_at<double, tier::fast>(function, exact, centres);
}

} // namespace

TEST_CASE("exp")
{
    check([]<tier A>(auto x) { return math::exp<A>(x); }, [](mp const& x) { return exp(x); }, {0.3466, -0.3466});
}

TEST_CASE("expm1")
{
    check([]<tier A>(auto x) { return math::expm1<A>(x); }, [](mp const& x) { return expm1(x); }, {0, 0.3466, -0.3466});
}

TEST_CASE("log")
{
    check([]<tier A>(auto x) { return math::log<A>(x); }, [](mp const& x) { return log(x); }, {1, 0.7071, 1.4142});
}

TEST_CASE("log1p")
{
    check([]<tier A>(auto x) { return math::log1p<A>(x); }, [](mp const& x) { return log1p(x); },
          {0, -1, -0.2929, 0.4142});
}

TEST_CASE("tanh")
{
    check([]<tier A>(auto x) { return math::tanh<A>(x); }, [](mp const& x) { return tanh(x); }, {0, 0.55, 9.1, 19});
}

TEST_CASE("sech2")
{
    check([]<tier A>(auto x) { return math::sech2<A>(x); }, [](mp const& x) { return square(sech(x)); }, {0, 9.1, 19});
}

TEST_CASE("sin")
{
    check([]<tier A>(auto x) { return math::sin<A>(x); }, [](mp const& x) { return sin(x); },
          {0, 3.14159265358979, 6.28318530717959, 1e5, 1e30});
}

TEST_CASE("cos")
{
    check([]<tier A>(auto x) { return math::cos<A>(x); }, [](mp const& x) { return cos(x); },
          {0, 1.57079632679490, 4.71238898038469, 1e5, 1e30});
}

TEST_CASE("atan")
{
    check([]<tier A>(auto x) { return math::atan<A>(x); }, [](mp const& x) { return atan(x); },
          {0, 1, -1, 0.4142, 2.4142});
}

TEST_CASE("erfcx")
{
    auto const exact = [](mp const& x) {
        if (x < mp(1000))
            return exp(square(x)) * erfc(x);
        mp const r =
            mp(1) / square(x); // beyond, erfc underflows: the asymptotic series, of which the rest is below 2^-76
        return (mp(1) - r / mp(2) + mp(3) * square(r) / mp(4) - mp(15) * r * square(r) / mp(8)) / (x * sqrt(pi()));
    };
    check([]<tier A>(auto x) { return math::erfcx<A>(x); }, exact, {0, 1, 2, 4});
}
