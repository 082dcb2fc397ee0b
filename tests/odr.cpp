// A second translation unit with everything in it, linked into every test program: what a header defines and should
// have declared inline is then defined twice.
#include <hillock/hillock.hpp>
