// expect: hillock::forward: x and y must be contiguous ranges, or pointers and a count, of floats or of doubles

#include <hillock/hillock.hpp>

void run(float const* x, float* y)
{
#ifdef POSITIVE
    hillock::forward(hillock::relu{}, x, y, 8);
#else
    hillock::forward(hillock::relu{}, x, y);
#endif
}
