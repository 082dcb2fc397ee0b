// expect: hillock::forward: x, y and bias must be contiguous ranges, or pointers and two counts, of floats or of
// doubles

#include <hillock/hillock.hpp>

#include <vector>

#ifdef POSITIVE
using parameter = float;
#else
using parameter = double;
#endif

void run(std::vector<float> const& x, std::vector<float>& y, std::vector<parameter> const& bias)
{
    hillock::forward(hillock::relu{}, x, y, bias);
}
