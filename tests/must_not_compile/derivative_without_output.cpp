// expect: hillock::derivative: the arguments are f, x, d

#include <hillock/hillock.hpp>

#include <vector>

void run(std::vector<float> const& x, std::vector<float>& d)
{
#ifdef POSITIVE
    hillock::derivative(hillock::relu{}, x, d);
#else
    hillock::derivative(hillock::relu{}, x);
    (void)d;
#endif
}
