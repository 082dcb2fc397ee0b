#pragma once

/// Always inlined, also at -O0, so that no function of a functor or of the mathematics is ever a symbol that two
/// translation units of different -m flags could share.
#define HILLOCK_INLINE [[gnu::always_inline]] inline

/// Instructions in an order that keeps the processor busy, batches of a loop interleaved, before they are given
/// registers. For x86 g++ leaves that step out, where it makes loops up to a fifth faster.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define HILLOCK_INTERLEAVES 1
#define HILLOCK_INTERLEAVED [[gnu::optimize("schedule-insns", "sched-pressure")]]
#else
#define HILLOCK_INTERLEAVES 0
#define HILLOCK_INTERLEAVED
#endif

/// Whether the target has fused multiply-add, which rounds a b + c once; else a product and a sum are rounded each.
#if defined(__FMA__) || defined(__AVX512F__) || defined(__aarch64__)
#define HILLOCK_HAS_FMA 1
#else
#define HILLOCK_HAS_FMA 0
#endif

// What else is in -ffast-math does no harm. clang has no macro for the flags by themselves.
#if defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || (defined(__clang__) && defined(__FAST_MATH__))
#error \
    "hillock: -ffast-math, -Ofast or -funsafe-math-optimizations lets the compiler reorder arithmetic, and no stated \
error would hold; add -fno-unsafe-math-optimizations after it for the files that include hillock"
// clang takes every scalar for a number, even where its bits are asked: leaky_relu' and sinc' lost nan.
#elif defined(__clang__) && __FINITE_MATH_ONLY__
#error \
    "hillock: clang's -ffinite-math-only, which is in -ffast-math, would lose nan; add -fno-finite-math-only after it \
for the files that include hillock"
// Together, they let g++ swap the operands of a minimum instruction, of which the second is to be the nan.
#elif !defined(__clang__) && defined(__NO_SIGNED_ZEROS__) && __FINITE_MATH_ONLY__
#error \
    "hillock: -ffinite-math-only together with -fno-signed-zeros would lose nan; add -fsigned-zeros after them for the \
files that include hillock"
#endif
