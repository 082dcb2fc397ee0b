// A functor by itself computes in the rounding mode that the host has set. Those tested here stay within twice their
// bounds. Exponentials, logarithms and sines add a large number to round to an integer, and have no bound in another
// mode; hard_sigmoid without fused multiply-add, and bent_identity in the accurate tier, miss twice theirs.

#include <catch.hpp>

#include <cfenv>

#include "../support/bounds.hpp"
#include "../support/points.hpp"
#include "../support/report.hpp"
#include "../support/rounding.hpp"
#include "../support/ulp.hpp"

#include <hillock/registry.hpp>

using namespace hillock::testing;

namespace {

/// f's results at x in that mode, in batches and, where those do not fit, by themselves.
template <kind K, hillock::tier A, class F, class T>
[[gnu::noinline]] std::vector<T> results(F const& f, std::vector<T> const& x, int mode)
{
    using V = xsimd::batch<T>;
    std::vector<T> y(x.size());
    rounding const with(mode);
    std::size_t i = 0;
    for (; i + V::size <= x.size() / 2; i += V::size)
        evaluate<K, A>(f, V::load_unaligned(x.data() + i)).store_unaligned(y.data() + i);
    for (; i < x.size(); ++i)
        y[i] = evaluate<K, A>(f, x[i]);
    return y;
}

/// A result that the mode keeps from overflowing stands for infinity; the sign of a zero is the mode's.
template <class T>
double error(T y, mp const& exact)
{
    if (std::abs(y) == std::numeric_limits<T>::max() && abs(exact) > mp(std::abs(y)))
        y = std::copysign(std::numeric_limits<T>::infinity(), y);
    return error_in_ulps(y, exact, false);
}

template <kind K, hillock::tier A, class F, class T>
void check_tier(F const& f, std::vector<T> const& x, std::vector<mp> const& exact_at, report& found)
{
    constexpr double bound = 2 * stated_bound<F, K, T, A>();
    for (int const mode : rounding_modes) {
        std::vector<T> const y = results<K, A>(f, x, mode);
        for (std::size_t i = 0; i < x.size(); ++i) {
            found.compare(error(y[i], exact_at[i]) <= bound, [&] {
                return std::string(name_of(K)) + " in mode " + std::to_string(mode) + " at " + show(x[i]) + " gives " +
                       show(y[i]) + ", exact is " + exact_at[i].to_string();
            });
        }
    }
}

template <kind K, class F, class T>
void check_kind(F const& f, std::vector<T> const& x, report& found)
{
    precision const bits(reference_bits);
    std::vector<mp> exact_at;
    for (T const v : x)
        exact_at.push_back(exact<K>(f, v));
    check_tier<K, hillock::tier::accurate>(f, x, exact_at, found);
    check_tier<K, hillock::tier::standard>(f, x, exact_at, found);
    check_tier<K, hillock::tier::fast>(f, x, exact_at, found);
}

template <class T, class F>
void check(F const& f)
{
    report found(std::string(F::name) + " in any rounding mode");
    auto const x = test_points<T>(reference<F>::kinks(f));
    check_kind<kind::value>(f, x, found);
    check_kind<kind::derivative>(f, x, found);
    found.conclude();
}

} // namespace

// The parameters are those that a float holds: others are rounded as the host has set, too.
TEMPLATE_TEST_CASE("functors without exponentials and sines stay within twice their bounds in any rounding mode", "",
                   float, double)
{
    check<TestType>(hillock::absolute{});
    check<TestType>(hillock::arctan{});
    check<TestType>(hillock::binary_step{});
    check<TestType>(hillock::hard_tanh{});
    check<TestType>(hillock::identity{});
    check<TestType>(hillock::leaky_relu{.slope = 0.25});
    check<TestType>(hillock::prelu{});
    check<TestType>(hillock::relu{});
    check<TestType>(hillock::rrelu{.lower = 0.125, .upper = 0.375});
    check<TestType>(hillock::softsign{});
}
