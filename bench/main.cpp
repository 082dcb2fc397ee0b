// hillock_bench: measures and prints. See options.cpp for its command line.

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>

#include <benchmark/benchmark.h>

#include "machine.hpp"
#include "options.hpp"
#include "suite.hpp"
#include "summary.hpp"
#if HILLOCK_BENCH_PEERS
#include "versus/peers.hpp"
#endif

namespace {

void print_header(bench::suite const& s)
{
    std::printf("hillock_bench\n");
    for (auto const& [name, sentence] : bench::describe_machine())
        std::printf("  %-16s%s\n", name.c_str(), sentence.c_str());
    std::printf("  %-16s%zu, %d repetitions of %g s each\n", "benchmarks", s.figures.size(), s.chosen.repetitions,
                s.chosen.min_time);
    for (auto const& remark : s.remarks)
        std::printf("  %-16s%s\n", "peer", remark.c_str());
    double const time = s.estimate();
    std::printf("This will take about %.0f %s.\n", time < 100 ? time + 1 : time / 60,
                time < 100 ? "seconds" : "minutes");
    std::fflush(stdout);
}

std::string in_gigahertz(double frequency)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f GHz", frequency);
    return text;
}

/// The other libraries that were compiled in, each entered into both catalogues.
void enter_peers(bench::suite& s, bench::catalogue<float>& in_float, bench::catalogue<double>& in_double)
{
#if HILLOCK_BENCH_PEERS
    for (auto const& p : add_peers(in_float, in_double))
        if (p.description.empty())
            s.remarks.push_back(p.name + " was not found, and is left out: install " + p.package + ".");
        else
            s.remarks.push_back(p.description);
#else
    static_cast<void>(s);
    static_cast<void>(in_float);
    static_cast<void>(in_double);
    throw std::invalid_argument("--peers: built without other libraries; configure with -DHILLOCK_BENCH_PEERS=ON.");
#endif
}

int run(int argc, char** argv)
{
    bench::catalogue<float> in_float;
    bench::catalogue<double> in_double;
    bench::add_activations(in_float);
    bench::add_activations(in_double);
    bench::add_kernels(in_float);
    bench::add_kernels(in_double);

    std::set<std::string> functions, names;
    for (auto const& task : in_float.tasks)
        functions.insert(task.function);
    bench::suite s;
    s.places = bench::levels();
    for (auto const& place : bench::everyday_places())
        s.places.push_back(place);
    for (auto const& place : s.places)
        names.insert(place.name);
    s.chosen = bench::read_options(argc, argv, functions, names);
    std::erase_if(s.places, [&](auto const& place) { return !bench::chosen(s.chosen.places, place.name); });
    if (s.chosen.help || s.chosen.list) {
        std::printf("%s", s.chosen.help ? bench::usage : "");
        if (s.chosen.list)
            for (auto const& name : functions)
                std::printf("%s\n", name.c_str());
        return EXIT_SUCCESS;
    }
    if (s.chosen.peers)
        enter_peers(s, in_float, in_double);
    enter(s, in_float);
    enter(s, in_double);

    double const before = bench::core_frequency();
    for (auto const& [name, sentence] : bench::describe_machine())
        benchmark::AddCustomContext(name, sentence);
    benchmark::AddCustomContext("frequency at start", in_gigahertz(before));
    std::string peers;
    for (auto const& remark : s.remarks)
        peers += (peers.empty() ? "" : "; ") + remark;
    if (!peers.empty())
        benchmark::AddCustomContext("peers", peers);
    std::vector<char*> arguments{argv[0]};
    for (auto& a : s.chosen.arguments)
        arguments.push_back(a.data());
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data()))
        return EXIT_FAILURE;
    if (s.chosen.foreign_output) {
        benchmark::RunSpecifiedBenchmarks();
        return EXIT_SUCCESS;
    }
    print_header(s);
    bench::collector reporter(s);
    benchmark::RunSpecifiedBenchmarks(&reporter);
    double const after = bench::core_frequency();
    print_summary(s);
    std::printf("The core ran at %s before and %s after: a drift of %+.1f %%.\n", in_gigahertz(before).c_str(),
                in_gigahertz(after).c_str(), 100 * (after / before - 1));
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s: %s\n", argv[0], e.what());
        return EXIT_FAILURE;
    }
}
