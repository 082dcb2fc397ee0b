// No kernel allocates: every allocation of the program is counted.

#include <catch.hpp>

#include <cstdlib>
#include <new>
#include <vector>

#include <hillock/hillock.hpp>

namespace {

std::size_t allocations = 0;

} // namespace

[[gnu::noinline]] void* operator new(std::size_t size)
{
    ++allocations;
    if (void* p = std::malloc(size))
        return p;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {

/// How often `call` allocates.
template <class Call>
std::size_t allocations_of(Call const& call)
{
    std::size_t const before = allocations;
    call();
    return allocations - before;
}

} // namespace

TEST_CASE("the counter counts")
{
    CHECK(allocations_of([] { ::operator delete(::operator new(100)); }) == 1);
}

TEMPLATE_TEST_CASE("kernels do not allocate", "", float, double)
{
    using T = TestType;
    constexpr std::size_t columns = 50, n = 20 * columns;
    std::vector<T> const x(n, T(0.5)), dy(n, T(0.25)), bias(columns, T(1));
    std::vector<T> y(n), d(n), e(n), dbias(columns);
    hillock::gelu const f;
    hillock::rrelu const r;
    hillock::random_stream const stream{.seed = 1, .offset = 0};
    CHECK(allocations_of([&] { hillock::forward(f, x, y); }) == 0);
    CHECK(allocations_of([&] { hillock::derivative(f, x, y); }) == 0);
    CHECK(allocations_of([&] { hillock::forward_and_derivative(f, x, y, d); }) == 0);
    CHECK(allocations_of([&] { hillock::backward(f, x, dy, d); }) == 0);
    CHECK(allocations_of([&] { hillock::backward_from_output(hillock::tanh{}, y, dy, d); }) == 0);
    CHECK(allocations_of([&] { hillock::backward_parameters(hillock::swish{}, x, dy); }) == 0);
    CHECK(allocations_of([&] { hillock::forward(f, x, y, bias); }) == 0);
    CHECK(allocations_of([&] { hillock::backward(f, x, bias, dy, d, dbias); }) == 0);
    CHECK(allocations_of([&] { hillock::forward(r, x, y, stream); }) == 0);
    CHECK(allocations_of([&] { hillock::backward(r, x, dy, d, stream); }) == 0);
    CHECK(allocations_of([&] { hillock::gated_forward(f, x, dy, y); }) == 0);
    CHECK(allocations_of([&] { hillock::gated_backward(f, x, dy, dy, d, e); }) == 0);
    CHECK(allocations_of([&] { hillock::prelu_forward(x, y, bias); }) == 0);
    CHECK(allocations_of([&] { hillock::prelu_backward(x, bias, dy, d, dbias); }) == 0);
    CHECK(allocations_of([&] { hillock::softmax(x, y, columns); }) == 0);
    CHECK(allocations_of([&] { hillock::softmax(x, y, columns, bias, hillock::softmax_options{.scale = 2}); }) == 0);
    CHECK(allocations_of([&] { hillock::softmax_backward(y, dy, d, columns); }) == 0);
    CHECK(allocations_of([&] { hillock::log_softmax(x, y, columns); }) == 0);
    CHECK(allocations_of([&] { hillock::log_softmax(x, y, columns, dy); }) == 0);
    CHECK(allocations_of([&] { hillock::log_softmax_backward(y, dy, d, columns); }) == 0);
}
