// The share of the compile time that is xsimd's.

#include <xsimd/xsimd.hpp>
