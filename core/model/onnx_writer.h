#pragma once

#include <span>
#include <string>

#include "core/model/plan.h"

namespace nn {

/// Returns a network as an ONNX model for other programs (opset 13,
/// https://onnx.ai/onnx/operators). Its input is "images", N × 1 × 28 × 28, from 0 (paper) to 1
/// (ink). Its output is N × 10: "probabilities" after a softmax, or "activations" if the loss has
/// none. Dropout layers are omitted.
std::string WriteOnnx(const Plan<float>& plan, std::span<const float> parameters);

}  // namespace nn
