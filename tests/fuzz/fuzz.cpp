// The trials with the bytes of libFuzzer, which looks for those that reach new code. A broken promise is an exception.

#include "trial.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t n)
{
    hillock::testing::try_bytes(bytes, n);
    return 0;
}
