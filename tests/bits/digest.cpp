// Prints one digest of the result bits for every activation, kind, type and tier, over fixed inputs. same_bits.sh
// builds it with different compilers and flags and compares what they print.
#include <hillock/hillock.hpp>

#include <bit>
#include <cstdint>
#include <cstdio>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace {

template <class T>
using word = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

/// What is told by the bits, since the compiler's flags may allow it to think that nan does not exist.
template <class T>
word<T> magnitude_bits(T x)
{
    return std::bit_cast<word<T>>(x) & (~word<T>(0) >> 1);
}
template <class T>
bool is_nan(T x)
{
    return magnitude_bits(x) > std::bit_cast<word<T>>(std::numeric_limits<T>::infinity());
}
template <class T>
bool is_finite(T x)
{
    return magnitude_bits(x) < std::bit_cast<word<T>>(std::numeric_limits<T>::infinity());
}

/// Zeros, nan, numbers as networks have them, and numbers of every magnitude.
template <class T>
std::vector<T> inputs()
{
    std::vector<T> x{T(0), T(-0.0), std::numeric_limits<T>::quiet_NaN()};
    std::mt19937_64 random(20);
    for (int i = 0; i < 4000; ++i) {
        auto const r = random();
        x.push_back(static_cast<T>(static_cast<double>(static_cast<std::int64_t>(r)) * 0x1p-60));     // [-8, 8)
        x.push_back(static_cast<T>(static_cast<double>(static_cast<std::int64_t>(r * 3)) * 0x1p-56)); // [-128, 128)
        T const any = std::bit_cast<T>(static_cast<word<T>>(r));
        if (is_finite(any))
            x.push_back(any);
    }
    return x;
}

/// Those whose sums are finite.
template <class T>
std::vector<T> moderate(std::vector<T> x)
{
    std::erase_if(x, [](T v) { return !is_finite(v) || !(v < T(100) && v > T(-100)); });
    return x;
}

template <class T>
void digest(std::string_view name, char const* kind, std::vector<T> const& results)
{
    std::uint64_t h = 0xcbf29ce484222325;
    for (T y : results)
        h = (h ^ (is_nan(y) ? word<T>(1) : std::bit_cast<word<T>>(y))) * 0x100000001b3; // nan's payload is not compared
    std::printf("%-24s %-28s %s %016llx\n", name.data(), kind, sizeof(T) == 4 ? "float " : "double",
                static_cast<unsigned long long>(h));
}

template <class F, class T>
void digests(F f, char const* tier, std::vector<T> const& x)
{
    std::string const suffix = std::string(" ") + tier;
    std::vector<T> y(x.size()), d(x.size());
    hillock::forward(f, x, y);
    digest(F::name, ("value" + suffix).c_str(), y);
    hillock::derivative(f, x, d);
    digest(F::name, ("derivative" + suffix).c_str(), d);
    for (std::size_t i = 0; i < x.size(); ++i)
        d[i] = f.value(x[i]);
    digest(F::name, ("scalar value" + suffix).c_str(), d);
    for (std::size_t i = 0; i < x.size(); ++i)
        d[i] = f.derivative(x[i]);
    digest(F::name, ("scalar derivative" + suffix).c_str(), d);
    if constexpr (hillock::output_differentiable<F, T>) {
        hillock::backward_from_output(f, y, y, d);
        digest(F::name, ("backward_from_output" + suffix).c_str(), d);
    }
    if constexpr (hillock::parametric<F, T>) {
        auto const finite = moderate(x);
        // Less than one block of a sum, and two with a rest.
        for (std::size_t n : {997u, 2 * 4096 + 3u}) {
            std::span const part = std::span(finite).first(n);
            auto const sum = hillock::backward_parameters(f, part, part);
            if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(sum)>>)
                digest(F::name, ("backward_parameters" + suffix).c_str(), std::vector{sum});
        }
    }
}

template <class T>
void rows()
{
    auto const x = moderate(inputs<T>());
    for (std::size_t columns : {1u, 3u, 17u, 64u, 1000u}) {
        std::vector<T> const a(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(x.size() / columns * columns));
        std::vector<T> y(a.size()), d(a.size());
        hillock::softmax(a, y, columns);
        digest("softmax", std::to_string(columns).c_str(), y);
        hillock::softmax_backward(y, a, d, columns);
        digest("softmax_backward", std::to_string(columns).c_str(), d);
        hillock::log_softmax(a, y, columns);
        digest("log_softmax", std::to_string(columns).c_str(), y);
        hillock::log_softmax_backward(y, a, d, columns);
        digest("log_softmax_backward", std::to_string(columns).c_str(), d);
        std::vector<T> mask(a.rbegin(), a.rend());
        for (std::size_t i = 0; i < mask.size(); i += 3)
            mask[i] = -std::numeric_limits<T>::infinity();
        hillock::softmax_options const options{.scale = 0.125, .masked_row = hillock::masked_row::zeros};
        hillock::softmax(a, y, columns, mask, options);
        digest("softmax with mask", std::to_string(columns).c_str(), y);
        hillock::log_softmax(a, y, columns, mask, options);
        digest("log_softmax with mask", std::to_string(columns).c_str(), y);
        std::vector<T> const bias(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(columns));
        std::vector<T> dbias(columns);
        hillock::forward(hillock::gelu{}, a, y, bias);
        digest("forward with bias", std::to_string(columns).c_str(), y);
        hillock::backward(hillock::gelu{}, a, bias, a, d, dbias);
        digest("backward with bias", std::to_string(columns).c_str(), d);
        digest("bias gradient", std::to_string(columns).c_str(), dbias);
        hillock::forward(hillock::rrelu{}, a, y, hillock::random_stream{.seed = columns, .offset = 3});
        digest("rrelu in training", std::to_string(columns).c_str(), y);
        hillock::gated_forward(hillock::silu{}, a, d, y);
        digest("gated_forward", std::to_string(columns).c_str(), y);
        hillock::gated_backward(hillock::silu{}, a, a, a, d, y);
        digest("gated_backward", std::to_string(columns).c_str(), d);
        digest("gated_backward of up", std::to_string(columns).c_str(), y);
        hillock::prelu_forward(a, y, bias);
        digest("prelu_forward", std::to_string(columns).c_str(), y);
        hillock::prelu_backward(a, bias, a, d, dbias);
        digest("prelu_backward", std::to_string(columns).c_str(), d);
        digest("prelu's gradient", std::to_string(columns).c_str(), dbias);
    }
}

} // namespace

int main()
{
    auto const x = inputs<float>();
    auto const x_double = inputs<double>();
    hillock::for_each_activation([&](auto f) {
        digests(f, "standard", x);
        digests(f, "standard", x_double);
        digests(hillock::accurate(f), "accurate", x);
        digests(hillock::accurate(f), "accurate", x_double);
        digests(hillock::fast(f), "fast", x);
        digests(hillock::fast(f), "fast", x_double);
    });
    rows<float>();
    rows<double>();
}
