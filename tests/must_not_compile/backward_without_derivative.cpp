// expect: hillock::backward: the functor has no member derivative(x)

#include <hillock/hillock.hpp>

#include <vector>

struct halves {
    template <class V>
    V value(V x) const
    {
        return x * V(0.5f);
    }
#ifdef POSITIVE
    template <class V>
    V derivative(V) const
    {
        return V(0.5f);
    }
#endif
};

void run(std::vector<float> const& x, std::vector<float>& dx) { hillock::backward(halves{}, x, dx, dx); }
