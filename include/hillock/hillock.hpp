#pragma once

// hillock: neural-network activation functions, their derivatives, and batch kernels for both. This header is
// everything.

/// The library's version: major * 10000 + minor * 100 + patch.
#define HILLOCK_VERSION 100

#include "concepts.hpp"
#include "differentiate.hpp"
#include "kernels/kernels.hpp"
#include "properties.hpp"
#include "registry.hpp"
#include "tiers.hpp"
