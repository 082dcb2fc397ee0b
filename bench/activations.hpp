#pragma once

// The tasks of every activation in the registry, in the element type T, with two contenders: our kernel and the plain
// loop. Included by one source file per element type.

#include <limits>

#include <hillock/hillock.hpp>

#include "contender.hpp"
#include "exact.hpp"
#include "plain.hpp"

namespace bench {

template <kind K, class T, class F>
void run_hillock(arrays<T> const& a, void*)
{
    constexpr F f{};
    if constexpr (K == kind::forward)
        hillock::forward(f, a.x, a.out, a.n);
    else if constexpr (K == kind::derivative)
        hillock::derivative(f, a.x, a.out, a.n);
    else
        hillock::backward(f, a.x, a.dy, a.out, a.n);
}

template <kind K, class T, class F>
void run_plain(arrays<T> const& a, void*)
{
    constexpr F f{};
    T const* const x = a.x;
    T const* const dy = a.dy;
    T* const out = a.out;
    std::size_t const n = a.n;
    for (std::size_t i = 0; i < n; ++i) {
        if constexpr (K == kind::forward)
            out[i] = plain::value(f, x[i]);
        else if constexpr (K == kind::derivative)
            out[i] = plain::derivative(f, x[i]);
        else
            out[i] = dy[i] * plain::derivative(f, x[i]);
    }
}

template <kind K, class T, class F, class R>
R exact_element(T x, T dy)
{
    constexpr F f{};
    if constexpr (K == kind::forward)
        return exact::value<T>(f, R(x));
    else if constexpr (K == kind::derivative)
        return exact::derivative<T>(f, R(x));
    else
        return R(dy) * exact::derivative<T>(f, R(x));
}

template <kind K, class T, class F>
void expect(arrays<T> const& a, std::vector<expected>& y)
{
    // What double precision loses to cancellation, long double loses too, as many bits further down.
    constexpr int further = std::numeric_limits<long double>::digits - std::numeric_limits<double>::digits;
    y.resize(a.n);
    for (std::size_t i = 0; i < a.n; ++i) {
        auto const value = exact_element<K, T, F, long double>(a.x[i], a.dy[i]);
        auto const coarse = static_cast<long double>(exact_element<K, T, F, double>(a.x[i], a.dy[i]));
        y[i] = {value, std::ldexp(std::abs(value - coarse), -further)};
    }
}

template <kind K, class T, class F>
void add_activation(catalogue<T>& c)
{
    task<T>& t = c.add({std::string(F::name), K, {K == kind::backward ? 2u : 1u, 1}});
    if constexpr (requires(F f, T x) { exact::value<T>(f, x); })
        t.exact = &expect<K, T, F>;
    t.contenders.push_back({"hillock", &run_hillock<K, T, F>});
    if constexpr (requires(F f, T x) { plain::value(f, x); })
        t.contenders.push_back({.who = "plain", .run = &run_plain<K, T, F>, .in_parts = true});
}

template <class T>
void add_all_activations(catalogue<T>& c)
{
    hillock::for_each_activation([&]<class F>(F) {
        add_activation<kind::forward, T, F>(c);
        add_activation<kind::derivative, T, F>(c);
        add_activation<kind::backward, T, F>(c);
    });
}

} // namespace bench
