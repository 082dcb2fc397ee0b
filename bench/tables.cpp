#include "tables.hpp"

#include <cstdio>
#include <map>
#include <tuple>

namespace bench {

std::vector<table> tables_of(suite const& s)
{
    std::vector<table> tables;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
    for (figure const& f : s.figures) {
        if (f.who == "copy" || f.times.empty())
            continue;
        auto const [entry, added] = known.try_emplace({f.what, f.type, f.at.name}, tables.size());
        if (added)
            tables.push_back({&f, {}});
        std::vector<row>& rows = tables[entry->second].rows;
        if (rows.empty() || rows.back().function != f.function)
            rows.push_back({f.function, {}});
        rows.back().figures.push_back(&f);
    }
    return tables;
}

void print_ratio(double r)
{
    if (r > 0)
        std::printf("%9.*f", r >= 99.5 ? 0 : r >= 9.95 ? 1 : 2, r);
    else
        std::printf("%9s", "-");
}

std::string ulps(figure const* f)
{
    char text[32] = "-";
    if (f != nullptr && f->max_ulp >= 0)
        std::snprintf(text, sizeof text, f->max_ulp < 9999 ? "%.2f" : "%.1e", f->max_ulp);
    return text;
}

} // namespace bench
