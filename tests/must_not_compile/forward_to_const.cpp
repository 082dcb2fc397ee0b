// expect: hillock::forward: x and y must be contiguous ranges, or pointers and a count, of floats or of doubles

#include <hillock/hillock.hpp>

#include <vector>

#ifdef POSITIVE
using output = std::vector<float>;
#else
using output = std::vector<float> const;
#endif

void run(std::vector<float> const& x, output& y) { hillock::forward(hillock::relu{}, x, y); }
