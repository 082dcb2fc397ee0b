// xsimd's own elementary functions.

#include "composed.hpp"

namespace bench {

namespace {

struct functions {
    template <class V>
    static V exp(V x)
    {
        return xsimd::exp(x);
    }
    template <class V>
    static V expm1(V x)
    {
        return xsimd::expm1(x);
    }
    template <class V>
    static V log1p(V x)
    {
        return xsimd::log1p(x);
    }
    template <class V>
    static V tanh(V x)
    {
        return xsimd::tanh(x);
    }
    template <class V>
    static V erf(V x)
    {
        return xsimd::erf(x);
    }
    template <class V>
    static V sin(V x)
    {
        return xsimd::sin(x);
    }
    template <class V>
    static V cos(V x)
    {
        return xsimd::cos(x);
    }
    template <class V>
    static V atan(V x)
    {
        return xsimd::atan(x);
    }
};

} // namespace

std::string add_xsimd(catalogue<float>& f, catalogue<double>& d)
{
    composed::add_all<functions>(f, "xsimd");
    composed::add_all<functions>(d, "xsimd");
    return "xsimd " + std::to_string(XSIMD_VERSION_MAJOR) + "." + std::to_string(XSIMD_VERSION_MINOR);
}

} // namespace bench
