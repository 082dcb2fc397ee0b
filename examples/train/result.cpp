#include "result.hpp"

#include <algorithm>
#include <cstdio>

namespace mlp {

void print_table(std::vector<result> const& results)
{
    std::size_t width = std::string("activation").size();
    for (auto const& r : results)
        width = std::max(width, r.activation.size());
    auto const column = static_cast<int>(width);
    std::printf("%-*s  test accuracy  seconds per epoch  time in activation\n", column, "activation");
    for (auto const& r : results)
        std::printf("%-*s  %11.2f %%  %17.3f  %16.1f %%\n", column, r.activation.c_str(), 100 * r.accuracy,
                    r.seconds_per_epoch, 100 * r.activation_share);
}

} // namespace mlp
