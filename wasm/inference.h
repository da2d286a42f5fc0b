#pragma once

#include <span>

#include "core/model/plan.h"
#include "wasm/values.h"

/// Runs a network on one image at a time.
class Inference {
 public:
  /// `plan` must outlive this object.
  explicit Inference(const nn::Plan<float>& plan) : plan_(&plan), batch_(1), workspace_(plan, 1) {}

  /// Returns ten probabilities or activations, as OutputKind says, for an image of 784 bytes.
  Float32ArrayOrError Predict(std::span<const float> parameters, const Uint8Array& pixels);
  std::string OutputKind() const;
  /// Returns every layer's output for the image, one after the other, followed by the result of
  /// Predict.
  Float32ArrayOrError Activations(std::span<const float> parameters, const Uint8Array& pixels);
  /// Returns the contributions for the image of the last call; see nn::ContributionsTo.
  Float32ArrayOrError Contributions(std::span<const float> parameters, double layer,
                                    double place) const;
  /// Returns a layer's parameters in its own order: rows of weights, one value per unit or filter,
  /// and last the row of biases.
  Float32ArrayOrError LayerParameters(std::span<const float> parameters, double layer) const;

 private:
  void Show(std::span<const float> parameters, std::span<const std::uint8_t> pixels);
  std::span<const float> Predicted();

  const nn::Plan<float>* plan_;
  nn::Batch<float> batch_;
  nn::Workspace<float> workspace_;
};
