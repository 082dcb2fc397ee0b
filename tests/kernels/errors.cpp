// What cannot be worked on: std::invalid_argument with one line that names the call and the numbers, and no element
// written.

#include <catch.hpp>

#include <functional>
#include <span>
#include <stdexcept>
#include <string>

#include "kernels.hpp"

using namespace hillock::testing;

namespace {

/// The sentence that the call throws; empty if it does not.
std::string sentence(std::function<void()> const& call)
{
    try {
        call();
    } catch (std::invalid_argument const& error) {
        return error.what();
    }
    return {};
}

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

/// One memory for all arguments, so that any of them can overlap any other, and a check that it is as it was.
template <class T>
struct memory {
    std::vector<T> elements = numbers<T>(200, 1, false);
    std::vector<T> const before = elements;

    std::span<T> at(std::size_t first, std::size_t n) { return std::span(elements).subspan(first, n); }
    bool untouched() const { return elements == before; }
};

/// The call must fail with a sentence that has all the parts, and leave the memory alone.
template <class T>
void check_fails(memory<T> const& m, std::function<void()> const& call, std::initializer_list<std::string> parts)
{
    std::string const text = sentence(call);
    CAPTURE(text);
    CHECK(has(text, "hillock::"));
    CHECK_FALSE(has(text, "\n"));
    for (std::string const& part : parts) {
        CAPTURE(part);
        CHECK(has(text, part));
    }
    CHECK(m.untouched());
}

hillock::sigmoid const f;
hillock::rrelu const r;
constexpr hillock::random_stream stream{.seed = 1, .offset = 0};

} // namespace

TEMPLATE_TEST_CASE("sizes that differ", "", float, double)
{
    memory<TestType> m;
    auto const five = m.at(0, 5), six = m.at(10, 6), other = m.at(20, 5), another = m.at(30, 5), last = m.at(40, 5);
    auto const differ = [&](std::string const& call, std::function<void()> const& run) {
        check_fails(m, run, {"hillock::" + call + ":", "5", "6"});
    };
    differ("forward", [&] { hillock::forward(f, five, six); });
    differ("forward", [&] { hillock::forward(r, five, six, stream); });
    differ("derivative", [&] { hillock::derivative(f, five, six); });
    differ("forward_and_derivative", [&] { hillock::forward_and_derivative(f, five, six, other); });
    differ("forward_and_derivative", [&] { hillock::forward_and_derivative(f, five, other, six); });
    differ("backward", [&] { hillock::backward(f, six, five, other); });
    differ("backward", [&] { hillock::backward(f, five, six, other); });
    differ("backward", [&] { hillock::backward(r, five, six, other, stream); });
    differ("backward_from_output", [&] { hillock::backward_from_output(f, five, other, six); });
    differ("backward_parameters", [&] { hillock::backward_parameters(hillock::prelu{}, five, six); });
    differ("gated_forward", [&] { hillock::gated_forward(f, five, six, other); });
    differ("gated_backward", [&] { hillock::gated_backward(f, five, other, six, another, last); });
    differ("gated_backward", [&] { hillock::gated_backward(f, five, other, another, last, six); });
    differ("softmax", [&] { hillock::softmax(five, six, 1); });
    differ("log_softmax", [&] { hillock::log_softmax(six, five, 1); });
    differ("softmax", [&] { hillock::softmax(five, other, 1, six); });
    differ("softmax_backward", [&] { hillock::softmax_backward(five, six, other, 1); });
    differ("log_softmax_backward", [&] { hillock::log_softmax_backward(five, other, six, 1); });
    differ("backward", [&] { hillock::backward(f, five, other, another, last, six); });
}

TEMPLATE_TEST_CASE("rows that do not divide", "", float, double)
{
    using T = TestType;
    memory<T> m;
    auto const x = m.at(0, 7), y = m.at(10, 7), dx = m.at(20, 7), three = m.at(30, 3), sums = m.at(40, 3);
    auto const none = m.at(50, 0);
    for (std::size_t const columns : {std::size_t(0), std::size_t(3)}) {
        std::string const number = std::to_string(columns);
        check_fails(m, [&] { hillock::softmax(x, y, columns); }, {"hillock::softmax:", "7", number});
        check_fails(m, [&] { hillock::log_softmax(x, y, columns); }, {"hillock::log_softmax:", "7", number});
        check_fails(m, [&] { hillock::softmax_backward(x, y, dx, columns); },
                    {"hillock::softmax_backward:", "7", number});
        check_fails(m, [&] { hillock::log_softmax_backward(x, y, dx, columns); },
                    {"hillock::log_softmax_backward:", "7", number});
        check_fails(m, [&] { hillock::forward(f, x, y, three.first(columns)); }, {"hillock::forward:", "7", number});
        check_fails(m, [&] { hillock::backward(f, x, three.first(columns), y, dx, sums.first(columns)); },
                    {"hillock::backward:", "7", number});
        check_fails(m, [&] { hillock::prelu_forward(x, y, three.first(columns)); },
                    {"hillock::prelu_forward:", "7", number});
        check_fails(m, [&] { hillock::prelu_backward(x, three.first(columns), y, dx, sums.first(columns)); },
                    {"hillock::prelu_backward:", "7", number});
    }
    // No columns are an error for no elements too.
    check_fails(m, [&] { hillock::softmax(none, none, 0); }, {"hillock::softmax:", "0 elements", "0 columns"});
    check_fails(m, [&] { hillock::forward(f, none, none, none); }, {"hillock::forward:", "0 elements", "0 channels"});
    CHECK(sentence([&] { hillock::softmax(none, none, 3); }).empty());
    CHECK(sentence([&] { hillock::forward(f, none, none, three); }).empty());
}

TEMPLATE_TEST_CASE("null with a count", "", float, double)
{
    using T = TestType;
    memory<T> m;
    T* const p = m.elements.data();
    T* const null = nullptr;
    check_fails(m, [&] { hillock::forward(f, null, p, 3); }, {"hillock::forward:", "x", "null", "3"});
    check_fails(m, [&] { hillock::forward(f, p, null, 3); }, {"hillock::forward:", "y", "null", "3"});
    check_fails(m, [&] { hillock::backward(f, p, null, p + 9, 3); }, {"hillock::backward:", "dy", "null", "3"});
    check_fails(m, [&] { hillock::forward(f, std::span<T>(null, 3), m.at(9, 3)); }, {"hillock::forward:", "null", "3"});
    check_fails(m, [&] { hillock::softmax(p, null, 3, 6); }, {"hillock::softmax:", "y", "null", "6"});
    check_fails(m, [&] { hillock::forward(f, p, p + 9, null, 3, 6); }, {"hillock::forward:", "bias", "null", "3"});
    check_fails(m, [&] { hillock::backward_parameters(hillock::prelu{}, null, p, 4); },
                {"hillock::backward_parameters:", "x", "null", "4"});
    CHECK(sentence([&] { hillock::forward(f, null, null, 0); }).empty());
    CHECK(sentence([&] { hillock::forward(f, std::vector<T>(), std::span<T>()); }).empty());
}

TEMPLATE_TEST_CASE("counts that no memory can hold", "", float, double)
{
    memory<TestType> m;
    auto* const p = m.elements.data();
    check_fails(m, [&] { hillock::forward(f, p, p + 9, -1); }, {"hillock::forward:", "18446744073709551615"});
    check_fails(m, [&] { hillock::forward(f, p, p + 9, std::size_t(1) << 62); },
                {"hillock::forward:", "4611686018427387904"});
}

TEMPLATE_TEST_CASE("partial overlap", "", float, double)
{
    using T = TestType;
    memory<T> m;
    auto const a = m.at(50, 20), other = m.at(100, 20), another = m.at(130, 20), last = m.at(160, 20);
    // By one element at either end, by half, and all but one element.
    for (std::size_t const first : sizes{31, 40, 49, 51, 60, 69}) {
        auto const b = m.at(first, 20);
        auto const overlap = [&](std::string const& call, std::function<void()> const& run) {
            check_fails(m, run, {"hillock::" + call + ":", "overlaps", "20"});
        };
        overlap("forward", [&] { hillock::forward(f, a, b); });
        overlap("forward", [&] { hillock::forward(r, a, b, stream); });
        overlap("derivative", [&] { hillock::derivative(f, a, b); });
        overlap("forward_and_derivative", [&] { hillock::forward_and_derivative(f, a, b, other); });
        overlap("forward_and_derivative", [&] { hillock::forward_and_derivative(f, a, other, b); });
        overlap("forward_and_derivative", [&] { hillock::forward_and_derivative(f, other, a, b); });
        overlap("backward", [&] { hillock::backward(f, a, other, b); });
        overlap("backward", [&] { hillock::backward(f, other, a, b); });
        overlap("backward_from_output", [&] { hillock::backward_from_output(f, a, other, b); });
        overlap("gated_forward", [&] { hillock::gated_forward(f, a, other, b); });
        overlap("gated_forward", [&] { hillock::gated_forward(f, other, a, b); });
        overlap("gated_backward", [&] { hillock::gated_backward(f, a, other, another, b, last); });
        overlap("gated_backward", [&] { hillock::gated_backward(f, other, another, a, last, b); });
        overlap("gated_backward", [&] { hillock::gated_backward(f, other, another, last, a, b); });
        overlap("softmax", [&] { hillock::softmax(a, b, 5); });
        overlap("softmax", [&] { hillock::softmax(other, a, 5, b); });
        overlap("log_softmax", [&] { hillock::log_softmax(a, b, 5); });
        overlap("softmax_backward", [&] { hillock::softmax_backward(a, other, b, 5); });
        overlap("log_softmax_backward", [&] { hillock::log_softmax_backward(other, a, b, 5); });
        overlap("forward", [&] { hillock::forward(f, a, b, other); });
        overlap("backward", [&] { hillock::backward(f, a, other, another, b, last); });
        overlap("prelu_forward", [&] { hillock::prelu_forward(a, b, other); });
    }
    // Inputs may overlap as they like.
    CHECK(sentence([&] { hillock::backward(f, m.at(50, 20), m.at(51, 20), other); }).empty());
    // No rows overlap nothing, wherever they are.
    T* const p = m.elements.data();
    CHECK(sentence([&] { hillock::forward(f, p, p + 1, p, 4, 0); }).empty());
}

TEMPLATE_TEST_CASE("the channels' parameters overlap an output", "", float, double)
{
    memory<TestType> m;
    auto const x = m.at(0, 20), dy = m.at(30, 20), dx = m.at(60, 20), bias = m.at(90, 5), dbias = m.at(100, 5);
    check_fails(m, [&] { hillock::forward(f, x, dx, dx.first(5)); }, {"hillock::forward:", "bias", "20", "5"});
    check_fails(m, [&] { hillock::backward(f, x, dx.first(5), dy, dx, dbias); }, {"hillock::backward:", "20", "5"});
    check_fails(m, [&] { hillock::backward(f, x, bias, dy, dx, dx.first(5)); }, {"hillock::backward:", "20", "5"});
    check_fails(m, [&] { hillock::backward(f, x, bias, dy, dx, dy.first(5)); }, {"hillock::backward:", "20", "5"});
    check_fails(m, [&] { hillock::backward(f, x, bias, dy, dx, x.last(5)); }, {"hillock::backward:", "20", "5"});
    check_fails(m, [&] { hillock::backward(f, x, bias, dy, dx, m.at(92, 5)); }, {"hillock::backward:", "overlaps"});
}

TEMPLATE_TEST_CASE("two outputs in the same memory", "", float, double)
{
    memory<TestType> m;
    auto const x = m.at(0, 9), y = m.at(20, 9), z = m.at(40, 9), out = m.at(60, 9);
    check_fails(m, [&] { hillock::forward_and_derivative(f, x, out, out); },
                {"hillock::forward_and_derivative:", "y", "d", "9"});
    check_fails(m, [&] { hillock::forward_and_derivative(f, out, out, out); }, {"hillock::forward_and_derivative:"});
    check_fails(m, [&] { hillock::gated_backward(f, x, y, z, out, out); },
                {"hillock::gated_backward:", "dgate", "dup", "9"});
    check_fails(m, [&] { hillock::backward(f, x, y, z, out, out); }, {"hillock::backward:", "dx", "dbias", "9"});
}

TEST_CASE("an overlap by single bytes")
{
    alignas(8) unsigned char bytes[128] = {};
    for (std::size_t shift = 1; shift < 40; ++shift) {
        auto* const x = reinterpret_cast<float*>(bytes);
        auto* const y = reinterpret_cast<float*>(bytes + shift);
        CAPTURE(shift);
        CHECK(has(sentence([&] { hillock::forward(f, x, y, 10); }), "overlaps"));
        CHECK(has(sentence([&] { hillock::forward(f, y, x, 10); }), "overlaps"));
    }
    for (unsigned char const byte : bytes)
        CHECK(byte == 0);
}
