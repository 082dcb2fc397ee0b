// A buffer is whatever has data() and size(), or a pointer and a count, of any constness and value category.

#include <catch.hpp>

#include <array>
#include <span>

#include "kernels.hpp"

using namespace hillock::testing;

namespace {

/// As a linear algebra library has them: a signed size, and the constness of its elements is its own.
template <class T>
struct matrix {
    std::vector<T> elements;

    T* data() { return elements.data(); }
    T const* data() const { return elements.data(); }
    std::ptrdiff_t size() const { return std::ptrdiff_t(elements.size()); }
};

/// A view: const, and still its elements can be written.
template <class T>
struct map {
    T* begin;
    int n;

    T* data() const { return begin; }
    int size() const { return n; }
};

hillock::sigmoid const f;

} // namespace

TEMPLATE_TEST_CASE("ranges of all kinds", "", float, double)
{
    using T = TestType;
    constexpr std::size_t n = 21;
    auto const x = numbers<T>(n);
    std::vector<T> expected(n);
    for (std::size_t i = 0; i < n; ++i)
        expected[i] = f.value(x[i]);
    auto const check = [&](auto const& y) { CHECK(first_difference(y, expected, n) == n); };

    std::vector<T> vector(n);
    hillock::forward(f, x, vector);
    check(vector);

    std::array<T, n> array{};
    hillock::forward(f, std::vector<T>(x), array);
    check(array);

    T plain[n] = {};
    hillock::forward(f, std::span(x), plain);
    check(plain);

    vector.assign(n, T(0));
    hillock::forward(f, std::span<T const>(x), std::span(vector));
    check(vector);

    vector.assign(n, T(0));
    std::span<T, n> const fixed(vector);
    hillock::forward(f, std::span<T const, n>(x), fixed);
    check(vector);

    matrix<T> const in{x};
    matrix<T> out{std::vector<T>(n)};
    hillock::forward(f, in, out);
    check(out.elements);

    vector.assign(n, T(0));
    map<T> const view{vector.data(), int(n)};
    hillock::forward(f, map<T const>{x.data(), int(n)}, view);
    check(vector);

    vector.assign(n, T(0));
    hillock::forward(f, x.data(), vector.data(), n);
    check(vector);

    std::copy(x.begin(), x.end(), plain);
    hillock::forward(f, plain, plain, int(n)); // arrays are pointers too
    check(plain);

    hillock::forward(f, x, vector);
    hillock::forward<xsimd::default_arch>(f, x, vector);
    check(vector);
}

TEMPLATE_TEST_CASE("pointers and ranges are the same call", "", float, double)
{
    using T = TestType;
    constexpr std::size_t n = 30, columns = 5;
    auto const x = numbers<T>(n, 1, false), dy = numbers<T>(n, 2, false), c = numbers<T>(columns, 3, false);
    std::vector<T> a(n), b(n), a2(n), b2(n), a3(columns), b3(columns);
    T const* const px = x.data();
    T const* const pdy = dy.data();
    T const* const pc = c.data();
    T *const pb = b.data(), *const pb2 = b2.data(), *const pb3 = b3.data();
    hillock::random_stream const stream{.seed = 5, .offset = 6};
    hillock::softmax_options const options{.scale = 0.3, .masked_row = hillock::masked_row::zeros};
    auto const check = [&] {
        CHECK((a == b && a2 == b2 && a3 == b3));
        b.assign(n, T(0));
        b2 = b;
        b3.assign(columns, T(0));
        a = b;
        a2 = b;
        a3 = b3;
    };
    hillock::derivative(f, x, a), hillock::derivative(f, px, pb, n), check();
    hillock::forward_and_derivative(f, x, a, a2), hillock::forward_and_derivative(f, px, pb, pb2, n), check();
    hillock::backward(f, x, dy, a), hillock::backward(f, px, pdy, pb, n), check();
    hillock::backward_from_output(f, x, dy, a), hillock::backward_from_output(f, px, pdy, pb, n), check();
    hillock::forward(hillock::rrelu{}, x, a, stream), hillock::forward(hillock::rrelu{}, px, pb, stream, n), check();
    hillock::backward(hillock::rrelu{}, x, dy, a, stream);
    hillock::backward(hillock::rrelu{}, px, pdy, pb, stream, n), check();
    hillock::forward(f, x, a, c), hillock::forward(f, px, pb, pc, columns, n), check();
    hillock::backward(f, x, c, dy, a, a3), hillock::backward(f, px, pc, pdy, pb, pb3, columns, n), check();
    hillock::prelu_forward(x, a, c), hillock::prelu_forward(px, pb, pc, columns, n), check();
    hillock::prelu_backward(x, c, dy, a, a3), hillock::prelu_backward(px, pc, pdy, pb, pb3, columns, n), check();
    hillock::gated_forward(f, x, dy, a), hillock::gated_forward(f, px, pdy, pb, n), check();
    hillock::gated_backward(f, x, dy, x, a, a2), hillock::gated_backward(f, px, pdy, px, pb, pb2, n), check();
    hillock::softmax(x, a, columns), hillock::softmax(px, pb, columns, n), check();
    hillock::softmax(x, a, columns, options), hillock::softmax(px, pb, columns, options, n), check();
    hillock::softmax(x, a, columns, dy), hillock::softmax(px, pb, columns, pdy, n), check();
    hillock::softmax(x, a, columns, dy, options), hillock::softmax(px, pb, columns, pdy, options, n), check();
    hillock::log_softmax(x, a, columns), hillock::log_softmax(px, pb, columns, n), check();
    hillock::log_softmax(x, a, columns, dy, options), hillock::log_softmax(px, pb, columns, pdy, options, n), check();
    hillock::softmax_backward(x, dy, a, columns), hillock::softmax_backward(px, pdy, pb, columns, n), check();
    hillock::log_softmax_backward(x, dy, a, columns, options);
    hillock::log_softmax_backward(px, pdy, pb, columns, options, n), check();
    CHECK(hillock::backward_parameters(hillock::prelu{}, x, dy) ==
          hillock::backward_parameters(hillock::prelu{}, px, pdy, n));
}
