// The trials with random bytes, for every compiler.

#include <cstdio>

#include <catch.hpp>

#include "trial.hpp"

using namespace hillock::testing;

TEST_CASE("any call of any kernel does what it promises, or refuses")
{
    constexpr int trials = 100'000;
    std::mt19937 random(11);
    std::vector<std::uint8_t> bytes;
    int refused = 0;
    for (int i = 0; i < trials; ++i) {
        bytes.resize(60 + random() % 600);
        for (auto& b : bytes)
            b = static_cast<std::uint8_t>(random());
        refused += try_bytes(bytes.data(), bytes.size());
    }
    std::printf("covered: %d calls, of which %d had to be refused\n", trials, refused);
    // Both have been tried, often.
    CHECK(refused > trials / 20);
    CHECK(refused < trials / 2);
}
