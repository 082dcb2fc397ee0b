#include "summary.hpp"

#include <algorithm>
#include <cstdio>

#include "tables.hpp"

namespace bench {

namespace {

constexpr std::size_t few = 1000; // elements, below which the time of a call says more than the bandwidth

void print_table(table const& t, suite const& s)
{
    bool const small = t.sample->n <= few;
    std::printf("\n%-42s%9s%9s%9s%9s%9s%9s\n", t.title().c_str(), "ns", small ? "ns/call" : "GB/s", "x plain", "/ copy",
                "max ulp", "plain's");
    geometric_mean gains;
    for (row const& r : t.rows) {
        figure const* const ours = r.find("hillock");
        if (ours == nullptr)
            continue;
        figure const* const plain = r.find("plain");
        auto const copy = std::find_if(s.figures.begin(), s.figures.end(), [&](figure const& f) {
            return f.who == "copy" && f.type == ours->type && f.at.name == ours->at.name && f.moved == ours->moved &&
                   !f.times.empty();
        });
        double const time = ours->median();
        double const gain = plain == nullptr ? 0 : plain->median() / time;
        std::printf("%-42s%9.3f%9.1f", r.function.c_str(), time,
                    small ? time * static_cast<double>(ours->n) : ours->bytes / time);
        print_ratio(gain);
        print_ratio(copy == s.figures.end() ? 0 : time / copy->median());
        std::printf("%9s%9s\n", ulps(ours).c_str(), ulps(plain).c_str());
        if (gain > 0)
            gains.take(gain);
    }
    if (gains.meaningful())
        std::printf("%-42s%27.2f\n", "geometric mean", gains.value());
}

} // namespace

void collector::ReportRuns(std::vector<Run> const& runs)
{
    for (Run const& run : runs) {
        figure* const f = s_.find(run.run_name.str());
        if (f == nullptr || run.run_type != Run::RT_Iteration || run.iterations == 0)
            continue;
        double const time = f->by_clock ? run.GetAdjustedRealTime() : run.GetAdjustedCPUTime();
        f->times.push_back(time / static_cast<double>(f->per_call));
    }
}

void print_summary(suite const& s)
{
    std::vector<table> const tables = tables_of(s);
    for (table const& t : tables)
        print_table(t, s);
    for (table const& t : tables)
        print_comparison(t);
    std::printf("\ncopy kernels, ns an element:\n");
    for (figure const& f : s.figures)
        if (f.who == "copy" && !f.times.empty())
            std::printf("  %-8s%-12s%zu read, %zu written %9.3f\n", f.type.c_str(), f.at.name.c_str(), f.moved.reads,
                        f.moved.writes, f.median());
    std::printf("\nns: nanoseconds an element. x plain: times faster than the plain loop over <cmath>. / copy: time "
                "relative to "
                "the copy kernel.\nmax ulp: the largest error on these inputs, in units in the last place of the exact "
                "result.\n");
    auto const noisy =
        std::count_if(s.figures.begin(), s.figures.end(), [](figure const& f) { return f.spread() > 0.1; });
    if (noisy > 0)
        std::printf("The machine was not quiet: in %td of %zu benchmarks the middle half of the repetitions lies more "
                    "than 10 %% "
                    "apart.\n",
                    noisy, s.figures.size());
}

} // namespace bench
