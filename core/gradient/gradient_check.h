#pragma once

#include <span>
#include <vector>

#include "core/model/plan.h"

namespace nn {

/// The difference between two gradients of one layer's parameters.
struct GradientDifference {
  Index layer = 0;
  /// ‖a − b‖ / (‖a‖ + ‖b‖); 0 if both are zero.
  double relative_error = 0;
  /// a·b / (‖a‖ ‖b‖); 1 if both are zero.
  double cosine = 1;
  double largest_difference = 0;
  Index largest_at = 0;  ///< place of the largest difference within the layer's parameters
};

/// Compares two gradients layer by layer; layers without parameters are left out.
template <class S>
std::vector<GradientDifference> CompareGradients(const Plan<S>& plan, std::span<const S> a, std::span<const S> b);

}  // namespace nn
