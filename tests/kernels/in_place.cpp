// An output may be any of the inputs: every such choice gives the bits of separate buffers.

#include <catch.hpp>

#include "kernels.hpp"

using namespace hillock::testing;

namespace {

template <class T>
bool equal(std::vector<T> const& a, std::vector<T> const& b)
{
    return first_difference(a, b, a.size()) == a.size();
}

/// Calls run(inputs..., outputs...) with each output in place of each input, or of none, but no two the same, for every
/// number of whole rows, and compares with separate buffers. Pointers to the buffers come in an array, inputs first.
template <class T, std::size_t Inputs, std::size_t Outputs, class Run>
void check_in_place(Run const& run, std::size_t columns = 1)
{
    std::size_t choices = 1;
    for (std::size_t o = 0; o < Outputs; ++o)
        choices *= Inputs + 1;
    std::vector<std::size_t> lengths{300 * columns};
    for (std::size_t n = 0; n <= most<T>; n += columns)
        lengths.push_back(n);
    for (std::size_t const n : lengths) {
        std::vector<T> apart[Inputs + Outputs];
        T* pointers[Inputs + Outputs];
        auto const fresh = [&](std::vector<T>(&buffers)[Inputs + Outputs]) {
            for (std::size_t b = 0; b < Inputs + Outputs; ++b) {
                buffers[b] = numbers<T>(n, std::uint32_t(b), b == 0);
                pointers[b] = buffers[b].data();
            }
        };
        fresh(apart);
        run(pointers, n);
        for (std::size_t choice = 0; choice < choices; ++choice) {
            std::size_t in[Outputs];
            std::size_t rest = choice;
            for (std::size_t& i : in) {
                i = rest % (Inputs + 1);
                rest /= Inputs + 1;
            }
            if (Outputs == 2 && in[0] == in[Outputs - 1] && in[0] != Inputs)
                continue;
            std::vector<T> together[Inputs + Outputs];
            fresh(together);
            for (std::size_t o = 0; o < Outputs; ++o)
                if (in[o] != Inputs)
                    pointers[Inputs + o] = pointers[in[o]];
            run(pointers, n);
            CAPTURE(n, choice);
            for (std::size_t o = 0; o < Outputs; ++o)
                CHECK(equal(together[in[o] == Inputs ? Inputs + o : in[o]], apart[Inputs + o]));
        }
    }
}

} // namespace

TEMPLATE_TEST_CASE("element-wise kernels in place", "", float, double)
{
    using T = TestType;
    hillock::sigmoid const f;
    check_in_place<T, 1, 1>([&](T** p, std::size_t n) { hillock::forward(f, p[0], p[1], n); });
    check_in_place<T, 1, 1>([&](T** p, std::size_t n) { hillock::derivative(f, p[0], p[1], n); });
    check_in_place<T, 1, 2>([&](T** p, std::size_t n) { hillock::forward_and_derivative(f, p[0], p[1], p[2], n); });
    check_in_place<T, 2, 1>([&](T** p, std::size_t n) { hillock::backward(f, p[0], p[1], p[2], n); });
    check_in_place<T, 2, 1>([&](T** p, std::size_t n) { hillock::backward_from_output(f, p[0], p[1], p[2], n); });
    check_in_place<T, 2, 1>([&](T** p, std::size_t n) { hillock::gated_forward(f, p[0], p[1], p[2], n); });
    check_in_place<T, 3, 2>([&](T** p, std::size_t n) { hillock::gated_backward(f, p[0], p[1], p[2], p[3], p[4], n); });
}

TEMPLATE_TEST_CASE("random kernels in place", "", float, double)
{
    using T = TestType;
    hillock::rrelu const f;
    hillock::random_stream const s{.seed = 3, .offset = 11};
    check_in_place<T, 1, 1>([&](T** p, std::size_t n) { hillock::forward(f, p[0], p[1], s, n); });
    check_in_place<T, 2, 1>([&](T** p, std::size_t n) { hillock::backward(f, p[0], p[1], p[2], s, n); });
}

TEMPLATE_TEST_CASE("kernels over rows in place", "", float, double)
{
    using T = TestType;
    for (std::size_t const columns : sizes{1, 3, 16}) {
        check_in_place<T, 1, 1>([&](T** p, std::size_t n) { hillock::softmax(p[0], p[1], columns, n); }, columns);
        check_in_place<T, 1, 1>([&](T** p, std::size_t n) { hillock::log_softmax(p[0], p[1], columns, n); }, columns);
        check_in_place<T, 2, 1>([&](T** p, std::size_t n) { hillock::softmax(p[0], p[2], columns, p[1], n); }, columns);
        check_in_place<T, 2, 1>([&](T** p, std::size_t n) { hillock::log_softmax(p[0], p[2], columns, p[1], n); },
                                columns);
        check_in_place<T, 2, 1>([&](T** p, std::size_t n) { hillock::softmax_backward(p[0], p[1], p[2], columns, n); },
                                columns);
        check_in_place<T, 2, 1>(
            [&](T** p, std::size_t n) { hillock::log_softmax_backward(p[0], p[1], p[2], columns, n); }, columns);
        std::vector<T> const parameters = numbers<T>(columns, 9, false);
        T const* const c = parameters.data();
        std::vector<T> sums(columns);
        T* const s = sums.data();
        hillock::sigmoid const f;
        check_in_place<T, 1, 1>([&](T** p, std::size_t n) { hillock::forward(f, p[0], p[1], c, columns, n); }, columns);
        check_in_place<T, 2, 1>([&](T** p, std::size_t n) { hillock::backward(f, p[0], c, p[1], p[2], s, columns, n); },
                                columns);
        check_in_place<T, 1, 1>([&](T** p, std::size_t n) { hillock::prelu_forward(p[0], p[1], c, columns, n); },
                                columns);
        check_in_place<T, 2, 1>(
            [&](T** p, std::size_t n) { hillock::prelu_backward(p[0], c, p[1], p[2], s, columns, n); }, columns);
    }
}

TEMPLATE_TEST_CASE("the channels' gradients in place of the channels' parameters, or of a single row", "", float,
                   double)
{
    using T = TestType;
    hillock::sigmoid const f;
    for (std::size_t const channels : sizes{1, 5, 100, 600}) {
        auto const x = numbers<T>(3 * channels, 1, false), dy = numbers<T>(3 * channels, 2, false);
        auto const bias = numbers<T>(channels, 3, false);
        std::vector<T> dx(x.size()), dbias(channels);
        hillock::backward(f, x, bias, dy, dx, dbias);
        auto in_place = bias;
        hillock::backward(f, x, in_place, dy, dx, in_place);
        CHECK(equal(in_place, dbias));

        std::vector<T> const x1(x.begin(), x.begin() + std::ptrdiff_t(channels));
        std::vector<T> y(channels), dx1(channels), dy1(dy.begin(), dy.begin() + std::ptrdiff_t(channels));
        hillock::backward(f, x1, bias, dy1, dx1, dbias);
        hillock::backward(f, x1, bias, dy1, dx1, dy1);
        CHECK(equal(dy1, dbias));
        hillock::forward(f, x1, y, bias);
        in_place = bias;
        hillock::forward(f, x1, in_place, in_place);
        CHECK(equal(in_place, y));
    }
}
