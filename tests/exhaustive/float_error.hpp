#pragma once

#include <cstdint>
#include <limits>

#include <hillock/math/ops.hpp>

namespace hillock::exhaustive {

using doubles = xsimd::batch<double>;

/// |y - r| in float ulps of r, as testing::error_in_ulps; nan where double arithmetic cannot judge: r is nan, or the
/// signs of a zero y and of r differ.
inline doubles error_by_double(doubles y, doubles r)
{
    namespace m = hillock::math;
    using bits = m::bits_t<doubles>;
    doubles const overflow(0x1p128); // what an infinity stands for
    doubles const exact = m::clamp(r, -overflow, overflow);
    doubles const ulp_from = m::clamp(m::abs(exact), doubles(0x1p-126), doubles(0x1p127));
    bits const exponent = m::to_bits(ulp_from) & bits(std::int64_t(0x7ff) << 52);
    auto const inverse_ulp = m::from_bits<doubles>(bits(std::int64_t(2 * 1023 + 23) << 52) - exponent);
    doubles const error = m::abs(m::clamp(y, -overflow, overflow) - exact) * inverse_ulp;
    doubles const signs = m::from_bits<doubles>((m::to_bits(y) ^ m::to_bits(r)) | m::to_bits(doubles(1)));
    doubles const nan(std::numeric_limits<double>::quiet_NaN());
    return m::select((y == doubles(0)) & (signs < doubles(0)), nan, error);
}

} // namespace hillock::exhaustive
