#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/inspect/input_sensitivity.h"

namespace nn {

/// A small change of an image that changes the network's answer.
struct DecisionFlip {
  bool found = false;
  int steps = 0;  ///< number of steps, each with new gradients
  Index from = 0;
  Index to = 0;                ///< the answer to `image`
  std::vector<float> image;    ///< 784 values from 0 to 1
  std::vector<float> answers;  ///< the ten outputs for `image`
  double norm = 0;             ///< ‖image − original‖
};

/// Finds a small change by DeepFool (Moosavi-Dezfooli, Fawzi and Frossard 2016): it treats the
/// network as linear, steps just over the nearest decision boundary, and repeats this until the
/// answer changes. Each step is the shortest that keeps pixels from 0 to 1. Then, as in FAB (Croce
/// and Hein 2020), the original is projected onto the boundary found near the result, which
/// shortens the change. At the end the change is scaled back to where the answer just flips.
/// `target` is the digit that the answer must become; without it, any other digit.
DecisionFlip FindDecisionFlip(InputSensitivity<float>& network, std::span<const float> original,
                              std::optional<Index> target);

/// Returns the shortest r with weights · r ≥ gain and 0 ≤ from + r ≤ 1, which is λ · weights,
/// clipped. Returns nothing if no r is long enough.
std::optional<std::vector<float>> ShortestStep(std::span<const float> from,
                                               std::span<const float> weights, double gain);

}  // namespace nn
