// expect: hillock::softmax: the arguments are x, y, columns (an integer), and a mask and softmax_options if any

#include <hillock/hillock.hpp>

#include <vector>

void run(std::vector<float> const& x, std::vector<float>& y)
{
#ifdef POSITIVE
    hillock::softmax(x, y, 10, x);
#else
    hillock::softmax(x, y, x, 10);
#endif
}
