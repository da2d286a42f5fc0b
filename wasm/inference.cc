#include "wasm/inference.h"

#include <vector>

#include "core/inspect/contributions.h"
#include "wasm/call_check.h"

namespace {

constexpr std::int64_t kValue = sizeof(float);
/// The bytes for a value of a list that grows by doubling.
constexpr std::int64_t kListItem = 4 * kValue;

}  // namespace

void Inference::Show(std::span<const float> parameters, std::span<const std::uint8_t> pixels) {
  batch_.LoadImage(pixels);
  plan_->Forward(parameters, batch_, {.mode = nn::PassMode::kInference}, workspace_);
}

std::span<const float> Inference::Predicted() {
  const nn::MatrixView<float> outputs = plan_->Output(workspace_, plan_->layer_count() - 1, 1);
  plan_->loss().Predict(outputs);
  return {outputs.data(), static_cast<std::size_t>(outputs.size())};
}

Float32ArrayOrError Inference::Predict(std::span<const float> parameters,
                                       const Uint8Array& pixels) {
  CallCheck check;
  const std::vector<std::uint8_t> image = check.Image(pixels);
  if (!check.ok()) return Float32ArrayOrError(check.refusal());
  Show(parameters, image);
  return Float32ArrayOrError(CopyOut<Float32Array>(Predicted()));
}

Float32ArrayOrError Inference::Activations(std::span<const float> parameters,
                                           const Uint8Array& pixels) {
  std::int64_t outputs = nn::kClasses;
  for (nn::Index layer = 0; layer < plan_->layer_count(); ++layer)
    outputs += plan_->layer(layer).output_shape().size();
  CallCheck check;
  const std::vector<std::uint8_t> image = check.Image(pixels);
  check.Memory(outputs * kValue, "examining this network");
  if (!check.ok()) return Float32ArrayOrError(check.refusal());
  Show(parameters, image);
  std::vector<float> values;
  values.reserve(static_cast<std::size_t>(outputs));
  for (nn::Index layer = 0; layer < plan_->layer_count(); ++layer) {
    const nn::ConstMatrixView<float> output = plan_->Output(std::as_const(workspace_), layer, 1);
    values.insert(values.end(), output.data(), output.data() + output.size());
  }
  const std::span<const float> predicted = Predicted();
  values.insert(values.end(), predicted.begin(), predicted.end());
  return Float32ArrayOrError(CopyOut<Float32Array>(std::span<const float>(values)));
}

Float32ArrayOrError Inference::Contributions(std::span<const float> parameters, double layer,
                                             double place) const {
  CallCheck check;
  const nn::Index index =
      check.Place("the layer", layer, static_cast<std::size_t>(plan_->layer_count()));
  const nn::Index unit =
      check.Whole("the unit", place, 0, plan_->layer(index).output_shape().size() - 1);
  check.Whole("the number of images shown", static_cast<double>(batch_.size()), 1);
  check.Memory(std::int64_t{plan_->layer(index).weight_rows()} * kListItem,
               "examining this network");
  if (!check.ok()) return Float32ArrayOrError(check.refusal());
  const std::vector<float> values =
      nn::ContributionsTo(*plan_, parameters, batch_, workspace_, index, unit);
  return Float32ArrayOrError(CopyOut<Float32Array>(std::span<const float>(values)));
}

Float32ArrayOrError Inference::LayerParameters(std::span<const float> parameters,
                                               double layer) const {
  CallCheck check;
  const nn::Index index =
      check.Place("the layer", layer, static_cast<std::size_t>(plan_->layer_count()));
  if (!check.ok()) return Float32ArrayOrError(check.refusal());
  return Float32ArrayOrError(CopyOut<Float32Array>(nn::Slice(
      parameters, plan_->parameter_offset(index), plan_->layer(index).parameter_count())));
}

std::string Inference::OutputKind() const { return std::string(plan_->spec().loss->answer); }
