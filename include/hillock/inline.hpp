#pragma once

/// Always inlined, also at -O0, so that no function of a functor or of the mathematics is ever a symbol that two
/// translation units of different -m flags could share.
#define HILLOCK_INLINE [[gnu::always_inline]] inline
