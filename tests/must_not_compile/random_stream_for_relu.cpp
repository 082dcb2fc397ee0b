// expect: hillock::forward: the functor has no member training_value(x, u)

#include <hillock/hillock.hpp>

#include <vector>

#ifdef POSITIVE
using functor = hillock::rrelu;
#else
using functor = hillock::relu;
#endif

void run(std::vector<float> const& x, std::vector<float>& y)
{
    hillock::forward(functor{}, x, y, hillock::random_stream{.seed = 7, .offset = 0});
}
