#pragma once

#include <span>
#include <vector>

#include "core/model/plan.h"

namespace nn {

/// What drives a unit: after a forward pass of one image, input · weight for each input of the unit at one place of a layer's output, and
/// last the bias, which together are that output. Inputs stand in the order of the layer's rows of weights: all of them for a dense layer;
/// for a convolution those in its window, row by row, the channel fastest. Empty for a layer without weights.
std::vector<float> ContributionsTo(const Plan<float>& plan, std::span<const float> parameters, const Batch<float>& batch,
                                   const Workspace<float>& workspace, Index layer, Index place);

}  // namespace nn
