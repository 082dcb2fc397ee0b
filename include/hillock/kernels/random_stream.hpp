#pragma once

// Random numbers by position: an element's number is a function of the seed and of the element's index alone, so that a
// backward pass draws again what the forward pass drew, and any split of the work draws the same.

#include <concepts>
#include <cstddef>
#include <cstdint>

#include "../math/ops.hpp"
#include "threefry.hpp"

namespace hillock {

/// Which random numbers: element i of a call draws number offset + i of the sequence that the seed names. The slice of
/// a buffer that begins at its element k draws with offset + k what the whole buffer would.
struct random_stream {
    std::uint64_t seed = 0;
    std::uint64_t offset = 0;
};

namespace detail {

/// 0 for a scalar, 0, 1, 2, ... in the lanes of a batch.
template <class W>
HILLOCK_INLINE W lane_numbers()
{
    if constexpr (std::integral<W>) {
        return 0;
    } else {
        typename W::value_type numbers[W::size];
        for (std::size_t i = 0; i < W::size; ++i)
            numbers[i] = static_cast<typename W::value_type>(i);
        return W::load_unaligned(numbers);
    }
}

/// The stream's numbers for the elements from `index` on, one a lane of V: uniform multiples of 2^-23 (2^-52) in [0,
/// 1). Floats take Threefry-2x32 of the index's two halves, doubles Threefry-2x64 of the index and 0; of the two words,
/// the leading digits of the first. The key is the seed.
template <class V>
HILLOCK_INLINE V uniform(random_stream const& stream, std::uint64_t index)
{
    using W = math::bits_t<V>;
    using U = math::bits_t<scalar_t<V>>;
    constexpr bool narrow = sizeof(U) == 4;
    std::uint64_t const begin = stream.offset + index;
    W const low = W(static_cast<U>(begin));
    W const step = lane_numbers<W>();
    two_words<W> counter{low + step, W(U(0))};
    two_words<W> key{W(static_cast<U>(stream.seed)), W(U(0))};
    if constexpr (narrow) {
        W const carry = math::shift_right<31>((low & step) | ((low | step) & ~counter.first));
        counter.second = W(static_cast<U>(begin >> 32)) + carry;
        key.second = W(static_cast<U>(stream.seed >> 32));
    }
    constexpr int surplus = narrow ? 9 : 12;
    W const digits = math::shift_right<surplus>(detail::threefry<U>(counter, key).first);
    V const one = V(scalar_t<V>(1));
    return math::from_bits<V>(digits | math::to_bits(one)) - one;
}

} // namespace detail

} // namespace hillock
