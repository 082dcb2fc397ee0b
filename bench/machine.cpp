#include "machine.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <sstream>

#include <benchmark/benchmark.h>
#include <xsimd/xsimd.hpp>

#include <hillock/hillock.hpp>

#ifndef HILLOCK_BENCH_FLAGS
#define HILLOCK_BENCH_FLAGS "unknown"
#endif

#ifndef HILLOCK_COMPILE_TIME
#define HILLOCK_COMPILE_TIME ""
#endif

namespace bench {

namespace {

constexpr std::size_t kib = 1024;
constexpr std::size_t mib = 1024 * kib;

std::size_t cache_size(int which, std::size_t otherwise)
{
    for (auto const& cache : benchmark::CPUInfo::Get().caches)
        if (cache.level == which && cache.type != "Instruction")
            return static_cast<std::size_t>(cache.size);
    return otherwise;
}

/// What follows "key:" in one of the kernel's tables, or nothing.
std::string entry_of(char const* file, std::string const& key)
{
    std::ifstream table(file);
    for (std::string line; std::getline(table, line);)
        if (line.starts_with(key))
            if (auto const colon = line.find(':'); colon != std::string::npos)
                return line.substr(std::min(line.size(), line.find_first_not_of(" \t", colon + 1)));
    return {};
}

std::size_t available_memory()
{
    std::istringstream kilobytes(entry_of("/proc/meminfo", "MemAvailable"));
    std::size_t n = 0;
    return kilobytes >> n ? n * kib : 2048 * mib;
}

template <class... Part>
std::string text(Part const&... part)
{
    std::ostringstream out;
    (out << ... << part);
    return out.str();
}

/// Before all members of a list but the first.
char const* separator(std::ostringstream& list) { return list.tellp() > 0 ? ", " : ""; }

std::string in_words(std::size_t bytes)
{
    return bytes % mib == 0 ? text(bytes / mib, " MiB") : text(bytes / kib, " KiB");
}

} // namespace

std::vector<place> levels()
{
    std::size_t const l1 = cache_size(1, 32 * kib);
    std::size_t const l2 = cache_size(2, mib);
    std::size_t const l3 = cache_size(3, 32 * mib);
    // Not more of a huge L3 than it takes to be past the L2, and ten arrays of the largest size in half of the memory.
    std::size_t const in_l1 = std::bit_floor(l1 / 6);
    std::size_t const in_l2 = std::bit_floor(l2 / 6);
    std::size_t const in_l3 = std::bit_floor(std::min(l3 / 6, 4 * l2));
    std::size_t const in_memory = std::min(std::max(l3 / mib * mib, 64 * mib), available_memory() / 20 / mib * mib);
    std::vector<place> result{{.name = "L1", .bytes = in_l1}, {.name = "L2", .bytes = in_l2}};
    if (in_l3 > in_l2)
        result.push_back({.name = "L3", .bytes = in_l3});
    result.push_back({.name = "memory", .bytes = std::max(in_memory, 2 * in_l3)});
    return result;
}

std::vector<place> everyday_places()
{
    std::size_t const in_l2 = levels()[1].bytes;
    return {
        {.name = "16", .elements = 16},
        {.name = "100", .elements = 100},
        {.name = "1000", .elements = 1000},
        {.name = "odd", .elements = in_l2 / sizeof(double) - 3},
        {.name = "shifted", .bytes = in_l2, .shifted = true},
        {.name = "in_place", .bytes = in_l2, .in_place = true},
    };
}

std::vector<std::pair<std::string, std::string>> describe_machine()
{
    std::ostringstream caches, arrays;
    for (auto const& cache : benchmark::CPUInfo::Get().caches)
        if (cache.type != "Instruction")
            caches << separator(caches) << "L" << cache.level << " " << in_words(static_cast<std::size_t>(cache.size));
    for (place const& l : levels())
        arrays << separator(arrays) << l.name << " " << in_words(l.bytes);
    std::string compile_time = "not measured (cmake --build ... --target compile_time)";
    if (std::ifstream result(HILLOCK_COMPILE_TIME); result)
        std::getline(result, compile_time);
#if defined(__clang__)
    std::string const compiler = "clang " __clang_version__;
#else
    std::string const compiler = "g++ " __VERSION__;
#endif
    return {
        {"cpu", text(entry_of("/proc/cpuinfo", "model name"), ", ", benchmark::CPUInfo::Get().num_cpus, " cores")},
        {"data caches", caches.str()},
        {"arrays", arrays.str()},
        {"compiler", compiler},
        {"flags", HILLOCK_BENCH_FLAGS},
        {"instruction set", text(xsimd::default_arch::name(), ", batches of ", xsimd::batch<float>::size, " floats")},
        {"versions",
         text("hillock ", HILLOCK_VERSION / 10000, ".", HILLOCK_VERSION / 100 % 100, ".", HILLOCK_VERSION % 100,
              ", xsimd ", XSIMD_VERSION_MAJOR, ".", XSIMD_VERSION_MINOR, ".", XSIMD_VERSION_PATCH)},
        {"compile time", compile_time},
        {"method", "one thread but for parallel_*, medians of CPU time (of the clock's in place and on several "
                   "threads), repetitions interleaved at random; x ~ N(0, 2), dy ~ N(0, 1), fixed seed"},
    };
}

double core_frequency()
{
    constexpr int additions = 1'000'000;
    double best = 0;
    for (int attempt = 0; attempt < 20; ++attempt) {
        std::uint64_t sum = 1;
        auto const start = std::chrono::steady_clock::now();
        for (int i = 0; i < additions; i += 10)
            for (int k = 0; k < 10; ++k) {
                sum += sum;
                asm volatile("" : "+r"(sum));
            }
        std::chrono::duration<double, std::nano> const time = std::chrono::steady_clock::now() - start;
        best = std::max(best, additions / time.count());
    }
    return best;
}

} // namespace bench
