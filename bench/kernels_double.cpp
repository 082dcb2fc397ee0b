#include "kernels.hpp"

void bench::add_kernels(catalogue<double>& c) { add_all_kernels(c); }
