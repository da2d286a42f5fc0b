#include "core/inspect/network_health.h"

#include <algorithm>
#include <cmath>

#include "core/inspect/layer_weights.h"

namespace nn {
namespace {

constexpr Index kMostExamples = 128;
constexpr Index kFewestExamples = 32;
/// Limit of the multiply-adds in the forward passes: a few tens of milliseconds.
constexpr std::int64_t kForwardBudget = 200'000'000;

double Norm(std::span<const float> values) {
  double squares = 0;
  for (const float value : values) squares += static_cast<double>(value) * value;
  return std::sqrt(squares);
}

/// In the outputs of a layer the channel varies fastest, so unit u of a row is every channels-th
/// value from u on.
double DeadShare(ConstMatrixView<float> activations, Index units) {
  std::vector<bool> alive(static_cast<std::size_t>(units));
  for (Index k = 0; k < activations.size(); ++k) {
    if (!(activations.data()[k] <= 0)) alive[static_cast<std::size_t>(k % units)] = true;
  }
  return static_cast<double>(std::ranges::count(alive, false)) / static_cast<double>(units);
}

double SaturatedShare(ConstMatrixView<float> activations, const ActivationRange& range) {
  const double tail = kSaturatedTail * (range.high - range.low);
  const auto low = static_cast<float>(range.low + tail);
  const auto high = static_cast<float>(range.high - tail);
  Index saturated = 0;
  for (const float value :
       std::span(activations.data(), static_cast<std::size_t>(activations.size()))) {
    saturated += value < low || value > high ? 1 : 0;
  }
  return static_cast<double>(saturated) / static_cast<double>(activations.size());
}

const LayerKind* ActivationAfter(const Plan<float>& plan, Index layer) {
  if (layer + 1 == plan.layer_count()) return nullptr;
  const LayerKind* const next = plan.spec().layers[static_cast<std::size_t>(layer) + 1].kind;
  return next->activation ? next : nullptr;
}

}  // namespace

std::vector<std::uint32_t> ExaminedRows(const Plan<float>& plan, std::size_t size) {
  const std::int64_t affordable = kForwardBudget / std::max<std::int64_t>(plan.multiply_adds(), 1);
  const auto wanted = static_cast<std::size_t>(
      std::clamp<std::int64_t>(affordable, kFewestExamples, kMostExamples));
  std::vector<std::uint32_t> rows(std::min(size, wanted));
  for (std::size_t k = 0; k < rows.size(); ++k)
    rows[k] = static_cast<std::uint32_t>(std::uint64_t{k} * size / rows.size());
  return rows;
}

std::vector<LayerHealth> ExamineHealth(const Plan<float>& plan, std::span<const float> parameters,
                                       const Dataset& dataset, std::span<const std::uint32_t> rows,
                                       std::size_t bins) {
  const auto examples = static_cast<Index>(rows.size());
  Batch<float> batch(examples);
  Workspace<float> workspace(plan, examples);
  FlatVector<float> gradient(parameters.size());
  const PassContext pass{.mode = PassMode::kInference};
  batch.Load(dataset, rows);
  plan.Forward(parameters, batch, pass, workspace);
  plan.Backward(parameters, batch, pass, workspace, gradient);

  std::vector<LayerHealth> health;
  for (const Index layer : WeightedLayers(plan)) {
    const LayerKind* const activation = ActivationAfter(plan, layer);
    const ConstMatrixView<float> activations =
        plan.Output(std::as_const(workspace), activation != nullptr ? layer + 1 : layer, examples);
    const std::span<const float> weights = WeightsOf(plan, parameters, layer);
    const std::span<const float> gradients = WeightsOf(plan, gradient, layer);
    LayerHealth& some = health.emplace_back();
    some.layer = layer;
    some.weights = HistogramOf(weights, bins, /*symmetric=*/true);
    some.gradients = HistogramOf(gradients, bins, /*symmetric=*/true);
    some.activations =
        HistogramOf({activations.data(), static_cast<std::size_t>(activations.size())}, bins,
                    /*symmetric=*/false);
    some.weight_norm = Norm(weights);
    some.gradient_norm = Norm(gradients);
    if (activation == nullptr) continue;
    some.activation = activation;
    if (activation->range.HasBoth())
      some.saturated = SaturatedShare(activations, activation->range);
    else if (activation->range.HasLow())
      some.dead = DeadShare(activations, plan.layer(layer).units());
  }
  return health;
}

}  // namespace nn
