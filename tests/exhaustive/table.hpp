#pragma once

// What a run prints: one row in markdown per function, kind and tier.

#include <cstdio>

#include "exhaustive/options.hpp"

namespace hillock::exhaustive {

/// The table's head.
inline void print_head()
{
    std::printf("| function | kind | tier | type | inputs | max ulp | at | result | bound | <= 0.5 | <= 1 | <= 2 | <= "
                "4 | > 4 |\n"
                "|---|---|---|---|--:|--:|---|---|--:|--:|--:|--:|--:|--:|\n");
}

/// One row of the table; whether the bound holds.
template <class T>
bool print_row(subject const& s, std::size_t tier, tally<T> const& t, lane_subject<T> const& lane)
{
    bool const holds = t.worst <= lane.ulps[tier];
    auto const between = [&](std::size_t i) { return t.at_most[i] - t.at_most[i - 1]; };
    std::printf("| %s | %s | %s | %s | %llu | %.4f%s | %.9g = %a | %.9g | %.6g | %llu | %llu | %llu | %llu | %llu |\n",
                s.function.c_str(), testing::name_of(s.what), tier_names[tier], sizeof(T) == 4 ? "float" : "double",
                static_cast<unsigned long long>(t.count), t.worst, holds ? "" : " ABOVE", double(t.worst_at),
                double(t.worst_at), double(t.worst_result), lane.ulps[tier],
                static_cast<unsigned long long>(t.at_most[0]), static_cast<unsigned long long>(between(1)),
                static_cast<unsigned long long>(between(2)), static_cast<unsigned long long>(between(3)),
                static_cast<unsigned long long>(t.count - t.at_most[3]));
    std::fflush(stdout);
    if (t.lost_payloads > 0)
        std::fprintf(stderr, "%s %s %s: %llu nan lost their payload\n", s.function.c_str(), testing::name_of(s.what),
                     tier_names[tier], static_cast<unsigned long long>(t.lost_payloads));
    return holds && t.lost_payloads == 0;
}

template <class T>
bool print_rows(subject const& s, options const& o, tallies<T> const& result, lane_subject<T> const& lane)
{
    bool all_hold = true;
    for (std::size_t tier = 0; tier < 3; ++tier)
        if (o.tiers[tier])
            all_hold &= print_row(s, tier, result[tier], lane);
    return all_hold;
}

/// The reference has to be right to 0.01 float ulp.
inline bool print_reference(subject const& s, options const& o)
{
    tally<float> const t = check_reference(s, o);
    bool const holds = t.worst <= 0.01;
    std::printf("%s %s: reference right to %.2g float ulp at %llu floats%s; worst at %a\n", s.function.c_str(),
                testing::name_of(s.what), t.worst, static_cast<unsigned long long>(t.count),
                holds ? "" : ", NOT ENOUGH", double(t.worst_at));
    return holds;
}

} // namespace hillock::exhaustive
