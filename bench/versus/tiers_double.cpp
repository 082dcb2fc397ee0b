#include "tiers.hpp"

void bench::add_tiers(catalogue<double>& c) { add_all_tiers(c); }
