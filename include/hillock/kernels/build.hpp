#pragma once

// A tag for everything that becomes a function: the instruction set, and the compiler's options that change the code
// made for it. Two translation units share a symbol only if all of that is the same; otherwise the linker could put the
// AVX-512 unit's loop under the name that the SSE2 unit calls.
//
// The instruction set alone is not enough: -mavx512f -mfma and -march=sapphirerapids are one to xsimd.

#include <cstdint>

namespace hillock::detail {

/// FNV-1a of a text.
consteval std::uint64_t hash(char const* text)
{
    std::uint64_t h = 0xcbf29ce484222325;
    for (; *text != 0; ++text)
        h = (h ^ static_cast<unsigned char>(*text)) * 0x100000001b3;
    return h;
}

// An undefined macro is spelled by its name, a defined one by its value.
#define HILLOCK_SPELL(...) #__VA_ARGS__
#define HILLOCK_SPELL_VALUES(...) HILLOCK_SPELL(__VA_ARGS__)

#if defined(__x86_64__) || defined(__i386__)
inline constexpr std::uint64_t target_options = hash(HILLOCK_SPELL_VALUES(
    __SSE2__, __SSE3__, __SSSE3__, __SSE4_1__, __SSE4_2__, __SSE4A__, __AVX__, __AVX2__, __AVX10_1__, __AVX10_2__,
    __AVX512F__, __AVX512BW__, __AVX512CD__, __AVX512DQ__, __AVX512VL__, __AVX512ER__, __AVX512PF__, __AVX512BF16__,
    __AVX512FP16__, __AVX512BITALG__, __AVX512IFMA__, __AVX512VBMI__, __AVX512VBMI2__, __AVX512VNNI__,
    __AVX512VPOPCNTDQ__, __AVX512VP2INTERSECT__, __AVXVNNI__, __AVXIFMA__, __AVXNECONVERT__, __AVXVNNIINT8__,
    __AVXVNNIINT16__, __FMA__, __FMA4__, __XOP__, __F16C__, __BMI__, __BMI2__, __TBM__, __LWP__, __LZCNT__, __ABM__,
    __POPCNT__, __ADX__, __MOVBE__, __CRC32__, __AES__, __VAES__, __PCLMUL__, __VPCLMULQDQ__, __GFNI__, __SHA__,
    __SHA512__, __MOVDIRI__, __MOVDIR64B__, __PRFCHW__, __CMPCCXADD__, __APX_F__, __EVEX256__, __EVEX512__));
#elif defined(__aarch64__) || defined(__arm__)
inline constexpr std::uint64_t target_options = hash(HILLOCK_SPELL_VALUES(
    __ARM_ARCH, __ARM_NEON, __ARM_FEATURE_FMA, __ARM_FEATURE_ATOMICS, __ARM_FEATURE_BF16, __ARM_FEATURE_CLZ,
    __ARM_FEATURE_BF16_SCALAR_ARITHMETIC, __ARM_FEATURE_BF16_VECTOR_ARITHMETIC, __ARM_FEATURE_COMPLEX,
    __ARM_FEATURE_CRC32, __ARM_FEATURE_CRYPTO, __ARM_FEATURE_DOTPROD, __ARM_FEATURE_FP16_FML, __ARM_FEATURE_FRINT,
    __ARM_FEATURE_FP16_SCALAR_ARITHMETIC, __ARM_FEATURE_FP16_VECTOR_ARITHMETIC, __ARM_FEATURE_JCVT, __ARM_FEATURE_LS64,
    __ARM_FEATURE_MATMUL_INT8, __ARM_FEATURE_QRDMX, __ARM_FEATURE_RCPC, __ARM_FEATURE_SVE, __ARM_FEATURE_SVE2,
    __ARM_FEATURE_SVE_BITS, __ARM_FEATURE_SME, __ARM_FEATURE_UNALIGNED));
#else
inline constexpr std::uint64_t target_options = hash("");
#endif

/// What else makes one body two functions: exceptions, and the licence to compute something else.
inline constexpr std::uint64_t language_options =
    hash(HILLOCK_SPELL_VALUES(__cpp_exceptions, __FAST_MATH__, __FINITE_MATH_ONLY__, __ASSOCIATIVE_MATH__,
                              __RECIPROCAL_MATH__, __NO_SIGNED_ZEROS__));

#undef HILLOCK_SPELL_VALUES
#undef HILLOCK_SPELL

/// The tag: Arch for xsimd, Options for the rest.
template <class Arch, std::uint64_t Options = target_options ^ (language_options << 1)>
struct build {
    using arch = Arch;
};

} // namespace hillock::detail
