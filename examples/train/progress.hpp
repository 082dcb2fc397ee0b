#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace mlp {

/// How far the whole work is and when it will be done, on stderr: a bar that moves where that is a terminal, and a line
/// for each tenth of the way where it is not.
class progress {
public:
    explicit progress(long steps);

    /// One more step is done, in this epoch of so many, with this loss.
    void advance(std::string_view activation, int epoch, int epochs, double loss);
    /// Takes the bar away.
    void clear() const;

private:
    using clock = std::chrono::steady_clock;

    bool due();
    std::string bar() const;
    std::string remaining() const;

    bool terminal_;
    long steps_;
    long done_ = 0;
    long tenths_ = 0;
    clock::time_point begin_ = clock::now();
    clock::time_point drawn_{};
};

} // namespace mlp
