#pragma once

#include <span>
#include <vector>

#include "core/data/dataset.h"
#include "core/inspect/histogram.h"
#include "core/model/plan.h"

namespace nn {

/// A sigmoid below this or above 1 − this is saturated: its derivative is under 4 % of its maximum.
/// tanh z = 2σ(2z) − 1 has the same bounds, stretched to −1 … 1.
inline constexpr float kSaturatedTail = 0.01F;

/// Statistics of a layer with weights and of the activation right after it, if there is one.
struct LayerHealth {
  Index layer = 0;           ///< the layer that has the weights
  Histogram weights;         ///< without biases
  Histogram gradients;       ///< ∂loss/∂weights, over all the examples
  Histogram activations;     ///< of all units, places and examples; the layer's own outputs if no
                             ///< activation follows
  double weight_norm = 0;    ///< √Σw²
  double gradient_norm = 0;  ///< likewise
  const LayerKind* activation = nullptr;
  double dead = 0;  ///< share of the units (ReLU) that are zero at every place for every example
  double saturated =
      0;  ///< share of the activations (sigmoid, tanh) within kSaturatedTail of an end
};

/// Returns as many evenly spread rows as can be examined without a noticeable delay: 128, or fewer
/// for a very large network.
std::vector<std::uint32_t> ExaminedRows(const Plan<float>& plan, std::size_t size);

/// Runs a forward and a backward pass over these rows, without dropout, and makes histograms of
/// `bins` bins.
std::vector<LayerHealth> ExamineHealth(const Plan<float>& plan, std::span<const float> parameters,
                                       const Dataset& dataset, std::span<const std::uint32_t> rows,
                                       std::size_t bins);

}  // namespace nn
