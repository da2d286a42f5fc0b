#pragma once

#include <string>

#include "core/tensor/matrix.h"

namespace nn {

/// The gradient method and its settings.
struct GradientSpec {
  /// "backprop", "forward-difference", "central-difference", "structured-difference",
  /// "node-perturbation", "spsa" or "forward-gradient".
  std::string method = "backprop";
  double step_size = 0.01;  ///< h of the methods that nudge parameters
  Index directions = 1;     ///< random directions that spsa and forward-gradient average over
};

/// More directions than this take longer than the differences they estimate.
inline constexpr Index kMaximumDirections = 10'000;

}  // namespace nn
