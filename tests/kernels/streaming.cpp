// Outputs so large that they are streamed: the bits of short calls, wherever the outputs lie, and nothing around them.

#include <catch.hpp>

#include <hillock/activations/leaky_relu.hpp>

#include "kernels.hpp"

using namespace hillock::testing;

namespace {

constexpr std::size_t around = 128;

/// n elements that begin `shift` elements past a multiple of 64 bytes, between others that hold -7.
template <class T>
class island {
public:
    island(std::size_t n, std::size_t shift) : memory_(n + 2 * around, T(-7)), n_(n)
    {
        std::size_t const past = reinterpret_cast<std::uintptr_t>(memory_.data()) % 64 / sizeof(T);
        begin_ = 64 / sizeof(T) - past + shift;
    }

    T* data() { return memory_.data() + begin_; }

    std::size_t touched_around() const
    {
        std::size_t count = 0;
        for (std::size_t i = 0; i < memory_.size(); ++i)
            count += (i < begin_ || i >= begin_ + n_) && memory_[i] != T(-7);
        return count;
    }

private:
    std::vector<T> memory_;
    std::size_t n_, begin_;
};

/// run(first, count) works on a part of the buffers.
template <class Run>
void in_short_calls(std::size_t n, Run const& run)
{
    constexpr std::size_t part = 5000;
    for (std::size_t i = 0; i < n; i += part)
        run(i, n - i < part ? n - i : part);
}

} // namespace

TEMPLATE_TEST_CASE("a streamed output", "", float, double)
{
    std::size_t const n = hillock::detail::bytes_worth_streaming / sizeof(TestType) + 37;
    hillock::leaky_relu const f;
    auto const x = numbers<TestType>(n, 1, false);
    auto const dy = numbers<TestType>(n, 2, false);
    std::vector<TestType> value(n), derivative(n), gradient(n);
    in_short_calls(n, [&](std::size_t i, std::size_t count) {
        hillock::forward_and_derivative(f, x.data() + i, value.data() + i, derivative.data() + i, count);
        hillock::backward(f, x.data() + i, dy.data() + i, gradient.data() + i, count);
    });
    for (std::size_t const shift : sizes{0, 1, 3}) {
        CAPTURE(shift);
        island<TestType> y(n, 1), d(n, 1 + shift), dx(n, shift);
        hillock::forward(f, x.data(), y.data(), n);
        CHECK(first_difference(y.data(), value, n) == n);
        hillock::forward_and_derivative(f, x.data(), y.data(), d.data(), n);
        CHECK(first_difference(y.data(), value, n) == n);
        CHECK(first_difference(d.data(), derivative, n) == n);
        hillock::backward(f, x.data(), dy.data(), dx.data(), n);
        CHECK(first_difference(dx.data(), gradient, n) == n);
        CHECK(y.touched_around() + d.touched_around() + dx.touched_around() == 0);
    }
}
