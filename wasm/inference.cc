#include "wasm/inference.h"

Float32Array Inference::Predict(std::span<const float> parameters, std::span<float> statistics, const Uint8Array& pixels) {
  batch_.LoadImage(CopyIn(pixels));
  plan_->Forward(parameters, statistics, batch_, {.mode = nn::PassMode::kInference}, workspace_);
  const nn::MatrixView<float> outputs = plan_->Output(workspace_, plan_->layer_count() - 1, 1);
  plan_->loss().Present(outputs);
  return CopyOut<Float32Array>(std::span<const float>(outputs.data(), static_cast<std::size_t>(outputs.size())));
}

std::string Inference::OutputKind() const {
  return plan_->spec().loss == nn::LossKind::kCrossEntropy ? "probability" : "activation";
}
