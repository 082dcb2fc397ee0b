// expect: hillock::forward: the arguments are f, x, y, and a bias, a random_stream or neither

#include <hillock/hillock.hpp>

#include <vector>

void run(std::vector<float> const& x, std::vector<float>& y)
{
#ifdef POSITIVE
    hillock::forward(hillock::relu{}, x, y);
#else
    hillock::forward(hillock::relu{}, x);
    (void)y;
#endif
}
