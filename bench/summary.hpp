#pragma once

#include <benchmark/benchmark.h>

#include "suite.hpp"

namespace bench {

/// Takes the times of all repetitions as Google Benchmark reports them, and prints nothing itself.
class collector : public benchmark::BenchmarkReporter {
public:
    explicit collector(suite& s) : s_(s) {}
    bool ReportContext(Context const&) override { return true; }
    void ReportRuns(std::vector<Run> const& runs) override;

private:
    suite& s_;
};

/// The tables that a person reads, one for each kind, type and level.
void print_summary(suite const&);

} // namespace bench
