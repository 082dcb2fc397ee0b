#include "kernels.hpp"

void bench::add_kernels(catalogue<float>& c) { add_all_kernels(c); }
