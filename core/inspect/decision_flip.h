#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/inspect/input_sensitivity.h"

namespace nn {

/// A small change of an image that changes the network's answer.
struct DecisionFlip {
  bool found = false;
  int steps = 0;  ///< gradients taken
  Index from = 0;
  Index to = 0;   ///< the answer to `image`
  std::vector<float> image;    ///< 784 values from 0 to 1
  std::vector<float> answers;  ///< to it, ten
  double norm = 0;             ///< ‖image − original‖
};

/// DeepFool (Moosavi-Dezfooli, Fawzi and Frossard 2016): the nearest boundary of the network taken as linear, a step just over it, again
/// until the answer is another one. Each step is the shortest that keeps pixels from 0 to 1. Then, as in FAB (Croce and Hein 2020), the
/// original is projected onto the boundary as it is found near the result, which shortens the way; at last the way is cut back to where the
/// answer just changes. `target`: the digit it has to become, any other without.
DecisionFlip FindDecisionFlip(InputSensitivity<float>& network, std::span<const float> original, std::optional<Index> target);

/// The shortest r with weights · r ≥ gain and 0 ≤ from + r ≤ 1: r = λ · weights, clipped. Nothing where no r is long enough.
std::optional<std::vector<float>> ShortestStep(std::span<const float> from, std::span<const float> weights, double gain);

}  // namespace nn
