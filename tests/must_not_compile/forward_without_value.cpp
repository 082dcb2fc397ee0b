// expect: hillock::forward: the functor has no member value(x)

#include <hillock/hillock.hpp>

#include <vector>

struct halves {
    static constexpr std::string_view name = "halves";
#ifdef POSITIVE
    template <class V>
    V value(V x) const
    {
        return x * V(0.5f);
    }
#endif
};

void run(std::vector<float> const& x, std::vector<float>& y) { hillock::forward(halves{}, x, y); }
