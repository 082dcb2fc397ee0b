#include "peers.hpp"

namespace bench {

namespace {

using adder = std::string (*)(catalogue<float>&, catalogue<double>&);

constexpr adder absent = nullptr;
#if HILLOCK_PEER_EIGEN
constexpr adder eigen = &add_eigen;
#else
constexpr adder eigen = absent;
#endif
#if HILLOCK_PEER_SLEEF
constexpr adder sleef = &add_sleef;
#else
constexpr adder sleef = absent;
#endif
#if HILLOCK_PEER_ONEDNN
constexpr adder onednn = &add_onednn;
#else
constexpr adder onednn = absent;
#endif
#if HILLOCK_PEER_XNNPACK
constexpr adder xnnpack = &add_xnnpack;
#else
constexpr adder xnnpack = absent;
#endif

} // namespace

std::vector<peer> add_peers(catalogue<float>& f, catalogue<double>& d)
{
    std::vector<peer> peers;
    auto const add = [&](char const* name, char const* package, adder a) {
        peers.push_back({name, a == absent ? "" : a(f, d), package});
    };
    add_tiers(f);
    add_tiers(d);
    add("fast_math", "", &add_fast_math);
    add("xsimd", "", &add_xsimd);
    add("Eigen", "libeigen3-dev", eigen);
    add("SLEEF", "libsleef-dev", sleef);
    add("oneDNN", "libdnnl-dev", onednn);
    add("XNNPACK", "libxnnpack-dev and libpthreadpool-dev", xnnpack);
    return peers;
}

} // namespace bench
