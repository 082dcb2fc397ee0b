// accurate(f) and fast(f): the same functor, still an activation, each with bounds of its own.
#include "catch.hpp"

#include <hillock/hillock.hpp>

#include <vector>

namespace {

struct user {
    template <class V>
    V value(V x) const
    {
        return x + x;
    }
};

} // namespace

TEST_CASE("tiers: every activation stays one at every tier")
{
    int count = 0;
    hillock::for_each_activation([&]<class F>(F f) {
        auto const a = hillock::accurate(f);
        auto const b = hillock::fast(f);
        using A = std::remove_const_t<decltype(a)>;
        using B = std::remove_const_t<decltype(b)>;
        STATIC_REQUIRE(hillock::activation<A, float>);
        STATIC_REQUIRE(hillock::activation<A, xsimd::batch<double>>);
        STATIC_REQUIRE(hillock::activation<B, double>);
        STATIC_REQUIRE(hillock::activation<B, xsimd::batch<float>>);
        STATIC_REQUIRE(hillock::output_differentiable<A> == hillock::output_differentiable<F>);
        STATIC_REQUIRE(hillock::parametric<B> == hillock::parametric<F>);
        INFO(F::name);
        CHECK(A::name == F::name);
        CHECK(A::formula == F::formula);
        CHECK(B::properties.lipschitz == F::properties.lipschitz);
        CHECK(A::template value_error<float>.ulps == F::template value_error<float, hillock::tier::accurate>.ulps);
        CHECK(B::template derivative_error<double>.ulps ==
              F::template derivative_error<double, hillock::tier::fast>.ulps);
        CHECK(a(0.5) == f.template value<hillock::tier::accurate>(0.5));
        CHECK(b.derivative(0.5f) == f.template derivative<hillock::tier::fast>(0.5f));
        ++count;
    });
    CHECK(count == static_cast<int>(hillock::all_activations::size));
}

TEST_CASE("tiers: the last one said counts")
{
    STATIC_REQUIRE(std::same_as<decltype(hillock::fast(hillock::accurate(hillock::relu{}))),
                                decltype(hillock::fast(hillock::relu{}))>);
}

TEST_CASE("tiers: a functor that knows none is left as it is")
{
    std::vector<float> const x{1, 2, 3};
    std::vector<float> y(3);
    hillock::forward(hillock::accurate(user{}), x, y);
    CHECK(y == std::vector<float>{2, 4, 6});
}

TEST_CASE("tiers: rrelu trains at each of them")
{
    std::vector<float> const x{-3, -2, -1, 0, 1};
    std::vector<float> y(5);
    std::vector<float> z(5);
    hillock::random_stream const stream{.seed = 7, .offset = 0};
    hillock::forward(hillock::rrelu{}, x, y, stream);
    hillock::forward(hillock::fast(hillock::rrelu{}), x, z, stream);
    CHECK(y == z);
    hillock::backward(hillock::rrelu{}, x, x, y, stream);
    hillock::backward(hillock::accurate(hillock::rrelu{}), x, x, z, stream);
    CHECK(y == z);
}
