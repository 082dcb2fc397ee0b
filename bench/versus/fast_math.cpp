// The plain loops once more, compiled with -O3 -ffast-math: what the compiler vectorises by itself, with the functions
// of glibc's libmvec where it has them.

#include <cmath> // first: libmvec is declared only under the flag

// hillock refuses the flags. Here it lends its names and parameters, and none of its arithmetic.
#pragma push_macro("__FAST_MATH__")
#pragma push_macro("__ASSOCIATIVE_MATH__")
#pragma push_macro("__RECIPROCAL_MATH__")
#pragma push_macro("__NO_SIGNED_ZEROS__")
#undef __FAST_MATH__
#undef __ASSOCIATIVE_MATH__
#undef __RECIPROCAL_MATH__
#undef __NO_SIGNED_ZEROS__
#include <hillock/registry.hpp>
#pragma pop_macro("__FAST_MATH__")
#pragma pop_macro("__ASSOCIATIVE_MATH__")
#pragma pop_macro("__RECIPROCAL_MATH__")
#pragma pop_macro("__NO_SIGNED_ZEROS__")

// A namespace of its own, lest the linker take these functions for the ones compiled without those flags.
#define HILLOCK_PLAIN fast_math
#include "../plain.hpp"
#include "peers.hpp"

namespace bench {

namespace {

template <kind K, class T, class F>
void run(arrays<T> const& a, void*)
{
    constexpr F f{};
    T const* __restrict const x = a.x;
    T const* __restrict const dy = a.dy;
    T* __restrict const out = a.out;
    std::size_t const n = a.n;
    for (std::size_t i = 0; i < n; ++i) {
        if constexpr (K == kind::forward)
            out[i] = fast_math::value(f, x[i]);
        else if constexpr (K == kind::derivative)
            out[i] = fast_math::derivative(f, x[i]);
        else
            out[i] = dy[i] * fast_math::derivative(f, x[i]);
    }
}

template <class T>
void add_all(catalogue<T>& c)
{
    hillock::for_each_activation([&]<class F>(F) {
        if constexpr (requires(F f, T x) { fast_math::value(f, x); }) {
            c.enter(F::name, kind::forward, {.who = "fast_math", .run = &run<kind::forward, T, F>, .in_parts = true});
            c.enter(F::name, kind::derivative,
                    {.who = "fast_math", .run = &run<kind::derivative, T, F>, .in_parts = true});
            c.enter(F::name, kind::backward, {.who = "fast_math", .run = &run<kind::backward, T, F>, .in_parts = true});
        }
    });
}

} // namespace

std::string add_fast_math(catalogue<float>& f, catalogue<double>& d)
{
    add_all(f);
    add_all(d);
    return "the plain loop with -O3 -ffast-math";
}

} // namespace bench
