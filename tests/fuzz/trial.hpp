#pragma once

// One call of one kernel, all of it chosen by the fuzzer: the functor, sizes, where the arguments lie, their values.
//
// The arguments are parts of one memory with forbidden pages around it. They may be the same part, or overlap in any
// way, or differ in size. What the documentation allows must leave the memory as it was but for the outputs, which have
// the bits of the scalar functor; of kernels that sum, the bits of the same call on vectors of their own; both in
// round-to-nearest, whatever the mode of the call. What it does not allow must throw std::invalid_argument and leave all
// of the memory as it was.

#include <span>
#include <stdexcept>
#include <string>

#include <hillock/hillock.hpp>

#include "decisions.hpp"
#include "kernels/guarded.hpp"
#include "kernels/kernels.hpp"
#include "support/rounding.hpp"

namespace hillock::testing {

/// Where an argument lies.
struct part {
    std::size_t first, size;

    bool operator==(part const&) const = default;
    bool meets(part const& other) const
    {
        return size != 0 && other.size != 0 && first < other.first + other.size && other.first < first + size;
    }
};

template <class T>
class trial {
public:
    static constexpr std::size_t most_size = 160;

    explicit trial(decisions& from) : from_(from)
    {
        n_ = from.below(most_size);
        columns_ = 1 + from.below(from.once_in(4) ? most_size : 40);
    }

    /// scalar(a, i) computes what element i of the outputs must be. `run` takes spans: the inputs', then the outputs'.
    template <std::size_t Inputs, std::size_t Outputs, class Run, class Scalar>
    void elementwise(Run const& run, Scalar const& scalar)
    {
        place(std::vector<std::size_t>(Inputs + Outputs, n_));
        check<Inputs, Outputs>(run, [&](std::vector<std::vector<T>>& a) {
            for (std::size_t i = 0; i < n_; ++i)
                scalar(a, i);
        });
    }

    /// An element-wise kernel whose results depend on the element's index.
    template <std::size_t Inputs, std::size_t Outputs, class Run>
    void indexed(Run const& run)
    {
        place(std::vector<std::size_t>(Inputs + Outputs, n_));
        check<Inputs, Outputs>(run, [&](std::vector<std::vector<T>>& a) { call(run, a); });
    }

    /// A kernel over rows. `short_ones` are the arguments that have as many elements as a row.
    template <std::size_t Inputs, std::size_t Outputs, class Run>
    void rows(std::initializer_list<std::size_t> short_ones, Run const& run)
    {
        n_ = n_ / columns_ * columns_;
        if (from_.once_in(32))
            ++n_; // no rows any more, but for rows of one
        std::vector<std::size_t> counts(Inputs + Outputs, n_);
        for (std::size_t const i : short_ones)
            counts[i] = columns_;
        place(counts);
        allowed_ = allowed_ && n_ % columns_ == 0;
        check<Inputs, Outputs>(run, [&](std::vector<std::vector<T>>& a) { call(run, a); });
    }

    bool refused() const { return refused_; }
    std::size_t columns() const { return columns_; }

private:
    /// Chooses a part for each argument: mostly one behind the other, or where another one is, or anywhere.
    void place(std::vector<std::size_t> const& counts)
    {
        std::size_t next = from_.below(20);
        for (std::size_t const size : counts) {
            part p{next, size};
            if (!parts_.empty() && from_.once_in(4))
                p.first = parts_[from_.below(parts_.size())].first;
            else if (from_.once_in(32))
                p.first = from_.below(most_size);
            else
                next += size + from_.below(3);
            parts_.push_back(p);
        }
        // One argument larger than the others.
        std::size_t const misfit = from_.below(16 * parts_.size());
        if (misfit < parts_.size() && parts_[misfit].size == n_ && n_ != 0) {
            ++parts_[misfit].size;
            allowed_ = false;
        }
        end_ = from_.once_in(2) ? from_.below(10) : 0;
        for (part const& p : parts_)
            end_ = std::max(end_, p.first + p.size);
    }

    /// The rule: an output is exactly an input, or apart from it; outputs are apart.
    template <std::size_t Inputs, std::size_t Outputs>
    bool places_are_allowed() const
    {
        for (std::size_t y = Inputs; y < Inputs + Outputs; ++y)
            for (std::size_t x = 0; x < y; ++x)
                if (parts_[x].meets(parts_[y]) && (x >= Inputs || parts_[x] != parts_[y]))
                    return false;
        return true;
    }

    template <class Run>
    static void call(Run const& run, std::vector<std::vector<T>>& x)
    {
        std::vector<std::span<T>> spans(x.begin(), x.end());
        run(spans);
    }

    template <std::size_t Inputs, std::size_t Outputs, class Run, class Expect>
    void check(Run const& run, Expect const& expect)
    {
        guard const side = from_.below(2) == 0 ? guard::after : guard::before;
        guarded<T> memory(from_.numbers<T>(end_), side, from_.once_in(4) ? from_.below(64 / sizeof(T)) : 0);
        std::vector<T> expected(memory.data(), memory.data() + end_);
        bool const allowed = allowed_ && places_are_allowed<Inputs, Outputs>();
        if (allowed) {
            std::vector<std::vector<T>> x;
            for (part const& p : parts_)
                x.emplace_back(memory.data() + p.first, memory.data() + p.first + p.size);
            expect(x);
            for (std::size_t y = Inputs; y < Inputs + Outputs; ++y)
                std::copy(x[y].begin(), x[y].end(), expected.begin() + static_cast<std::ptrdiff_t>(parts_[y].first));
        }
        std::vector<std::span<T>> spans;
        for (part const& p : parts_)
            spans.emplace_back(memory.data() + p.first, p.size);
        int const mode = from_.once_in(4) ? rounding_modes[from_.below(std::size(rounding_modes))] : FE_TONEAREST;
        try {
            rounding const with(mode);
            run(spans);
        } catch (std::invalid_argument const&) {
            refused_ = true;
        }
        if (refused_ == allowed)
            fail(refused_ ? "refused what is allowed" : "took what is not allowed");
        if (std::size_t const i = first_difference(memory, expected, end_); i != end_)
            fail("element " + std::to_string(i) + " is " + std::to_string(memory[i]) + ", not " +
                 std::to_string(expected[i]));
        if (!memory.intact())
            fail("wrote outside");
    }

    [[noreturn]] void fail(std::string what) const
    {
        what += ": columns " + std::to_string(columns_) + ", arguments";
        for (part const& p : parts_)
            what += " [" + std::to_string(p.first) + ", " + std::to_string(p.first + p.size) + ")";
        throw std::runtime_error(what);
    }

    decisions& from_;
    std::size_t n_, columns_, end_ = 0;
    std::vector<part> parts_;
    bool allowed_ = true, refused_ = false;
};

/// One kernel with the functor f.
template <class T, class F>
void try_functor(F const& f, trial<T>& t, decisions& from)
{
    switch (from.below(9)) {
    case 0:
        return t.template elementwise<1, 1>([&](auto& a) { hillock::forward(f, a[0], a[1]); },
                                            [&](auto& a, std::size_t i) { a[1][i] = f.value(a[0][i]); });
    case 1:
        return t.template elementwise<1, 1>([&](auto& a) { hillock::derivative(f, a[0], a[1]); },
                                            [&](auto& a, std::size_t i) { a[1][i] = f.derivative(a[0][i]); });
    case 2:
        return t.template elementwise<1, 2>([&](auto& a) { hillock::forward_and_derivative(f, a[0], a[1], a[2]); },
                                            [&](auto& a, std::size_t i) {
                                                a[1][i] = f.value(a[0][i]);
                                                a[2][i] = f.derivative(a[0][i]);
                                            });
    case 3:
        return t.template elementwise<2, 1>([&](auto& a) { hillock::backward(f, a[0], a[1], a[2]); },
                                            [&](auto& a, std::size_t i) { a[2][i] = a[1][i] * f.derivative(a[0][i]); });
    case 4:
        return t.template elementwise<2, 1>([&](auto& a) { hillock::gated_forward(f, a[0], a[1], a[2]); },
                                            [&](auto& a, std::size_t i) { a[2][i] = f.value(a[0][i]) * a[1][i]; });
    case 5:
        return t.template elementwise<3, 2>([&](auto& a) { hillock::gated_backward(f, a[0], a[1], a[2], a[3], a[4]); },
                                            [&](auto& a, std::size_t i) {
                                                T const product = a[2][i] * a[1][i];
                                                a[3][i] = product * f.derivative(a[0][i]);
                                                a[4][i] = a[2][i] * f.value(a[0][i]);
                                            });
    case 6:
        return t.template rows<2, 1>({1}, [&](auto& a) { hillock::forward(f, a[0], a[2], a[1]); });
    case 7:
        return t.template rows<3, 2>({1, 4}, [&](auto& a) { hillock::backward(f, a[0], a[1], a[2], a[3], a[4]); });
    default:
        if constexpr (output_differentiable<F, T>)
            t.template elementwise<2, 1>(
                [&](auto& a) { hillock::backward_from_output(f, a[0], a[1], a[2]); },
                [&](auto& a, std::size_t i) { a[2][i] = a[1][i] * f.derivative_from_output(a[0][i]); });
    }
}

/// One of the kernels that have no functor, or only one.
template <class T>
void try_rows(trial<T>& t, decisions& from)
{
    auto const columns = t.columns();
    random_stream const stream{.seed = columns, .offset = columns * 5};
    softmax_options const options{.scale = 0.5, .masked_row = masked_row::zeros};
    switch (from.below(11)) {
    case 0:
        return t.template rows<1, 1>({}, [&](auto& a) { hillock::softmax(a[0], a[1], columns); });
    case 1:
        return t.template rows<1, 1>({}, [&](auto& a) { hillock::softmax(a[0], a[1], columns, options); });
    case 2:
        return t.template rows<2, 1>({}, [&](auto& a) { hillock::softmax(a[0], a[2], columns, a[1]); });
    case 3:
        return t.template rows<2, 1>({1}, [&](auto& a) { hillock::log_softmax(a[0], a[2], columns, a[1]); });
    case 4:
        return t.template rows<1, 1>({}, [&](auto& a) { hillock::log_softmax(a[0], a[1], columns); });
    case 5:
        return t.template rows<2, 1>({}, [&](auto& a) { hillock::softmax_backward(a[0], a[1], a[2], columns); });
    case 6:
        return t.template rows<2, 1>({}, [&](auto& a) { hillock::log_softmax_backward(a[0], a[1], a[2], columns); });
    case 7:
        return t.template rows<2, 1>({1}, [&](auto& a) { hillock::prelu_forward(a[0], a[2], a[1]); });
    case 8:
        return t.template rows<3, 2>({1, 4}, [&](auto& a) { hillock::prelu_backward(a[0], a[1], a[2], a[3], a[4]); });
    case 9:
        return t.template indexed<1, 1>([&](auto& a) { hillock::forward(rrelu{}, a[0], a[1], stream); });
    default:
        return t.template indexed<2, 1>([&](auto& a) { hillock::backward(rrelu{}, a[0], a[1], a[2], stream); });
    }
}

template <class T>
bool try_any(decisions& from)
{
    trial<T> t(from);
    switch (from.below(10)) {
    case 0:
        try_functor(relu{}, t, from);
        break;
    case 1:
        try_functor(gelu{}, t, from);
        break;
    case 2:
        try_functor(elu{.alpha = 0.5}, t, from);
        break;
    case 3:
        try_functor(sinusoid{}, t, from);
        break;
    case 4:
        try_functor(hillock::fast(hillock::tanh{}), t, from);
        break;
    case 5:
        try_functor(hillock::accurate(softplus{}), t, from);
        break;
    default:
        try_rows(t, from);
    }
    return t.refused();
}

/// Whether the call was refused, as it had to be. Throws std::runtime_error where a promise is broken.
inline bool try_bytes(std::uint8_t const* bytes, std::size_t n)
{
    decisions from(bytes, n);
    return from.below(2) == 0 ? try_any<float>(from) : try_any<double>(from);
}

} // namespace hillock::testing
