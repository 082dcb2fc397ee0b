#pragma once

// The row kernels: ours, the plain loop's, and the exact result. Their arrays hold whole rows of 1024 elements.

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include <hillock/hillock.hpp>

#include "contender.hpp"

namespace bench {

constexpr std::size_t columns = 1024;

template <class T>
std::size_t rows_of(arrays<T> const& a)
{
    return a.n / columns;
}

/// The elements in whole rows.
template <class T>
std::span<T> whole(T* p, arrays<std::remove_const_t<T>> const& a)
{
    return {p, rows_of(a) * columns};
}

template <bool Log, class T>
void softmax(arrays<T> const& a, void*)
{
    if constexpr (Log)
        hillock::log_softmax(whole(a.x, a), whole(a.out, a), columns);
    else
        hillock::softmax(whole(a.x, a), whole(a.out, a), columns);
}

template <bool Log, class T>
void softmax_backward(arrays<T> const& a, void*)
{
    if constexpr (Log)
        hillock::log_softmax_backward(whole(a.x, a), whole(a.dy, a), whole(a.out, a), columns);
    else
        hillock::softmax_backward(whole(a.x, a), whole(a.dy, a), whole(a.out, a), columns);
}

template <bool Log, class T>
void plain_softmax(arrays<T> const& a, void*)
{
    for (std::size_t r = 0; r < rows_of(a); ++r) {
        T const* const x = a.x + r * columns;
        T* const y = a.out + r * columns;
        T const top = *std::max_element(x, x + columns);
        T sum = 0;
        for (std::size_t i = 0; i < columns; ++i)
            sum += y[i] = std::exp(x[i] - top);
        for (std::size_t i = 0; i < columns; ++i)
            y[i] = Log ? x[i] - top - std::log(sum) : y[i] / sum;
    }
}

template <bool Log, class T>
void plain_softmax_backward(arrays<T> const& a, void*)
{
    for (std::size_t r = 0; r < rows_of(a); ++r) {
        T const* const y = a.x + r * columns;
        T const* const dy = a.dy + r * columns;
        T* const dx = a.out + r * columns;
        T sum = 0;
        for (std::size_t i = 0; i < columns; ++i)
            sum += Log ? dy[i] : y[i] * dy[i];
        for (std::size_t i = 0; i < columns; ++i)
            dx[i] = Log ? dy[i] - std::exp(y[i]) * sum : y[i] * (dy[i] - sum);
    }
}

/// A compensated sum in long double is far more exact than any result needs.
template <bool Log, class T>
void expect_softmax(arrays<T> const& a, std::vector<expected>& y)
{
    using wide = long double;
    y.resize(rows_of(a) * columns);
    for (std::size_t r = 0; r < rows_of(a); ++r) {
        std::vector<wide> x(a.x + r * columns, a.x + (r + 1) * columns);
        wide const top = *std::max_element(x.begin(), x.end());
        wide sum = 0, lost = 0;
        for (wide const v : x) {
            wide const term = std::exp(v - top) - lost;
            wide const next = sum + term;
            lost = (next - sum) - term;
            sum = next;
        }
        for (std::size_t i = 0; i < columns; ++i) {
            wide const value = Log ? x[i] - top - std::log(sum) : std::exp(x[i] - top) / sum;
            y[r * columns + i] = {value, std::abs(value) * 8 * std::numeric_limits<wide>::epsilon()};
        }
    }
}

} // namespace bench
