#pragma once

#include <chrono>

namespace mlp {

/// Adds up the time that the calls given to it take.
class stopwatch {
public:
    template <class Call>
    void time(Call&& call)
    {
        auto const begin = clock::now();
        call();
        total_ += clock::now() - begin;
    }

    double seconds() const { return std::chrono::duration<double>(total_).count(); }

private:
    using clock = std::chrono::steady_clock;
    clock::duration total_{};
};

} // namespace mlp
