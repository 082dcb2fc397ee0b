// expect: hillock::backward: the arguments are f, x, dy, dx, and a random_stream if any, or f, x, bias, dy, dx, dbias

#include <hillock/hillock.hpp>

#include <vector>

void run(std::vector<float> const& x, std::vector<float> const& bias, std::vector<float>& dx, std::vector<float>& dbias)
{
#ifdef POSITIVE
    hillock::backward(hillock::relu{}, x, bias, dx, dx, dbias);
#else
    hillock::backward(hillock::relu{}, x, bias, dx, dx);
    (void)dbias;
#endif
}
