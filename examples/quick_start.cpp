#include <hillock/hillock.hpp>
#include <iostream>
#include <vector>

int main()
{
    std::vector<float> x{-2, -1, 0, 1, 2}, dy(5, 1), y(5), dx(5);
    auto const layer = [&]<class Activation>(Activation f) { // compiled for each activation
        hillock::forward(f, x, y);
        hillock::backward(f, x, dy, dx);
        std::cout << Activation::name << "(-1) = " << y[1] << ", slope " << dx[1] << '\n';
    };
    layer(hillock::gelu{});
    layer(hillock::elu{.alpha = 0.5});
}
