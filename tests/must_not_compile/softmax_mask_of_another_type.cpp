// expect: the buffers are all of floats or all of doubles, and y is not const

#include <hillock/hillock.hpp>

#include <vector>

#ifdef POSITIVE
using number = float;
#else
using number = double;
#endif

void run(std::vector<float> const& x, std::vector<number> const& mask, std::vector<float>& y)
{
    hillock::softmax(x, y, 10, mask);
}
