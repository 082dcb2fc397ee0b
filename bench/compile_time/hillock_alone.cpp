// The share of the compile time that is the header's, without any use of it.

#include <hillock/hillock.hpp>
