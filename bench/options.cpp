#include "options.hpp"

#include <stdexcept>
#include <string_view>

#include <benchmark/benchmark.h>

namespace bench {

char const* const usage =
    R"(hillock_bench [--quick] [--peers] [--benchmark_...] [WORD...]

Measures every activation, forward, derivative and backward, in float and double, beside the plain loop over <cmath> and
beside a copy kernel that moves as much memory.

  WORD      what to measure: activations (gelu) and kernels (softmax); forward, derivative, backward; float, double; and
            where: L1, L2, L3, memory; 16, 100, 1000 elements; odd (a length in L2), shifted (arrays in L2 that begin
            anywhere), in_place. Words of one sort add up, words of different sorts narrow down.
  --quick   L2 alone, and fewer repetitions: about a minute
  --peers   beside other libraries and our own fast and accurate tiers as well; in L2, if no word says otherwise
  --list    all activations and kernels
  --help    this text

Google Benchmark's own options work as well: --benchmark_out=run.json keeps every repetition, --benchmark_repetitions=N
and --benchmark_min_time=SECONDS say how long to measure, --benchmark_filter=REGEX chooses by the benchmark's name,
for instance gelu/forward/float/L2/hillock.
)";

namespace {

/// From 1.8 on, Google Benchmark wants a unit after a time.
template <class State>
constexpr char const* time_unit = requires(State& s) { s.SkipWithMessage(std::string()); } ? "s" : "";

bool take(std::string_view argument, std::string_view flag, std::string& value)
{
    if (!argument.starts_with(flag))
        return false;
    value = argument.substr(flag.size());
    return true;
}

} // namespace

options read_options(int argc, char** argv, std::set<std::string> const& functions, std::set<std::string> const& places)
{
    options o;
    for (int i = 1; i < argc; ++i) {
        std::string const argument = argv[i];
        std::string value;
        if (argument == "--quick")
            o.quick = true;
        else if (argument == "--help" || argument == "-h")
            o.help = true;
        else if (argument == "--list")
            o.list = true;
        else if (argument == "--peers")
            o.peers = true;
        else if (take(argument, "--benchmark_repetitions=", value))
            o.repetitions = std::stoi(value);
        else if (take(argument, "--benchmark_min_time=", value))
            o.min_time = std::stod(value);
        else if (argument.starts_with("--")) {
            o.foreign_output |=
                argument.starts_with("--benchmark_list_tests") || argument.starts_with("--benchmark_format");
            o.arguments.push_back(argument);
        } else if (functions.contains(argument))
            o.functions.insert(argument);
        else if (argument == "forward" || argument == "derivative" || argument == "backward")
            o.kinds.insert(argument);
        else if (argument == "float" || argument == "double")
            o.types.insert(argument);
        else if (places.contains(argument))
            o.places.insert(argument);
        else
            throw std::invalid_argument(
                "'" + argument +
                "' is no activation or kernel (--list shows them) and none of the other words (--help).");
    }
    if ((o.quick || o.peers) && o.places.empty())
        o.places = {"L2"};
    if (o.peers && o.kinds.empty())
        o.kinds = {"forward", "backward"};
    if (o.repetitions <= 0)
        o.repetitions = o.quick ? 5 : 9;
    if (o.min_time <= 0)
        o.min_time = 0.01;
    o.arguments.insert(o.arguments.begin(),
                       {"--benchmark_repetitions=" + std::to_string(o.repetitions),
                        "--benchmark_min_time=" + std::to_string(o.min_time) + time_unit<benchmark::State>,
                        "--benchmark_enable_random_interleaving=true"});
    return o;
}

} // namespace bench
