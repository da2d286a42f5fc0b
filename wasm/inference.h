#pragma once

#include <span>

#include "core/model/plan.h"
#include "wasm/values.h"

/// A network asked about one image at a time.
class Inference {
 public:
  /// `plan` outlives it.
  explicit Inference(const nn::Plan<float>& plan) : plan_(&plan), batch_(1), workspace_(plan, 1) {}

  /// Ten probabilities or activations, as OutputKind says, for an image of 784 bytes.
  Float32Array Predict(std::span<const float> parameters, std::span<float> statistics, const Uint8Array& pixels);
  std::string OutputKind() const;

 private:
  const nn::Plan<float>* plan_;
  nn::Batch<float> batch_;
  nn::Workspace<float> workspace_;
};
