// expect: hillock::forward: x and y must be contiguous ranges, or pointers and a count, of floats or of doubles

#include <hillock/hillock.hpp>

#include <vector>

void run(std::vector<float> const& x, std::vector<float>& y)
{
#ifdef POSITIVE
    hillock::forward(hillock::relu{}, x, y);
#else
    hillock::forward(hillock::relu{}, x, 1);
    (void)y;
#endif
}
