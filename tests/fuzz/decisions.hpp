#pragma once

// The bytes of a fuzzer as decisions and numbers. Used up, they begin again, each time another by what is added.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace hillock::testing {

class decisions {
public:
    decisions(std::uint8_t const* bytes, std::size_t n) : bytes_(bytes), n_(n) {}

    /// A number in [0, n), n <= 2^16.
    std::size_t below(std::size_t n) { return word() % n; }

    /// Once in n times, if the bytes are random.
    bool once_in(std::size_t n) { return below(n) == 1 % n; }

    /// n numbers: of any bits, or as networks have them.
    template <class T>
    std::vector<T> numbers(std::size_t n)
    {
        std::vector<T> x(n);
        for (T& v : x) {
            auto const kind = byte();
            if (kind % 4 == 0) {
                unsigned char bits[sizeof(T)];
                for (unsigned char& b : bits)
                    b = byte();
                std::memcpy(&v, bits, sizeof v);
            } else {
                v = static_cast<T>((static_cast<int>(word()) - 0x8000) * 0x1p-12); // [-8, 8)
            }
        }
        return x;
    }

private:
    std::uint8_t byte()
    {
        if (n_ == 0)
            return 0;
        if (at_ == n_) {
            at_ = 0;
            ++round_;
        }
        return static_cast<std::uint8_t>(bytes_[at_++] + round_ * 97);
    }

    std::uint32_t word()
    {
        std::uint32_t const high = byte();
        return high << 8 | byte();
    }

    std::uint8_t const* bytes_;
    std::size_t n_, at_ = 0;
    unsigned round_ = 0;
};

} // namespace hillock::testing
