#pragma once

// What the printed tables are made of.

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "suite.hpp"

namespace bench {

/// All contenders of one task at one place.
struct row {
    std::string function;
    std::vector<figure const*> figures;

    figure const* find(std::string const& who) const
    {
        auto const f = std::find_if(figures.begin(), figures.end(), [&](figure const* g) { return g->who == who; });
        return f == figures.end() ? nullptr : *f;
    }
};

/// All rows of one kind, type and place.
struct table {
    figure const* sample;
    std::vector<row> rows;

    std::string title() const
    {
        return sample->what + ", " + sample->type + ", " + sample->at.name + " (n = " + std::to_string(sample->n) + ")";
    }
};

/// The tables of all figures that were measured.
std::vector<table> tables_of(suite const&);

class geometric_mean {
public:
    void take(double x)
    {
        sum_ += std::log(x);
        ++count_;
    }
    bool meaningful() const { return count_ > 1; }
    double value() const { return std::exp(sum_ / count_); }

private:
    double sum_ = 0;
    int count_ = 0;
};

/// Prints r in nine columns, or a dash for none.
void print_ratio(double r);

/// A figure's largest error as text.
std::string ulps(figure const*);

/// Our kernels beside everybody else's, if there is anybody but the plain loop.
void print_comparison(table const&);

} // namespace bench
