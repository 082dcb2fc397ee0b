#include "suite.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "copy.hpp"
#include "error.hpp"
#include "storage.hpp"

namespace bench {

namespace {

constexpr std::size_t error_sample = 32'768;
constexpr std::size_t part_of_large = std::size_t{1} << 20;

using seconds = std::chrono::duration<double>;
using steady = std::chrono::steady_clock;

void show_progress(suite const& s)
{
    static auto const start = steady::now();
    static auto last = start;
    auto const now = steady::now();
    if (!isatty(STDERR_FILENO) || (s.done < s.total && now - last < std::chrono::milliseconds(300)))
        return;
    last = now;
    double const share = static_cast<double>(s.done) / static_cast<double>(s.total);
    double const left = seconds(now - start).count() * (1 - share) / std::max(share, 1e-3);
    if (s.done < s.total)
        std::fprintf(stderr, "\r%3.0f %%, %.0f s left \033[K", 100 * share, left);
    else
        std::fprintf(stderr, "\r\033[K");
}

/// One repetition: as many calls as Google Benchmark asks for, after one that warms the caches.
template <class T>
void measure(benchmark::State& state, suite& s, figure& f, kind what, storage<T>& memory, contender<T> const& c)
{
    arrays<T> const all = memory.lay_out(f.n, f.at, what);
    arrays<T> const first = all.part(0, f.per_call);
    auto const prepared = c.prepare ? c.prepare(first) : nullptr;
    if (f.at.in_place)
        memory.refresh(all, what);
    c.run(first, prepared.get());
    auto const start = steady::now();
    if (f.at.in_place) {
        for (auto _ : state) {
            memory.refresh(all, what);
            auto const before = steady::now();
            c.run(first, prepared.get());
            benchmark::ClobberMemory();
            state.SetIterationTime(seconds(steady::now() - before).count());
        }
    } else if (f.per_call == f.n) {
        for (auto _ : state) {
            c.run(first, prepared.get());
            benchmark::ClobberMemory();
        }
    } else {
        std::size_t begin = 0;
        for (auto _ : state) {
            c.run(all.part(begin, f.per_call), prepared.get());
            benchmark::ClobberMemory();
            begin = begin + 2 * f.per_call > f.n ? 0 : begin + f.per_call;
        }
    }
    // Repetitions that only look for the right number of iterations do not count.
    if (f.iterations == 0 && seconds(steady::now() - start).count() >= s.chosen.min_time)
        f.iterations = state.iterations();
    s.done += state.iterations() == f.iterations;
    show_progress(s);

    auto const elements = state.iterations() * static_cast<benchmark::IterationCount>(f.per_call);
    state.SetItemsProcessed(elements);
    state.SetBytesProcessed(elements * static_cast<benchmark::IterationCount>(f.bytes));
    state.counters["n"] = static_cast<double>(f.n);
    state.counters["reads"] = static_cast<double>(f.moved.reads);
    state.counters["writes"] = static_cast<double>(f.moved.writes);
    if (f.max_ulp >= 0)
        state.counters["max_ulp"] = f.max_ulp;
}

/// Runs each contender on the same inputs: how far off it is, and roughly how fast.
template <class T>
void try_contenders(task<T>& t, arrays<T> const& a)
{
    std::vector<expected> exact;
    if (t.exact != nullptr)
        t.exact(a, exact);
    for (contender<T>& c : t.contenders) {
        auto const prepared = c.prepare ? c.prepare(a) : nullptr;
        std::memset(a.out, 0xff, a.n * sizeof(T));
        c.run(a, prepared.get());
        if (t.exact != nullptr)
            c.max_ulp = max_ulp(a.out, exact);
        auto const start = steady::now();
        c.run(a, prepared.get());
        c.rough_time = 1e9 * seconds(steady::now() - start).count() / static_cast<double>(a.n);
    }
}

template <class T>
void add_figure(suite& s, task<T> const& t, contender<T> const& c, place const& at, std::shared_ptr<storage<T>> memory)
{
    std::size_t const n = at.count(sizeof(T)) / t.multiple * t.multiple;
    if (n == 0 || (at.in_place && t.moved.writes != 1))
        return;
    std::string const what = c.who == "copy"
                                 ? std::to_string(t.moved.reads) + "r" + std::to_string(t.moved.writes) + "w"
                                 : std::string(name_of(t.what));
    figure& f =
        s.figures.emplace_back(figure{.function = t.function,
                                      .what = what,
                                      .type = std::string(type_name<T>),
                                      .who = c.who,
                                      .at = at,
                                      .moved = t.moved,
                                      .by_clock = at.in_place || t.threads,
                                      .n = n,
                                      .per_call = c.in_parts ? std::min(n, part_of_large) : n,
                                      .bytes = static_cast<double>((t.moved.reads + t.moved.writes) * sizeof(T)),
                                      .max_ulp = c.max_ulp,
                                      .rough_time = c.rough_time});
    s.total += static_cast<std::size_t>(s.chosen.repetitions);
    auto* const registered = benchmark::RegisterBenchmark(
        f.name().c_str(), [&s, &f, what = t.what, memory, c](auto& state) { measure(state, s, f, what, *memory, c); });
    if (at.in_place)
        registered->UseManualTime();
    else if (t.threads)
        registered->UseRealTime();
}

template <class T>
void enter_all(suite& s, catalogue<T>& c)
{
    if (!chosen(s.chosen.types, std::string(type_name<T>)))
        return;
    std::erase_if(c.tasks, [&](task<T> const& t) {
        return !chosen(s.chosen.functions, t.function) || !chosen(s.chosen.kinds, std::string(name_of(t.what)));
    });
    std::size_t largest = error_sample;
    for (place const& at : s.places)
        largest = std::max(largest, at.count(sizeof(T)));
    auto const memory = std::make_shared<storage<T>>(largest);

    // A copy kernel is a task like any other, but measured once for all tasks that move as much.
    std::vector<task<T>> copies;
    for (task<T>& t : c.tasks) {
        try_contenders(t, memory->lay_out(error_sample, {}, t.what));
        for (place const& at : s.places)
            for (contender<T> const& who : t.contenders)
                add_figure(s, t, who, at, memory);
        auto const same = [&](task<T> const& k) { return k.moved == t.moved; };
        if (copy_of<T>(t.moved) != nullptr && std::none_of(copies.begin(), copies.end(), same)) {
            copies.push_back({.function = "copy", .what = t.what, .moved = t.moved});
            copies.back().contenders.push_back({.who = "copy", .run = copy_of<T>(t.moved)});
        }
    }
    for (task<T>& t : copies) {
        try_contenders(t, memory->lay_out(error_sample, {}, t.what));
        for (place const& at : s.places)
            add_figure(s, t, t.contenders.front(), at, memory);
    }
}

} // namespace

double suite::estimate() const
{
    constexpr double memory_time = 0.1; // nanoseconds a byte, past the caches
    double sum = 0;
    for (figure const& f : figures) {
        double const time = f.at.name == "memory" ? std::max(f.rough_time, memory_time * f.bytes) : f.rough_time;
        double const call = 1e-9 * time * static_cast<double>(f.per_call);
        double const repetition = std::max(1.2 * chosen.min_time, call);
        sum += (chosen.repetitions + 1) * (repetition + call);
    }
    return sum;
}

figure* suite::find(std::string const& name)
{
    // Google Benchmark appends how it took the time, behind one more slash.
    auto const f = std::find_if(figures.begin(), figures.end(), [&](figure const& g) {
        std::string const own = g.name();
        return name.starts_with(own) && (name.size() == own.size() || name[own.size()] == '/');
    });
    return f == figures.end() ? nullptr : &*f;
}

void enter(suite& s, catalogue<float>& c) { enter_all(s, c); }
void enter(suite& s, catalogue<double>& c) { enter_all(s, c); }

} // namespace bench
