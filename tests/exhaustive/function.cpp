// The subjects of one activation, HILLOCK_ONLY: compiled once for each of them.

#include "exhaustive/make_subject.hpp"

// clang-format off
#define HILLOCK_TEXT(x) #x
#define HILLOCK_HEADER(x) HILLOCK_TEXT(hillock/activations/x.hpp)
// clang-format on
#include HILLOCK_HEADER(HILLOCK_ONLY)

namespace {

[[maybe_unused]] int const added = hillock::exhaustive::add_subjects<hillock::HILLOCK_ONLY>();

}
