#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace mlp {

namespace {

/// In a terminal: to the line's begin, and what stands behind the cursor is erased.
constexpr char const* line_begin = "\r";
constexpr char const* erase = "\x1b[K";

} // namespace

progress::progress(long steps) : terminal_(isatty(STDERR_FILENO) != 0), steps_(steps) {}

void progress::advance(std::string_view activation, int epoch, int epochs, double loss)
{
    ++done_;
    if (due())
        std::fprintf(stderr, "%s%s%3ld %%  ETA %s  %s epoch %d/%d loss %.3f%s", terminal_ ? line_begin : "",
                     bar().c_str(), 100 * done_ / steps_, remaining().c_str(), std::string(activation).c_str(), epoch,
                     epochs, loss, terminal_ ? erase : "\n");
}

void progress::clear() const
{
    if (terminal_)
        std::fprintf(stderr, "%s%s", line_begin, erase);
}

/// Whether it is time to show something again.
bool progress::due()
{
    if (!terminal_)
        return 10 * done_ / steps_ > std::exchange(tenths_, 10 * done_ / steps_);
    auto const now = clock::now();
    bool const is_due = now - drawn_ >= std::chrono::milliseconds(100);
    if (is_due)
        drawn_ = now;
    return is_due;
}

std::string progress::bar() const
{
    constexpr long width = 14; // so that all of it fits into 80 columns
    if (!terminal_)
        return "";
    std::string cells(width, ' ');
    std::fill_n(cells.begin(), width * done_ / steps_, '=');
    return '[' + cells + "] ";
}

/// The time that is left at the pace so far, in minutes and seconds.
std::string progress::remaining() const
{
    std::chrono::duration<double> const elapsed = clock::now() - begin_;
    double const rest = elapsed.count() * static_cast<double>(steps_ - done_) / static_cast<double>(done_);
    auto const seconds = std::lround(rest);
    return std::to_string(seconds / 60) + (seconds % 60 < 10 ? ":0" : ":") + std::to_string(seconds % 60);
}

} // namespace mlp
