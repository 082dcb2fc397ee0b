#include <hillock/hillock.hpp>

#include <vector>

int main()
{
    std::vector<float> const x{-1, 0, 2};
    std::vector<float> y(x.size());
    hillock::forward(hillock::relu{}, x, y);
    return y == std::vector<float>{0, 0, 2} ? 0 : 1;
}
