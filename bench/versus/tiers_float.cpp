#include "tiers.hpp"

void bench::add_tiers(catalogue<float>& c) { add_all_tiers(c); }
