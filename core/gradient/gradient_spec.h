#pragma once

#include <span>
#include <string_view>

#include "core/error/error.h"
#include "core/tensor/matrix.h"

namespace nn {

/// What a gradient method allocates.
enum class MethodMemory {
  kMost,        ///< as much as the most demanding of the others
  kGradient,    ///< the gradient alone
  kNudges,      ///< the changes by many nudges at a time
  kDirections,  ///< two further vectors of parameters, or a slope for each output of a layer
};

/// What is known of a gradient method without making one. Its settings are checked by it.
struct GradientMethodKind {
  std::string_view name;
  bool uses_step_size = true;
  bool uses_directions = false;
  bool exact = false;  ///< a derivative that is zero is computed as zero
  MethodMemory memory = MethodMemory::kMost;
};

inline constexpr GradientMethodKind kBackpropagation{
    .name = "backprop", .uses_step_size = false, .exact = true, .memory = MethodMemory::kGradient};

/// The gradient method and its settings.
struct GradientSpec {
  const GradientMethodKind* method = &kBackpropagation;
  double step_size = 0.01;  ///< h of the methods that nudge parameters
  Index directions = 1;     ///< random directions that spsa and forward-gradient average over
};

std::span<const GradientMethodKind* const> GradientMethodKinds();
Result<const GradientMethodKind*> ParseGradientMethod(std::string_view name);

/// More directions than this take longer than the differences they estimate.
inline constexpr Index kMaximumDirections = 10'000;

}  // namespace nn
