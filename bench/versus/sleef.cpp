// SLEEF: the functions of 3.5 ulp where there are some, of 1 ulp elsewhere.

#include <sleef.h>

#include "composed.hpp"

namespace bench {

namespace {

#if defined(__AVX512F__)
#define SLEEF_F(NAME, ULP) Sleef_##NAME##f16_##ULP##avx512f
#define SLEEF_D(NAME, ULP) Sleef_##NAME##d8_##ULP##avx512f
#elif defined(__AVX2__)
#define SLEEF_F(NAME, ULP) Sleef_##NAME##f8_##ULP##avx2
#define SLEEF_D(NAME, ULP) Sleef_##NAME##d4_##ULP##avx2
#elif defined(__SSE2__)
#define SLEEF_F(NAME, ULP) Sleef_##NAME##f4_##ULP
#define SLEEF_D(NAME, ULP) Sleef_##NAME##d2_##ULP
#elif defined(__aarch64__)
#define SLEEF_F(NAME, ULP) Sleef_##NAME##f4_##ULP##advsimd
#define SLEEF_D(NAME, ULP) Sleef_##NAME##d2_##ULP##advsimd
#endif

#define FUNCTION(NAME, ULP)                                            \
    template <class V>                                                 \
    static V NAME(V x)                                                 \
    {                                                                  \
        if constexpr (sizeof(typename V::value_type) == sizeof(float)) \
            return V(SLEEF_F(NAME, ULP)(x));                           \
        else                                                           \
            return V(SLEEF_D(NAME, ULP)(x));                           \
    }

struct functions {
    FUNCTION(exp, u10)
    FUNCTION(expm1, u10)
    FUNCTION(log1p, u10)
    FUNCTION(tanh, u35)
    FUNCTION(erf, u10)
    FUNCTION(sin, u35)
    FUNCTION(cos, u35)
    FUNCTION(atan, u35)
};

#undef FUNCTION

} // namespace

std::string add_sleef(catalogue<float>& f, catalogue<double>& d)
{
    composed::add_all<functions>(f, "SLEEF");
    composed::add_all<functions>(d, "SLEEF");
    return "SLEEF " + std::to_string(SLEEF_VERSION_MAJOR) + "." + std::to_string(SLEEF_VERSION_MINOR) + "." +
           std::to_string(SLEEF_VERSION_PATCHLEVEL);
}

} // namespace bench
