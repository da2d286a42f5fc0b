#pragma once

#include <span>
#include <string>

#include "core/model/plan.h"

namespace nn {

/// A network for other programs, as an ONNX model (opset 13, https://onnx.ai/onnx/operators): input "images", N × 1 × 28 × 28, 0 paper … 1 ink;
/// output N × 10, "probabilities" after a softmax, or "activations" where the loss has none. Dropout leaves no trace.
std::string WriteOnnx(const Plan<float>& plan, std::span<const float> parameters);

}  // namespace nn
