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
  /// Every layer's output to the image, one after the other, and last what Predict gives.
  Float32Array Activations(std::span<const float> parameters, std::span<float> statistics, const Uint8Array& pixels);
  /// Of the image shown last: see nn::ContributionsTo.
  Float32Array Contributions(std::span<const float> parameters, double layer, double place) const;
  /// As a layer holds them: rows of weights, one value a unit or filter, and last the row of biases.
  Float32Array LayerParameters(std::span<const float> parameters, double layer) const;

 private:
  void Show(std::span<const float> parameters, std::span<float> statistics, const Uint8Array& pixels);
  std::span<const float> Presented();

  const nn::Plan<float>* plan_;
  nn::Batch<float> batch_;
  nn::Workspace<float> workspace_;
};
