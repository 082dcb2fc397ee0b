#pragma once

#include <cfenv>

namespace hillock::testing {

/// A rounding mode while it lives.
class rounding {
public:
    explicit rounding(int mode) { std::fesetround(mode); }
    ~rounding() { std::fesetround(before_); }
    rounding(rounding const&) = delete;
    rounding& operator=(rounding const&) = delete;

private:
    int before_ = std::fegetround();
};

inline constexpr int rounding_modes[] = {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO};

/// The mode in which batches are computed; std::fegetround tells another unit's on x86.
inline int mode_of_arithmetic()
{
    double volatile const one = 1, minus_one = -1, little = 0x1p-60;
    if (one + little > one)
        return FE_UPWARD;
    if (minus_one - little < minus_one)
        return FE_DOWNWARD;
    return one - little < one ? FE_TOWARDZERO : FE_TONEAREST;
}

} // namespace hillock::testing
