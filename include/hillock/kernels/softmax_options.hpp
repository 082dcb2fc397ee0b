#pragma once

namespace hillock {

/// What a row without any finite logit, all -inf, gives: 0 / 0 is nan, but to a masked row of attention, zeros.
enum class masked_row { nan, zeros };

/// Options of softmax and log_softmax.
struct softmax_options {
    double scale = 1;                                 ///< of the inputs, rounded to their type
    hillock::masked_row masked_row = masked_row::nan; ///< zeros: softmax gives 0, log_softmax -inf
};

} // namespace hillock
