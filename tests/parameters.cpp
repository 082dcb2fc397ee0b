// A parameter counts as the lane holds it: rounded to float, it makes the same function of floats.
#include "catch.hpp"

#include <hillock/hillock.hpp>

namespace {

double held(double parameter) { return static_cast<double>(static_cast<float>(parameter)); }

template <hillock::tier A, class F>
bool same(F f, F rounded, float x)
{
    auto const bits = [](float y) { return hillock::math::to_bits(y); };
    return bits(f.template value<A>(x)) == bits(rounded.template value<A>(x)) &&
           bits(f.template derivative<A>(x)) == bits(rounded.template derivative<A>(x));
}

template <class F>
void check(F f, F rounded)
{
    INFO(F::name);
    int different = 0;
    for (float x = -30; x < 30; x += 0.0137F)
        different += !same<hillock::tier::accurate>(f, rounded, x) + !same<hillock::tier::standard>(f, rounded, x) +
                     !same<hillock::tier::fast>(f, rounded, x);
    CHECK(different == 0);
}

} // namespace

TEST_CASE("parameters: floats have those that a float holds")
{
    for (double const p : {0.1, 1 + 0x1p-25, 1.7, 3.3}) { // whose float is greater, 1, or less
        check(hillock::elu{p}, hillock::elu{held(p)});
        check(hillock::selu{p, 1.1}, hillock::selu{held(p), held(1.1)});
        check(hillock::swish{p}, hillock::swish{held(p)});
        check(hillock::softplus{p}, hillock::softplus{held(p)});
        check(hillock::leaky_relu{p}, hillock::leaky_relu{held(p)});
        check(hillock::prelu{p}, hillock::prelu{held(p)});
        check(hillock::lecun_tanh{p, 0.3}, hillock::lecun_tanh{held(p), held(0.3)});
        check(hillock::scaled_tanh{p, 0.7}, hillock::scaled_tanh{held(p), held(0.7)});
        check(hillock::hard_sigmoid{p, 0.3}, hillock::hard_sigmoid{held(p), held(0.3)});
        check(hillock::hard_tanh{-p, p}, hillock::hard_tanh{held(-p), held(p)});
    }
}
