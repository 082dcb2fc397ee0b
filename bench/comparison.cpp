#include <algorithm>
#include <cstdio>

#include "tables.hpp"

namespace bench {

namespace {

constexpr double accepted_error = 4; // ulps: the standard tier's promise; a peer beyond it does another job

bool is_ours(std::string const& who) { return who == "hillock" || who == "fast" || who == "accurate"; }

bool is_peer(figure const* f) { return !is_ours(f->who) && f->who != "plain"; }

/// The fastest peer, of all of them or only of those that are exact enough.
figure const* best_of(row const& r, bool exact_enough)
{
    figure const* best = nullptr;
    for (figure const* f : r.figures)
        if (is_peer(f) && (!exact_enough || f->max_ulp <= accepted_error) &&
            (best == nullptr || f->median() < best->median()))
            best = f;
    return best;
}

std::vector<std::string> everybody_of(std::vector<row> const& rows)
{
    std::vector<std::string> everybody;
    for (row const& r : rows)
        for (figure const* f : r.figures)
            if (std::find(everybody.begin(), everybody.end(), f->who) == everybody.end())
                everybody.push_back(f->who);
    return everybody;
}

/// How many times longer than `ours` the other takes, or 0.
double ratio(figure const* other, figure const* ours)
{
    return other == nullptr || ours == nullptr ? 0 : other->median() / ours->median();
}

void print_row(row const& r, std::vector<std::string> const& everybody)
{
    std::printf("%-22s", r.function.c_str());
    for (std::string const& who : everybody) {
        figure const* const f = r.find(who);
        char cell[64] = "-";
        if (f != nullptr)
            std::snprintf(cell, sizeof cell, "%.3f (%s)", f->median(), ulps(f).c_str());
        std::printf("%17s", cell);
    }
    figure const* const best = best_of(r, false);
    std::printf("  %-11s", best->who.c_str());
    print_ratio(ratio(best, r.find("hillock")));
    print_ratio(ratio(best, r.find("fast")));
    std::printf("\n");
}

} // namespace

void print_comparison(table const& t)
{
    std::vector<row> rows = t.rows;
    std::erase_if(rows, [](row const& r) { return std::none_of(r.figures.begin(), r.figures.end(), is_peer); });
    if (rows.empty())
        return;
    std::vector<std::string> const everybody = everybody_of(rows);
    std::printf("\n%s: nanoseconds an element (max ulp)\n%-22s", t.title().c_str(), "");
    for (std::string const& who : everybody)
        std::printf("%17s", who.c_str());
    std::printf("  %-11s%9s%9s\n", "best peer", "/ ours", "/ fast");

    geometric_mean standard, fast;
    std::string lost;
    for (row const& r : rows) {
        print_row(r, everybody);
        if (double const gain = ratio(best_of(r, false), r.find("hillock")); gain > 0)
            standard.take(gain);
        if (double const gain = ratio(best_of(r, false), r.find("fast")); gain > 0)
            fast.take(gain);
        figure const* const rival = best_of(r, true);
        if (double const gain = ratio(rival, r.find("hillock")); gain > 0 && gain < 1) {
            char entry[128];
            std::snprintf(entry, sizeof entry, "%s%s (%s, %.2f)", lost.empty() ? "" : ", ", r.function.c_str(),
                          rival->who.c_str(), gain);
            lost += entry;
        }
    }
    if (standard.meaningful()) {
        std::printf("%-*s", static_cast<int>(22 + 17 * everybody.size() + 13), "geometric mean");
        print_ratio(standard.value());
        print_ratio(fast.meaningful() ? fast.value() : 0);
        std::printf("\n");
    }
    std::printf("Slower than somebody within %g ulp: %s.\n", accepted_error, lost.empty() ? "none" : lost.c_str());
}

} // namespace bench
