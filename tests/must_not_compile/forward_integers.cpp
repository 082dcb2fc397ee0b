// expect: hillock::forward: x and y must be contiguous ranges, or pointers and a count, of floats or of doubles

#include <hillock/hillock.hpp>

#include <vector>

#ifdef POSITIVE
using element = float;
#else
using element = int;
#endif

void run(std::vector<element> const& x, std::vector<element>& y) { hillock::forward(hillock::relu{}, x, y); }
