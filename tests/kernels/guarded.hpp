#pragma once

// Buffers that notice what a kernel must not do: a page that cannot be touched right after (or right before) the
// elements, and on the other side a pattern that must survive.

#include <sys/mman.h>

#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace hillock::testing {

/// Which end of the buffer lies at the forbidden page.
enum class guard { after, before };

/// n elements of type T, `shift` elements away from the page's border.
template <class T>
class guarded {
public:
    guarded(std::size_t n, guard side, std::size_t shift = 0) : size_(n)
    {
        bytes_ = ((n + shift) * sizeof(T) / page + 1) * page;
        map_ = static_cast<unsigned char*>(
            mmap(nullptr, bytes_ + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        if (map_ == MAP_FAILED || mprotect(map_ + page, bytes_, PROT_READ | PROT_WRITE) != 0)
            throw std::runtime_error("no memory for a guarded buffer");
        unsigned char* const begin = map_ + page;
        std::memset(begin, pattern, bytes_);
        std::size_t const offset = side == guard::after ? bytes_ - (n + shift) * sizeof(T) : shift * sizeof(T);
        data_ = reinterpret_cast<T*>(begin + offset);
    }

    guarded(std::vector<T> const& from, guard side, std::size_t shift = 0) : guarded(from.size(), side, shift)
    {
        if (!from.empty())
            std::memcpy(data_, from.data(), from.size() * sizeof(T));
    }

    guarded(guarded const&) = delete;
    guarded& operator=(guarded const&) = delete;
    ~guarded() { munmap(map_, bytes_ + 2 * page); }

    T* data() { return data_; }
    T const* data() const { return data_; }
    std::size_t size() const { return size_; }
    T operator[](std::size_t i) const { return data_[i]; }

    /// Whether nothing around the elements has been written.
    bool intact() const
    {
        auto const* const first = reinterpret_cast<unsigned char const*>(data_);
        auto const* const last = reinterpret_cast<unsigned char const*>(data_ + size_);
        for (unsigned char const* p = map_ + page; p != map_ + page + bytes_; ++p)
            if ((p < first || p >= last) && *p != pattern)
                return false;
        return true;
    }

private:
    static constexpr std::size_t page = 4096;
    static constexpr unsigned char pattern = 0xa5;

    unsigned char* map_ = nullptr;
    std::size_t bytes_ = 0;
    T* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace hillock::testing
