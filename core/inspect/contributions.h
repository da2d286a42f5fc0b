#pragma once

#include <span>
#include <vector>

#include "core/model/plan.h"

namespace nn {

/// Returns what contributes to one place of a layer's output after a forward pass of one image:
/// input · weight for each input of the unit, and last the bias. Their sum is the output. The
/// inputs are in the order of the layer's rows of weights: for a dense layer, all of them; for a
/// convolution, those in its window, row by row, with the channel varying fastest. Empty for a
/// layer without weights.
std::vector<float> ContributionsTo(const Plan<float>& plan, std::span<const float> parameters,
                                   const Batch<float>& batch, const Workspace<float>& workspace,
                                   Index layer, Index place);

}  // namespace nn
