#pragma once

// What a kernel says of arguments that it cannot work on: one sentence, as an exception or, where there are none, on
// stderr. Cold, and out of line, so that a call carries no more than the comparisons.

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace hillock::detail {

template <class Build>
[[noreturn, gnu::cold, gnu::noinline]] void fail(char const* sentence)
{
#if defined(__cpp_exceptions)
    throw std::invalid_argument(sentence);
#else
    std::fputs(sentence, stderr);
    std::fputs("\n", stderr);
    std::abort();
#endif
}

/// More than the longest sentence.
inline constexpr std::size_t sentence_size = 256;

template <class Build>
[[noreturn, gnu::cold, gnu::noinline]] void fail_null(char const* call, char const* name, std::size_t size)
{
    char text[sentence_size];
    std::snprintf(text, sizeof text, "hillock::%s: %s is null, for %zu elements", call, name, size);
    fail<Build>(text);
}

template <class Build>
[[noreturn, gnu::cold, gnu::noinline]] void fail_count(char const* call, char const* name, std::size_t size)
{
    char text[sentence_size];
    std::snprintf(text, sizeof text, "hillock::%s: %s has %zu elements by the count given, more than memory can hold",
                  call, name, size);
    fail<Build>(text);
}

template <class Build>
[[noreturn, gnu::cold, gnu::noinline]] void fail_sizes(char const* call, char const* a, std::size_t a_size,
                                                       char const* b, std::size_t b_size)
{
    char text[sentence_size];
    std::snprintf(text, sizeof text, "hillock::%s: %s has %zu elements, but %s has %zu", call, a, a_size, b, b_size);
    fail<Build>(text);
}

template <class Build>
[[noreturn, gnu::cold, gnu::noinline]] void fail_rows(char const* call, char const* name, std::size_t size,
                                                      std::size_t columns)
{
    char text[sentence_size];
    std::snprintf(text, sizeof text, "hillock::%s: %s has %zu elements, which are no rows of %zu columns", call, name,
                  size, columns);
    fail<Build>(text);
}

template <class Build>
[[noreturn, gnu::cold, gnu::noinline]] void fail_channels(char const* call, char const* name, std::size_t size,
                                                          char const* parameters, std::size_t channels)
{
    char text[sentence_size];
    std::snprintf(text, sizeof text,
                  "hillock::%s: %s has %zu elements, which are no rows of %zu channels, the size of %s", call, name,
                  size, channels, parameters);
    fail<Build>(text);
}

template <class Build>
[[noreturn, gnu::cold, gnu::noinline]] void fail_overlap(char const* call, char const* output, std::size_t output_size,
                                                         char const* other, std::size_t other_size, bool may_be_same)
{
    char text[sentence_size];
    std::snprintf(text, sizeof text, "hillock::%s: %s, of %zu elements, overlaps %s, of %zu elements%s", call, output,
                  output_size, other, other_size, may_be_same ? ", but is not the same memory" : "");
    fail<Build>(text);
}

} // namespace hillock::detail
