#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/data/dataset.h"
#include "core/inspect/histogram.h"
#include "core/model/plan.h"

namespace nn {

/// A sigmoid below this or above 1 − this is saturated: its derivative is under 4 % of its largest. tanh z = 2σ(2z) − 1 has the same bounds,
/// stretched to −1 … 1.
inline constexpr float kSaturatedTail = 0.01F;

/// How a layer with weights fares, together with the activation that follows it, if one does at once.
struct LayerHealth {
  Index layer = 0;  ///< of the weights
  Histogram weights;      ///< without biases
  Histogram gradients;    ///< ∂loss/∂weights, over all the examples
  Histogram activations;  ///< of all units, places and examples; the layer's own outputs where no activation follows
  double weight_norm = 0;    ///< √Σw²
  double gradient_norm = 0;  ///< likewise
  std::optional<ActivationKind> activation;
  double dead = 0;       ///< share of the units (ReLU) that are zero at every place for every example
  double saturated = 0;  ///< share of the activations (sigmoid, tanh) within kSaturatedTail of an end
};

/// As many evenly spread rows as the network can be examined on without a noticeable delay: 128, fewer of a very large network.
std::vector<std::uint32_t> ExaminedRows(const Plan<float>& plan, std::size_t size);

/// A forward and a backward pass over these rows, without dropout; a histogram of `bins` bins of everything.
std::vector<LayerHealth> ExamineHealth(const Plan<float>& plan, std::span<const float> parameters, const Dataset& dataset,
                                       std::span<const std::uint32_t> rows, std::size_t bins);

}  // namespace nn
