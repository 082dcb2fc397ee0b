// The registry holds what include/hillock/activations holds, in alphabetical order.

#include "catch.hpp"

#include <hillock/registry.hpp>

#include <sstream>
#include <string>
#include <vector>

TEST_CASE("the registry lists every header in activations/, in alphabetical order")
{
    // ACTIVATION_FILES, from the build: the stems of the headers, sorted.
    std::istringstream stems(ACTIVATION_FILES);
    std::vector<std::string> files;
    for (std::string stem; stems >> stem;)
        files.push_back(stem);

    std::vector<std::string> registered;
    hillock::for_each_activation([&]<class F>(F const&) { registered.emplace_back(F::name); });

    REQUIRE(files.size() > 0);
    CHECK(registered == files);
}
