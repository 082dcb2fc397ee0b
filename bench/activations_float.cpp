#include "activations.hpp"

void bench::add_activations(catalogue<float>& c) { add_all_activations(c); }
