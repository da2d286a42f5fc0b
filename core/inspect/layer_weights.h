#pragma once

#include <span>
#include <vector>

#include "core/model/plan.h"

namespace nn {

/// The layers that have parameters, in order.
std::vector<Index> WeightedLayers(const Plan<float>& plan);

/// A layer's part of the parameters, or of a vector shaped like them, without the biases.
std::span<const float> WeightsOf(const Plan<float>& plan, std::span<const float> parameters,
                                 Index layer);

/// Returns the weights of units (or filters) first … first + count − 1, unit by unit, without the
/// biases. Each unit's weights are in the order of its inputs; for a convolution by row, column and
/// map.
std::vector<float> IncomingWeights(const Plan<float>& plan, std::span<const float> parameters,
                                   Index layer, Index first, Index count);

}  // namespace nn
