#include "wasm/inference.h"

#include <vector>

#include "core/inspect/contributions.h"

void Inference::Show(std::span<const float> parameters, std::span<float> statistics,
                     const Uint8Array& pixels) {
  batch_.LoadImage(CopyIn(pixels));
  plan_->Forward(parameters, statistics, batch_, {.mode = nn::PassMode::kInference}, workspace_);
}

std::span<const float> Inference::Predicted() {
  const nn::MatrixView<float> outputs = plan_->Output(workspace_, plan_->layer_count() - 1, 1);
  plan_->loss().Predict(outputs);
  return {outputs.data(), static_cast<std::size_t>(outputs.size())};
}

Float32Array Inference::Predict(std::span<const float> parameters, std::span<float> statistics,
                                const Uint8Array& pixels) {
  Show(parameters, statistics, pixels);
  return CopyOut<Float32Array>(Predicted());
}

Float32Array Inference::Activations(std::span<const float> parameters, std::span<float> statistics,
                                    const Uint8Array& pixels) {
  Show(parameters, statistics, pixels);
  std::vector<float> values;
  for (nn::Index layer = 0; layer < plan_->layer_count(); ++layer) {
    const nn::ConstMatrixView<float> output = plan_->Output(std::as_const(workspace_), layer, 1);
    values.insert(values.end(), output.data(), output.data() + output.size());
  }
  const std::span<const float> predicted = Predicted();
  values.insert(values.end(), predicted.begin(), predicted.end());
  return CopyOut<Float32Array>(std::span<const float>(values));
}

Float32Array Inference::Contributions(std::span<const float> parameters, double layer,
                                      double place) const {
  const std::vector<float> values =
      nn::ContributionsTo(*plan_, parameters, batch_, workspace_, static_cast<nn::Index>(layer),
                          static_cast<nn::Index>(place));
  return CopyOut<Float32Array>(std::span<const float>(values));
}

Float32Array Inference::LayerParameters(std::span<const float> parameters, double layer) const {
  const auto index = static_cast<nn::Index>(layer);
  return CopyOut<Float32Array>(
      nn::Slice(parameters, plan_->parameter_offset(index), plan_->layer(index).parameter_count()));
}

std::string Inference::OutputKind() const {
  return plan_->spec().loss == nn::LossKind::kCrossEntropy ? "probability" : "activation";
}
