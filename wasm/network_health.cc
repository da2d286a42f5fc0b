#include "wasm/network_health.h"

#include <emscripten/bind.h>

#include "core/inspect/decision_flip.h"
#include "core/inspect/layer_weights.h"
#include "core/inspect/network_health.h"
#include "core/train/memory_need.h"
#include "wasm/call_check.h"

using emscripten::val;

namespace {

Float32Array Floats(std::span<const float> values) { return CopyOut<Float32Array>(values); }

val ValueOf(const nn::Histogram& histogram) {
  val value = val::object();
  value.set("low", histogram.low);
  value.set("high", histogram.high);
  value.set("mean", histogram.mean);
  value.set("deviation", histogram.deviation);
  value.set("zeros", histogram.zeros);
  value.set("notFinite", histogram.not_finite);
  value.set("counts", CopyOut<Uint32Array>(std::span<const std::uint32_t>(histogram.counts)));
  return value;
}

val ValueOf(const nn::LayerHealth& health, const nn::Plan<float>& plan) {
  const nn::Layer<float>& layer = plan.layer(health.layer);
  const auto place = static_cast<std::size_t>(health.layer);
  val value = val::object();
  value.set("layer", static_cast<double>(health.layer));
  value.set("name", nn::ToString(plan.spec().layers[place]));
  value.set("activation", std::string(health.activation != nullptr ? health.activation->name : ""));
  value.set("units", static_cast<double>(layer.units()));
  value.set("inputs", static_cast<double>(layer.weight_rows() - 1));
  value.set("weights", ValueOf(health.weights));
  value.set("gradients", ValueOf(health.gradients));
  value.set("activations", ValueOf(health.activations));
  value.set("weightNorm", health.weight_norm);
  value.set("gradientNorm", health.gradient_norm);
  value.set("dead", health.dead);
  value.set("saturated", health.saturated);
  return value;
}

constexpr std::int64_t kValue = sizeof(float);
constexpr std::string_view kSensing = "examining this network";

/// The memory of nn::InputSensitivity, and of the images that a search for a flip keeps.
std::int64_t MemoryOfSensitivity(const Model& model) {
  constexpr std::int64_t kImages = 64;
  return nn::MemoryOfBackward(model.plan(), nn::kClasses) + kImages * nn::kPixels * kValue;
}

/// Converts 0 … 255 to 0 … 1.
std::vector<float> ImageOf(CallCheck& check, const Uint8Array& pixels) {
  std::vector<float> image;
  for (const std::uint8_t pixel : check.Image(pixels))
    image.push_back(static_cast<float>(pixel) / 255.0F);
  return image;
}

}  // namespace

UnitWeights WeightsOfUnits(const Model& model, double layer, double first, double count) {
  CallCheck check;
  const nn::Index place =
      check.Place("the layer", layer, static_cast<std::size_t>(model.plan().layer_count()));
  const nn::Index units = model.plan().layer(place).units();
  const nn::Index from = check.Whole("the first unit", first, 0, units);
  const nn::Index wanted = check.Whole("the number of units", count, 0, units - from);
  check.Memory(std::int64_t{wanted} * model.plan().layer(place).weight_rows() * kValue,
               "copying this network");
  if (!check.ok()) return UnitWeights(check.refusal());
  val value = val::object();
  value.set("values",
            Floats(nn::IncomingWeights(model.plan(), model.parameters(), place, from, wanted)));
  float largest = 0;
  for (const float weight : nn::WeightsOf(model.plan(), model.parameters(), place))
    largest = std::max(largest, std::abs(weight));
  value.set("largest", static_cast<double>(largest));
  return UnitWeights(value);
}

LayerHealthReports NetworkHealth(const Model& model, const nn::Dataset& dataset, double bins) {
  constexpr nn::Index kMostBins = 10'000;
  CallCheck check;
  const auto columns =
      static_cast<std::size_t>(check.Whole("the number of bins", bins, 1, kMostBins));
  check.Whole("the number of images", static_cast<double>(dataset.size()), 1);
  const std::vector<std::uint32_t> rows = nn::ExaminedRows(model.plan(), dataset.size());
  check.Memory(nn::MemoryOfBackward(model.plan(), static_cast<nn::Index>(rows.size())),
               "examining this network");
  if (!check.ok()) return LayerHealthReports(check.refusal());
  val layers = val::array();
  for (const nn::LayerHealth& health :
       nn::ExamineHealth(model.plan(), model.parameters(), dataset, rows, columns)) {
    layers.call<void>("push", ValueOf(health, model.plan()));
  }
  val report = val::object();
  report.set("examples", static_cast<double>(rows.size()));
  report.set("layers", layers);
  return LayerHealthReports(report);
}

StepUpdates ReportUpdates(const std::vector<nn::StepUpdate>& updates) {
  val values = val::array();
  for (const nn::StepUpdate& update : updates) {
    val layers = val::array();
    for (const nn::LayerUpdate& some : update.layers) {
      val layer = val::object();
      layer.set("ratio", some.ratio);
      layer.set("gradientNorm", some.gradient_norm);
      layers.call<void>("push", layer);
    }
    val value = val::object();
    value.set("step", static_cast<double>(update.step));
    value.set("gradientNorm", update.gradient_norm);
    value.set("layers", layers);
    values.call<void>("push", value);
  }
  return StepUpdates(values);
}

Saliency SaliencyOf(const Model& model, const Uint8Array& pixels, double digit, bool of_answer) {
  CallCheck check;
  const nn::Index place = check.Whole("the digit", digit, 0, nn::kClasses - 1);
  const std::vector<float> image = ImageOf(check, pixels);
  check.Memory(MemoryOfSensitivity(model), kSensing);
  if (!check.ok()) return Saliency(check.refusal());
  nn::InputSensitivity<float> network(model.plan(), model.parameters());
  network.Evaluate(image);
  val value = val::object();
  if (of_answer) {
    value.set("gradient", Floats(network.AnswerGradient(place)));
  } else {
    value.set("gradient", Floats({network.ScoreGradients().row(place).data(), nn::kPixels}));
  }
  value.set("scores", Floats(network.scores()));
  value.set("answers", Floats(network.answers()));
  return Saliency(value);
}

FlipReport FlipDecision(const Model& model, const Uint8Array& pixels, double target) {
  CallCheck check;
  const nn::Index digit = check.Whole("the target", target, -1, nn::kClasses - 1);
  const std::vector<float> image = ImageOf(check, pixels);
  check.Memory(MemoryOfSensitivity(model), kSensing);
  if (!check.ok()) return FlipReport(check.refusal());
  nn::InputSensitivity<float> network(model.plan(), model.parameters());
  const nn::DecisionFlip flip =
      nn::FindDecisionFlip(network, image, digit < 0 ? std::nullopt : std::optional(digit));
  val value = val::object();
  value.set("found", flip.found);
  value.set("steps", static_cast<double>(flip.steps));
  value.set("from", static_cast<double>(flip.from));
  value.set("to", static_cast<double>(flip.to));
  value.set("image", Floats(flip.image));
  value.set("answers", Floats(flip.answers));
  value.set("norm", flip.norm);
  return FlipReport(value);
}

#define HISTOGRAM_VALUE                                                                      \
  "{ low: number; high: number; mean: number; deviation: number; zeros: number; notFinite: " \
  "number; counts: Uint32Array }"

void RegisterNetworkHealth() {
  emscripten::register_type<UnitWeights>("{ values: Float32Array; largest: number } | Error");
  emscripten::register_type<LayerHealthReports>(
      "{ examples: number; layers: { layer: number; name: string; activation: string; units: "
      "number; inputs: number;"
      " weights: " HISTOGRAM_VALUE "; gradients: " HISTOGRAM_VALUE "; activations: " HISTOGRAM_VALUE
      ";"
      " weightNorm: number; gradientNorm: number; dead: number; saturated: number }[] } | Error");
  emscripten::register_type<StepUpdates>(
      "{ step: number; gradientNorm: number; layers: { ratio: number; gradientNorm: number }[] "
      "}[]");
  emscripten::register_type<Saliency>(
      "{ gradient: Float32Array; scores: Float32Array; answers: Float32Array } | Error");
  emscripten::register_type<FlipReport>(
      "{ found: boolean; steps: number; from: number; to: number; image: Float32Array; answers: "
      "Float32Array; norm: number } | Error");
  emscripten::function("weightsOfUnits", &WeightsOfUnits);
  emscripten::function("networkHealth", &NetworkHealth);
  emscripten::function("saliency", &SaliencyOf);
  emscripten::function("flipDecision", &FlipDecision);
}
