#pragma once

// The command line: words that choose what is measured, --quick, and all of Google Benchmark's own options.

#include <set>
#include <string>
#include <vector>

namespace bench {

struct options {
    bool quick = false;
    bool help = false;
    bool list = false;
    bool peers = false;
    /// Google Benchmark prints (--benchmark_list_tests, --benchmark_format), so nothing of ours may come between.
    bool foreign_output = false;
    int repetitions = 0;
    double min_time = 0; ///< seconds a repetition
    /// Words by what they choose; an empty set chooses everything.
    std::set<std::string> functions, kinds, types, places;
    /// What goes to Google Benchmark.
    std::vector<std::string> arguments;
};

/// Chooses among everything there is; throws std::invalid_argument with a sentence about a word that fits nothing.
options read_options(int argc, char** argv, std::set<std::string> const& functions,
                     std::set<std::string> const& places);

/// Whether a set chosen by words has this one.
inline bool chosen(std::set<std::string> const& words, std::string const& word)
{
    return words.empty() || words.contains(word);
}

extern char const* const usage;

} // namespace bench
