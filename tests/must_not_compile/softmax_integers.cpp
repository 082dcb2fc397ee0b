// expect: the buffers are all of floats or all of doubles, and y is not const

#include <hillock/hillock.hpp>

#include <vector>

#ifdef POSITIVE
using number = float;
#else
using number = int;
#endif

void run(std::vector<number> const& x, std::vector<number>& y) { hillock::softmax(x, y, 10); }
