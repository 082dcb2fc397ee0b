#pragma once

// The textbook properties of an activation function as compile-time data. They are those of the exact function with its
// default parameters; the tests check each of them numerically.

#include <limits>

namespace hillock {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// An end of the range, and whether some finite input attains it.
struct range_end {
    double at;
    bool attained;
};

/// The set of values, from `lower` to `upper`.
struct value_range {
    range_end lower;
    range_end upper;
};

/// How often the function is continuously differentiable.
enum class continuity_class { discontinuous, c0, c1, c2, smooth };

/// f(-x) = -f(x), f(-x) = f(x), or neither.
enum class symmetry_kind { none, odd, even };

/// The ends at which the function approaches a finite limit while its derivative vanishes.
struct saturation {
    bool left;
    bool right;
};

/// Everything that is known of an activation at compile time.
struct activation_properties {
    value_range range;
    bool nonlinear;              ///< layers of it do not collapse into one linear map
    continuity_class continuity; ///< of the function on the whole line
    bool monotonic;              ///< never decreases (or never increases)
    bool monotonic_derivative;   ///< the derivative never decreases, or never increases
    bool identity_near_origin;   ///< f(0) = 0, f'(0) = 1, and f' is continuous there
    bool zero_centred;           ///< negative inputs give outputs of mean below zero: the range has both signs
    symmetry_kind symmetry;
    double lipschitz; ///< the supremum of |f'|; infinite for a jump
    saturation saturates;
};

} // namespace hillock
