#pragma once

#include <span>
#include <vector>

#include "core/model/plan.h"

namespace nn {

/// How far two gradients of one layer's parameters are apart. If one of them holds a value that is
/// not a number, so is every measure.
struct GradientDifference {
  Index layer = 0;
  /// ‖a − b‖ / (‖a‖ + ‖b‖); 0 if both are zero.
  double relative_error = 0;
  /// a·b / (‖a‖ ‖b‖); 1 if both are zero.
  double cosine = 1;
  double largest_difference = 0;
  Index largest_at = 0;  ///< place of the largest difference within the layer's parameters, or of
                         ///< the first that is not a number
};

/// Compares two gradients layer by layer; layers without parameters are left out.
template <class S>
std::vector<GradientDifference> CompareGradients(const Plan<S>& plan, std::span<const S> a,
                                                 std::span<const S> b);

}  // namespace nn
