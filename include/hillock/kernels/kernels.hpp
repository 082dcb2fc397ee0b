#pragma once

// All kernels. Their arguments are contiguous ranges of any kind; with pointers instead, the same call ends with the
// number of elements.

#include "backward.hpp"
#include "backward_from_output.hpp"
#include "backward_parameters.hpp"
#include "bias.hpp"
#include "derivative.hpp"
#include "forward.hpp"
#include "forward_and_derivative.hpp"
#include "gated.hpp"
#include "log_softmax.hpp"
#include "log_softmax_backward.hpp"
#include "otherwise.hpp"
#include "prelu.hpp"
#include "softmax.hpp"
#include "softmax_backward.hpp"
#include "training.hpp"
