#include "wasm/network.h"

#include <vector>

#include "core/layers/layer_kinds.h"
#include "core/model/presets.h"
#include "core/model/shape_inference.h"

using emscripten::val;

namespace {

/// The kind of a layer and its settings, named as in the core's table; those of other kinds are 0.
val LayerValue(const nn::LayerSpec& spec) {
  val layer = val::object();
  layer.set("name", nn::ToString(spec));
  layer.set("kind", std::string(spec.kind->name));
  layer.set("activation", spec.kind->activation);
  for (const nn::LayerKind* const kind : nn::LayerKinds()) {
    for (const nn::LayerSetting& setting : kind->settings)
      layer.set(std::string(setting.name), spec.Get(setting.name));
  }
  return layer;
}

void SetSize(val& layer, const nn::LayerSize& size) {
  layer.set("outputShape", nn::ToString(size.output));
  layer.set("height", static_cast<double>(size.output.height));
  layer.set("width", static_cast<double>(size.output.width));
  layer.set("channels", static_cast<double>(size.output.channels));
  layer.set("parameters", static_cast<double>(size.parameters));
  layer.set("multiplyAdds", static_cast<double>(size.multiply_adds));
}

/// Layers from the first impossible one on have no shape: all of their sizes are 0.
val LayersValue(const nn::ModelSpec& model, const nn::ShapeInference& survey) {
  val layers = val::array();
  for (std::size_t place = 0; place < model.layers.size(); ++place) {
    val layer = LayerValue(model.layers[place]);
    const bool known = place < survey.layers.size();
    SetSize(layer, known ? survey.layers[place] : nn::LayerSize{{0, 0, 0}});
    if (!known) layer.set("outputShape", "");
    layers.call<void>("push", layer);
  }
  return layers;
}

val ShapeInferenceValue(const nn::ModelSpec& model, const nn::ShapeInference& survey) {
  std::int64_t parameters = 0;
  std::int64_t multiply_adds = 0;
  for (const nn::LayerSize& layer : survey.layers) {
    parameters += layer.parameters;
    multiply_adds += layer.multiply_adds;
  }
  val value = val::object();
  value.set("layers", LayersValue(model, survey));
  value.set("parameters", static_cast<double>(parameters));
  value.set("multiplyAdds", static_cast<double>(multiply_adds));
  return value;
}

/// The names of all activations, in the order in which people are shown them.
val ActivationNames() {
  val names = val::array();
  for (const nn::LayerKind* const kind : nn::LayerKinds()) {
    if (kind->activation) names.call<void>("push", std::string(kind->name));
  }
  return names;
}

val ProblemValue(const nn::NetworkProblem& problem) {
  val value = val::object();
  value.set("place", static_cast<double>(problem.place));
  value.set("message", problem.error.message);
  return value;
}

}  // namespace

NetworkSpecOrError PresetNetwork(const std::string& name) {
  return ValueOrError<NetworkSpecOrError>(
      nn::FindPreset(name).transform([](const nn::Preset& preset) {
        return NetworkSpec{std::string(preset.layers), std::string(preset.loss->name),
                           std::string(nn::ToString(preset.initialization))};
      }));
}

NetworkSummaryOrError DescribeNetwork(const NetworkSpec& network) {
  const auto model = ModelOf(network.layers, network.loss);
  if (!model) return NetworkSummaryOrError(JsError(model.error()));
  if (const auto init = nn::ParseInitialization(network.init); !init)
    return NetworkSummaryOrError(JsError(init.error()));
  const nn::ShapeInference survey = nn::InferShapes(*model);
  if (survey.problem) return NetworkSummaryOrError(JsError(survey.problem->error));
  val value = ShapeInferenceValue(*model, survey);
  value.set("outputKind", std::string(model->loss->answer));
  return NetworkSummaryOrError(value);
}

NetworkShapesOrError InferLayerShapes(const std::string& layers) {
  auto parsed = nn::ParseLayers(layers);
  if (!parsed) return NetworkShapesOrError(JsError(parsed.error()));
  nn::ModelSpec model;
  model.layers = std::move(*parsed);
  const nn::ShapeInference survey = nn::InferShapes(model);
  val value = ShapeInferenceValue(model, survey);
  value.set("activations", ActivationNames());
  value.set("problem", survey.problem ? ProblemValue(*survey.problem) : val::null());
  return NetworkShapesOrError(value);
}

Float32ArrayOrError ScheduleCurve(const std::string& schedule, const Tuning& tuning, double epochs,
                                  double points) {
  constexpr nn::Index kMostPoints = 10'000;
  const auto kind = nn::ParseSchedule(schedule);
  if (!kind) return Float32ArrayOrError(JsError(kind.error()));
  CallCheck check;
  check.Whole("the number of epochs", epochs, 1);
  check.Whole("the number of points", points, 0, kMostPoints);
  check.Add(nn::CheckScheduleShape(tuning));
  if (!check.ok()) return Float32ArrayOrError(check.refusal());
  std::vector<float> factors;
  for (double k = 0; k < points; ++k) {
    const double progress = points > 1 ? k / (points - 1) : 0;
    factors.push_back(static_cast<float>(nn::ScheduleFactor(*kind, progress, epochs, tuning)));
  }
  return Float32ArrayOrError(CopyOut<Float32Array>(std::span<const float>(factors)));
}
