// Every kernel at every length up to three vectors, with forbidden pages around every buffer, at either end of a page and
// at every offset from it. A read outside ends the program; what the results are is for the other tests.

#include <catch.hpp>

#include <hillock/activations/swish.hpp>

#include "guarded.hpp"
#include "kernels.hpp"

using namespace hillock::testing;

namespace {

/// The buffers of a call: n elements each, or as many as a row has.
template <class T>
struct buffers {
    guarded<T> x, dy, up, y, z, bias, dbias;

    buffers(std::size_t n, std::size_t columns, guard side, std::size_t shift)
        : x(numbers<T>(n), side, shift), dy(numbers<T>(n, 2, false), side, shift),
          up(numbers<T>(n, 3, false), side, shift), y(n, side, shift), z(n, side, shift),
          bias(numbers<T>(columns, 4, false), side, shift), dbias(columns, side, shift)
    {
    }

    bool intact() const
    {
        return x.intact() && dy.intact() && up.intact() && y.intact() && z.intact() && bias.intact() && dbias.intact();
    }
};

template <class T>
void call_elementwise(buffers<T>& b)
{
    hillock::sigmoid const f;
    hillock::rrelu const r;
    hillock::random_stream const stream{.seed = 1, .offset = 3};
    hillock::forward(f, b.x, b.y);
    hillock::derivative(f, b.x, b.y);
    hillock::forward_and_derivative(f, b.x, b.y, b.z);
    hillock::backward(f, b.x, b.dy, b.y);
    hillock::backward_from_output(f, b.x, b.dy, b.y);
    hillock::gated_forward(f, b.x, b.up, b.y);
    hillock::gated_backward(f, b.x, b.up, b.dy, b.y, b.z);
    hillock::forward(r, b.x, b.y, stream);
    hillock::backward(r, b.x, b.dy, b.y, stream);
    (void)hillock::backward_parameters(hillock::swish{}, b.x, b.dy);
}

template <class T>
void call_rows(buffers<T>& b, std::size_t columns)
{
    hillock::sigmoid const f;
    hillock::softmax_options const options{.scale = 0.5};
    hillock::forward(f, b.x, b.y, b.bias);
    hillock::backward(f, b.x, b.bias, b.dy, b.y, b.dbias);
    hillock::prelu_forward(b.x, b.y, b.bias);
    hillock::prelu_backward(b.x, b.bias, b.dy, b.y, b.dbias);
    hillock::softmax(b.x, b.y, columns);
    hillock::softmax(b.dy, b.y, columns, options);
    hillock::softmax(b.dy, b.y, columns, b.up);
    hillock::softmax(b.dy, b.y, columns, b.bias, options);
    hillock::log_softmax(b.x, b.y, columns);
    hillock::log_softmax(b.dy, b.y, columns, options);
    hillock::log_softmax(b.dy, b.y, columns, b.up);
    hillock::log_softmax(b.dy, b.y, columns, b.bias, options);
    hillock::softmax_backward(b.x, b.dy, b.y, columns);
    hillock::log_softmax_backward(b.x, b.dy, b.y, columns);
}

} // namespace

TEMPLATE_TEST_CASE("every kernel keeps to its buffers", "", float, double)
{
    using T = TestType;
    constexpr std::size_t width = xsimd::batch<T>::size;
    std::size_t places = 0;
    for (std::size_t n = 0; n <= most<T>; ++n)
        for (guard const side : {guard::after, guard::before})
            for (std::size_t shift = 0; shift < width; ++shift) {
                CAPTURE(n, side == guard::after, shift);
                buffers<T> one_row(n, n, side, shift);
                call_elementwise(one_row);
                if (n != 0)
                    call_rows(one_row, n);
                buffers<T> two_rows(2 * n, n, side, shift);
                if (n != 0)
                    call_rows(two_rows, n);
                CHECK((one_row.intact() && two_rows.intact()));
                ++places;
            }
    CHECK(places == 2 * (most<T> + 1) * width);
}
