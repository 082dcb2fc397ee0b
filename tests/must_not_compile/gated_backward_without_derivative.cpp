// expect: hillock::gated_backward: the functor has no member derivative(x)

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

void run(std::vector<float> const& x, std::vector<float>& dgate, std::vector<float>& dup)
{
    hillock::gated_backward(halves{}, x, x, x, dgate, dup);
}
