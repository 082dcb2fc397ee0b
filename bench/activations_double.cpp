#include "activations.hpp"

void bench::add_activations(catalogue<double>& c) { add_all_activations(c); }
