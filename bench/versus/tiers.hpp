#pragma once

// Our own kernels at the other two tiers of accuracy, as contenders of their own.

#include <hillock/hillock.hpp>

#include "peers.hpp"

namespace bench {

template <kind K, hillock::tier A, class T, class F>
void run_tier(arrays<T> const& a, void*)
{
    constexpr hillock::at_tier<F, A> f{};
    if constexpr (K == kind::forward)
        hillock::forward(f, a.x, a.out, a.n);
    else
        hillock::backward(f, a.x, a.dy, a.out, a.n);
}

template <class T>
void add_all_tiers(catalogue<T>& c)
{
    using hillock::tier;
    hillock::for_each_activation([&]<class F>(F) {
        c.enter(F::name, kind::forward, {"fast", &run_tier<kind::forward, tier::fast, T, F>});
        c.enter(F::name, kind::backward, {"fast", &run_tier<kind::backward, tier::fast, T, F>});
        c.enter(F::name, kind::forward, {"accurate", &run_tier<kind::forward, tier::accurate, T, F>});
        c.enter(F::name, kind::backward, {"accurate", &run_tier<kind::backward, tier::accurate, T, F>});
    });
}

} // namespace bench
