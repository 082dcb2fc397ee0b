// expect: hillock::softmax: the arguments are x, y, columns (an integer), and a mask and softmax_options if any

#include <hillock/hillock.hpp>
#include <hillock/parallel.hpp>

#include <vector>

void run(std::vector<float> const& x, std::vector<float>& y)
{
#ifdef POSITIVE
    hillock::softmax(std::execution::par, x, y, 10);
#else
    hillock::softmax(std::execution::par, x, y);
#endif
}
