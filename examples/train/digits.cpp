#include "digits.hpp"

namespace mlp {

namespace {

constexpr int pixels = 8 * 8;

/// 64 pixels in base 17, and the label.
constexpr char lines[][pixels + 2] = {
#include "../data/digits.inc"
};

std::uint8_t digit_value(char digit) { return static_cast<std::uint8_t>(digit < 'a' ? digit - '0' : digit - 'a' + 10); }

} // namespace

dataset load_digits()
{
    dataset data{.name = "handwritten digits, 8x8", .pixels_per_image = pixels, .classes = 10, .train = {}, .test = {}};
    int number = 0;
    for (auto const& line : lines) {
        image_set& set = number++ % 5 == 4 ? data.test : data.train;
        for (int i = 0; i < pixels; ++i)
            set.pixels.push_back(digit_value(line[i]));
        set.labels.push_back(digit_value(line[pixels]));
    }
    return data;
}

} // namespace mlp
