#pragma once

// nan in, the same nan out, but for its sign: a payload tells where a nan came from.

#include "support/bounds.hpp"
#include "support/points.hpp"
#include "support/report.hpp"

namespace hillock::testing {

/// Quiet nan with 2^13 payloads: those that exponentials make infinities or nan of when they shift them are among these.
template <class T>
std::vector<T> all_sorts_of_nan()
{
    auto const quiet = std::bit_cast<bits_of_real<T>>(std::numeric_limits<T>::quiet_NaN());
    std::vector<T> v;
    for (bits_of_real<T> payload = 0; payload < 0x2000; ++payload)
        v.push_back(std::bit_cast<T>(static_cast<bits_of_real<T>>(quiet | payload)));
    return v;
}

template <kind K, tier A, class F, class T>
void compare_nan(std::vector<T> const& nan, report& found)
{
    using V = xsimd::batch<T>;
    auto const without_sign = [](T x) { return static_cast<bits_of_real<T>>(std::bit_cast<bits_of_real<T>>(x) << 1); };
    std::array<T, V::size> y{};
    for (std::size_t i = 0; i < nan.size(); i += V::size) {
        evaluate<K, A>(F{}, V::load_unaligned(nan.data() + i)).store_unaligned(y.data());
        for (std::size_t lane = 0; lane < V::size; ++lane)
            found.compare(without_sign(y[lane]) == without_sign(nan[i + lane]), [&] {
                return std::string(name_of(K)) + " in tier " + std::to_string(int(A)) + " of " + show(nan[i + lane]) +
                       ", payload " + std::to_string(i + lane) + ": " + show(y[lane]);
            });
    }
}

template <class F, class T, tier A>
void compare_nan(std::vector<T> const& nan, report& found)
{
    compare_nan<kind::value, A, F>(nan, found);
    compare_nan<kind::derivative, A, F>(nan, found);
    if constexpr (output_differentiable<F, T>)
        compare_nan<kind::from_output, A, F>(nan, found);
}

template <class F>
void check_nan()
{
    report found(std::string(F::name) + " nan");
    auto const check = [&]<class T>(T) {
        auto const nan = all_sorts_of_nan<T>();
        compare_nan<F, T, tier::accurate>(nan, found);
        compare_nan<F, T, tier::standard>(nan, found);
        compare_nan<F, T, tier::fast>(nan, found);
    };
    check(0.0F);
    check(0.0);
    found.conclude();
}

} // namespace hillock::testing
