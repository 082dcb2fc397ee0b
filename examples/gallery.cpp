// Prints every activation with its formula, its properties and its error bounds, as the Markdown tables of README.md.
#include <hillock/hillock.hpp>

#include <cstdio>
#include <string>

namespace {

std::string number(double x)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", x);
    return text;
}

std::string interval(hillock::value_range r)
{
    return (r.lower.attained ? '[' : '(') + number(r.lower.at) + ", " + number(r.upper.at) +
           (r.upper.attained ? ']' : ')');
}

char const* name_of(hillock::continuity_class c)
{
    constexpr char const* names[] = {"jumps", "C0", "C1", "C2", "smooth"};
    return names[static_cast<int>(c)];
}

char const* name_of(hillock::symmetry_kind s)
{
    constexpr char const* names[] = {"", "odd", "even"};
    return names[static_cast<int>(s)];
}

/// A formula in a cell of a Markdown table, where a bar would end the cell.
std::string cell(std::string_view formula)
{
    std::string text;
    for (char c : formula)
        text += c == '|' ? std::string("\\|") : std::string(1, c);
    return text;
}

char const* tick(bool b) { return b ? "yes" : ""; }

/// The standard tier's bounds in ulps: float, then double.
template <class F>
std::string bounds()
{
    return number(F::template value_error<float>.ulps) + " / " + number(F::template derivative_error<float>.ulps) +
           " | " + number(F::template value_error<double>.ulps) + " / " +
           number(F::template derivative_error<double>.ulps);
}

} // namespace

int main()
{
    if (!HILLOCK_HAS_FMA)
        std::printf("The bounds without fused multiply-add:\n\n");
    std::puts(
        "| activation | f(x) | f' from y | float, ulp of f / f' | double, ulp of f / f' |\n|---|---|---|---|---|");
    hillock::for_each_activation([]<class F>(F) {
        std::printf("| `%s` | %s | %s | %s |\n", F::name.data(), cell(F::formula).c_str(),
                    tick(hillock::output_differentiable<F>), bounds<F>().c_str());
    });
    std::puts(
        "\n| activation | range | continuity | monotonic | f' monotonic | identity near 0 | zero-centred | symmetry | "
        "sup of \\|f'\\| | saturates |\n|---|---|---|---|---|---|---|---|---|---|");
    hillock::for_each_activation([]<class F>(F) {
        auto const& p = F::properties;
        std::printf("| `%s` | %s | %s | %s | %s | %s | %s | %s | %s | %s%s%s |\n", F::name.data(),
                    interval(p.range).c_str(), name_of(p.continuity), tick(p.monotonic), tick(p.monotonic_derivative),
                    tick(p.identity_near_origin), tick(p.zero_centred), name_of(p.symmetry),
                    number(p.lipschitz).c_str(), p.saturates.left ? "left" : "",
                    p.saturates.left && p.saturates.right ? ", " : "", p.saturates.right ? "right" : "");
    });
}
