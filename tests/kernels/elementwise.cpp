// Every element-wise kernel, at every length up to three vectors and one element, with forbidden pages around every
// buffer, against the scalar functor, bit for bit.

#include <catch.hpp>

#include <span>

#include "guarded.hpp"
#include "kernels.hpp"

using namespace hillock::testing;

namespace {

/// Calls visit(n, side, shift) for every length and both sides of the guard, and for all misalignments at some lengths,
/// two of them such that the kernel aligns its stores.
template <class T, class Visit>
void for_each_place(Visit const& visit)
{
    constexpr std::size_t width = xsimd::batch<T>::size;
    for (std::size_t n = 0; n <= most<T>; ++n)
        for (guard const side : {guard::after, guard::before})
            visit(n, side, std::size_t(0));
    for (std::size_t const n : {std::size_t(1), width - 1, width + 1, 3 * width, 16 * width, 18 * width + 1})
        for (std::size_t shift = 1; shift <= 64 / sizeof(T); ++shift)
            visit(n, guard::after, shift);
}

template <class T, class F>
void check_all(F const& f)
{
    std::size_t calls = 0;
    for_each_place<T>([&](std::size_t n, guard side, std::size_t shift) {
        CAPTURE(n, side == guard::after, shift);
        guarded<T> const x(numbers<T>(n), side, shift);
        guarded<T> const dy(numbers<T>(n, 2, false), side, shift);
        guarded<T> y(n, side, shift), d(n, side, shift), dx(n, side, shift);
        std::vector<T> value(n), derivative(n), gradient(n);
        for (std::size_t i = 0; i < n; ++i) {
            value[i] = f.value(x[i]);
            derivative[i] = f.derivative(x[i]);
            gradient[i] = dy[i] * derivative[i];
        }
        hillock::forward(f, x, y);
        CHECK(first_difference(y, value, n) == n);
        hillock::derivative(f, x, d);
        CHECK(first_difference(d, derivative, n) == n);
        hillock::backward(f, x, dy, dx);
        CHECK(first_difference(dx, gradient, n) == n);

        guarded<T> y2(n, side, shift), d2(n, side, shift);
        hillock::forward_and_derivative(f, x, y2, d2);
        CHECK(first_difference(y2, value, n) == n);
        CHECK(first_difference(d2, derivative, n) == n);
        CHECK((y.intact() && d.intact() && dx.intact() && y2.intact() && d2.intact() && x.intact() && dy.intact()));
        ++calls;
    });
    CHECK(calls == 2 * (most<T> + 1) + 6 * 64 / sizeof(T));
}

} // namespace

TEMPLATE_TEST_CASE("forward, derivative, backward and forward_and_derivative are the scalar functor", "", float, double)
{
    check_all<TestType>(hillock::relu{});
    check_all<TestType>(hillock::sigmoid{});
    check_all<TestType>(hillock::prelu{.alpha = 0.1});
    check_all<TestType>(cubic{});
}

TEMPLATE_TEST_CASE("forward asks for a value alone", "", float, double)
{
    using T = TestType;
    auto const x = numbers<T>(most<T>);
    std::vector<T> y(x.size());
    hillock::forward(value_only{}, x, y);
    for (std::size_t i = 0; i < x.size(); ++i)
        CHECK(same(y[i], value_only{}.value(x[i])));
    STATIC_REQUIRE_FALSE(hillock::activation<value_only, T>);
}

TEMPLATE_TEST_CASE("backward_from_output is the scalar functor", "", float, double)
{
    using T = TestType;
    hillock::sigmoid const f;
    for_each_place<T>([&](std::size_t n, guard side, std::size_t shift) {
        CAPTURE(n, shift);
        guarded<T> const y(numbers<T>(n), side, shift);
        guarded<T> const dy(numbers<T>(n, 2, false), side, shift);
        guarded<T> dx(n, side, shift);
        hillock::backward_from_output(f, y, dy, dx);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < n; ++i)
            wrong += !same<T>(dx[i], dy[i] * f.derivative_from_output(y[i]));
        CHECK(wrong == 0);
        CHECK((dx.intact() && y.intact() && dy.intact()));
    });
}

TEMPLATE_TEST_CASE("gated kernels are products of the scalar functor", "", float, double)
{
    using T = TestType;
    hillock::sigmoid const f;
    for_each_place<T>([&](std::size_t n, guard side, std::size_t shift) {
        CAPTURE(n, shift);
        guarded<T> const gate(numbers<T>(n), side, shift);
        guarded<T> const up(numbers<T>(n, 2, false), side, shift), dy(numbers<T>(n, 3, false), side, shift);
        guarded<T> y(n, side, shift), dgate(n, side, shift), dup(n, side, shift);
        hillock::gated_forward(f, gate, up, y);
        hillock::gated_backward(f, gate, up, dy, dgate, dup);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < n; ++i) {
            T const dh = dy[i] * up[i];
            wrong += !same<T>(y[i], f.value(gate[i]) * up[i]) + !same<T>(dgate[i], dh * f.derivative(gate[i])) +
                     !same<T>(dup[i], dy[i] * f.value(gate[i]));
        }
        CHECK(wrong == 0);
        CHECK((y.intact() && dgate.intact() && dup.intact()));
    });
}

TEMPLATE_TEST_CASE("an element's result does not depend on its place", "", float, double)
{
    using T = TestType;
    auto const x = numbers<T>(300);
    std::vector<T> whole(x.size());
    hillock::forward(hillock::sigmoid{}, x, whole);
    for (std::size_t first = 0; first < 20; ++first)
        for (std::size_t n = 1; n + first <= x.size(); n += 7) {
            std::vector<T> part(n);
            hillock::forward(hillock::sigmoid{}, std::span(x).subspan(first, n), part);
            CHECK(std::memcmp(part.data(), whole.data() + first, n * sizeof(T)) == 0);
        }
}
