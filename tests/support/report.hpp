#pragma once

#include <cstdio>
#include <string>

#include "catch.hpp"

namespace hillock::testing {

/// What a check of many points found: it asks Catch2 once, in the end, and tells how much it looked at.
class report {
public:
    explicit report(std::string what) : title(std::move(what)) {}

    /// Counts a comparison; of the failed ones, the first few are shown.
    template <class Describe>
    void compare(bool good, Describe const& describe)
    {
        ++count;
        if (!good && ++failures <= 5)
            details.append("\n  ").append(describe());
    }

    /// Prints the count (and `remark`), and fails if a comparison did, or if there was none.
    void conclude(std::string const& remark = {}) const
    {
        std::printf("%s: %zu comparisons%s%s\n", title.c_str(), count, remark.empty() ? "" : ", ", remark.c_str());
        INFO(title << ": " << failures << " of " << count << " comparisons failed" << details);
        CHECK(failures == 0);
        CHECK(count > 0);
    }

private:
    std::string title;
    std::string details;
    std::size_t count = 0, failures = 0;
};

} // namespace hillock::testing
