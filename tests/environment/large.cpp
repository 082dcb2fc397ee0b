// More elements than 32 bits count. Their memory is one small piece, mapped again and again, and another for the end, so
// that the test needs addresses but hardly any memory. All pieces have the same elements, and so must the results.

#include <catch.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <span>
#include <stdexcept>

#include <hillock/hillock.hpp>

// A sanitizer keeps books of every address.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HILLOCK_TEST_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HILLOCK_TEST_SANITIZED 1
#endif
#endif

#if SIZE_MAX > UINT32_MAX && !defined(HILLOCK_TEST_SANITIZED)

namespace {

constexpr std::size_t n = (std::size_t(1) << 32) + 64;
constexpr float values[] = {-4, -2, -1, 0, 1, 2, 4};

/// n floats, of which all pieces but the last are the same memory.
class repeated {
public:
    static constexpr std::size_t piece = std::size_t(1) << 20, bytes = piece * sizeof(float);

    repeated()
    {
        int const file = memfd_create("repeated", 0);
        bool mapped = file >= 0 && ftruncate(file, bytes) == 0;
        map_ = static_cast<unsigned char*>(
            mmap(nullptr, all, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
        mapped = mapped && map_ != MAP_FAILED;
        for (std::size_t i = 0; mapped && i < all - bytes; i += bytes)
            mapped = mmap(map_ + i, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED | MAP_POPULATE, file, 0) !=
                     MAP_FAILED;
        mapped = mapped && mprotect(map_ + all - bytes, bytes, PROT_READ | PROT_WRITE) == 0;
        close(file);
        if (!mapped)
            throw std::runtime_error("no room for more than 2^32 floats");
    }
    repeated(repeated const&) = delete;
    repeated& operator=(repeated const&) = delete;
    ~repeated() { munmap(map_, all); }

    float* data() const { return reinterpret_cast<float*>(map_); }
    std::size_t size() const { return n; }

private:
    static constexpr std::size_t all = (n * sizeof(float) + bytes - 1) / bytes * bytes;

    unsigned char* map_ = nullptr;
};

/// How often v is among the n elements.
std::size_t times(float v)
{
    std::size_t const whole = n / repeated::piece, rest = n % repeated::piece;
    std::size_t in_piece = 0, in_rest = 0;
    for (std::size_t i = 0; i < repeated::piece; ++i) {
        bool const same = values[i % std::size(values)] == v;
        in_piece += same;
        in_rest += same && i < rest;
    }
    return whole * in_piece + in_rest;
}

/// Calls visit(i, v) for every element that has memory of its own, with the number it has in x.
template <class Visit>
void for_each_distinct(Visit const& visit)
{
    for (std::size_t i = 0; i < repeated::piece; ++i)
        visit(i, values[i % std::size(values)]);
    std::size_t const last = n / repeated::piece * repeated::piece;
    for (std::size_t i = last; i < n; ++i)
        visit(i, values[(i - last) % std::size(values)]);
}

/// How many elements are not f of those of x.
template <class F>
std::size_t different(repeated const& y, F const& f)
{
    std::size_t count = 0;
    for_each_distinct([&](std::size_t i, float v) { count += y.data()[i] != f(v); });
    return count;
}

} // namespace

TEST_CASE("more than 2^32 elements")
{
    static repeated const x, y; // of all sections: it takes seconds
    for_each_distinct([&](std::size_t i, float v) { x.data()[i] = v; });

    SECTION("one pass")
    {
        hillock::forward(hillock::relu{}, x, y);
        CHECK(different(y, [](float v) { return v > 0 ? v : 0; }) == 0);
    }
    SECTION("rows of channels")
    {
        float const bias[64] = {};
        hillock::forward(hillock::relu{}, x, y, std::span(bias));
        CHECK(different(y, [](float v) { return v > 0 ? v : 0; }) == 0);
    }
    SECTION("a sum")
    {
        // Each term is -1/2 where x < 0, and so the sum is exact.
        for_each_distinct([&](std::size_t i, float v) { y.data()[i] = v < 0 ? 0.5f / -v : 1; });
        std::size_t terms = 0;
        for (float const v : values)
            terms += v < 0 ? times(v) : 0;
        CHECK(hillock::backward_parameters(hillock::prelu{}, x, y) ==
              static_cast<float>(-0.5 * static_cast<double>(terms)));
    }
    SECTION("a row longer than 2^32 elements")
    {
        hillock::log_softmax(x, y, n);
        double sum = 0;
        for (float const v : values)
            sum += static_cast<double>(times(v)) * std::exp(static_cast<double>(v));
        double worst = 0;
        for_each_distinct([&](std::size_t i, float v) {
            worst =
                std::max(worst, std::abs(static_cast<double>(y.data()[i]) - (static_cast<double>(v) - std::log(sum))));
        });
        CHECK(worst <= 4 * 0x1p-19); // four units in the last place of a result between 16 and 32
    }
}

#endif
