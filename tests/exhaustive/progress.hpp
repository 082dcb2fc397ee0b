#pragma once

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace hillock::exhaustive {

/// Runs work(i) for i in [0, parts) on `threads` threads, and tells on stderr how far it is and when it will be done.
inline void run_parts(std::string const& title, std::uint64_t parts, unsigned threads,
                      std::function<void(std::uint64_t)> const& work)
{
    using clock = std::chrono::steady_clock;
    std::atomic<std::uint64_t> next{0}, done{0};
    std::vector<std::thread> workers;
    for (unsigned t = 0; t < threads; ++t)
        workers.emplace_back([&] {
            for (std::uint64_t i = next++; i < parts; i = next++) {
                work(i);
                ++done;
            }
        });

    bool finished = false;
    std::mutex mutex;
    std::condition_variable wake;
    bool const terminal = isatty(STDERR_FILENO) != 0;
    std::thread reporter([&, start = clock::now()] {
        std::unique_lock lock(mutex);
        auto const pause = terminal ? std::chrono::milliseconds(500) : std::chrono::milliseconds(30000);
        while (!wake.wait_for(lock, pause, [&] { return finished; })) {
            double const share = double(done) / double(parts);
            double const seconds = std::chrono::duration<double>(clock::now() - start).count();
            if (share > 0)
                std::fprintf(stderr, "%s%s: %.1f %%, %.0f s, %.0f s to go%s", terminal ? "\r\033[K" : "", title.c_str(),
                             100 * share, seconds, seconds / share - seconds, terminal ? "" : "\n");
        }
        if (terminal)
            std::fprintf(stderr, "\r\033[K");
    });
    for (std::thread& w : workers)
        w.join();
    {
        std::lock_guard const lock(mutex);
        finished = true;
    }
    wake.notify_one();
    reporter.join();
}

} // namespace hillock::exhaustive
