#include "wasm/values.h"

#include <cmath>

#include "core/model/plan.h"
#include "core/model/presets.h"

using emscripten::val;

std::vector<std::uint8_t> CopyIn(const val& array) { return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array); }

val JsError(const nn::Error& error) { return val::global("Error").new_(error.message); }

ErrorOrNothing NothingOrError(const nn::Result<void>& result) {
  return ErrorOrNothing(result ? val::undefined() : JsError(result.error()));
}

CsvReportValue ReportValue(const nn::CsvReport& report) {
  val problems = val::array();
  for (const nn::CsvProblem& problem : report.problems) {
    val item = val::object();
    item.set("row", static_cast<double>(problem.row));
    item.set("column", static_cast<double>(problem.column));
    item.set("byte", static_cast<double>(problem.byte));
    item.set("message", problem.message);
    problems.call<void>("push", item);
  }
  val value = val::object();
  value.set("rows", static_cast<double>(report.rows));
  value.set("skipped", static_cast<double>(report.skipped));
  value.set("header", report.header);
  value.set("problems", problems);
  return CsvReportValue(value);
}

NetworkSpecOrError PresetNetwork(const std::string& name) {
  return ValueOrError<NetworkSpecOrError>(nn::FindPreset(name).transform([](const nn::Preset& preset) {
    return NetworkSpec{std::string(preset.layers), std::string(nn::ToString(preset.loss)),
                       std::string(nn::ToString(preset.initialization))};
  }));
}

nn::Result<nn::ModelSpec> ModelOf(const std::string& layers, const std::string& loss) {
  nn::ModelSpec model;
  auto parsed_layers = nn::ParseLayers(layers);
  if (!parsed_layers) return std::unexpected(parsed_layers.error());
  model.layers = std::move(*parsed_layers);
  const auto parsed_loss = nn::ParseLoss(loss);
  if (!parsed_loss) return std::unexpected(parsed_loss.error());
  model.loss = *parsed_loss;
  return model;
}

NetworkSummaryOrError DescribeNetwork(const NetworkSpec& network) {
  const auto model = ModelOf(network.layers, network.loss);
  if (!model) return NetworkSummaryOrError(JsError(model.error()));
  if (const auto init = nn::ParseInitialization(network.init); !init) return NetworkSummaryOrError(JsError(init.error()));
  const auto plan = nn::Plan<float>::Compile(*model);
  if (!plan) return NetworkSummaryOrError(JsError(plan.error()));

  val layers = val::array();
  for (nn::Index index = 0; index < plan->layer_count(); ++index) {
    val layer = val::object();
    layer.set("name", nn::ToString(model->layers[static_cast<std::size_t>(index)]));
    layer.set("outputShape", nn::ToString(plan->layer(index).output_shape()));
    layer.set("parameters", static_cast<double>(plan->layer(index).parameter_count()));
    layers.call<void>("push", layer);
  }
  val summary = val::object();
  summary.set("layers", layers);
  summary.set("parameters", static_cast<double>(plan->parameter_count()));
  summary.set("multiplyAdds", static_cast<double>(plan->multiply_adds()));
  return NetworkSummaryOrError(summary);
}

namespace {

/// JavaScript has only doubles; NaN and the like become 0, which the checks that follow refuse by name.
nn::Index WholeNumber(double value) {
  return std::isfinite(value) && std::abs(value) < 2e9 ? static_cast<nn::Index>(value) : 0;
}

}  // namespace

nn::Result<nn::TrainingConfig> ConfigOf(const RunConfig& config) {
  auto model = ModelOf(config.layers, config.loss);
  if (!model) return std::unexpected(model.error());
  const auto initialization = nn::ParseInitialization(config.init);
  if (!initialization) return std::unexpected(initialization.error());
  const auto optimizer = nn::ParseOptimizer(config.optimizer);
  if (!optimizer) return std::unexpected(optimizer.error());
  const auto schedule = nn::ParseSchedule(config.schedule);
  if (!schedule) return std::unexpected(schedule.error());
  if (!(config.validation >= 0 && config.validation <= 0.5)) {
    return nn::Fail("the validation share is ", config.validation, "; it must be from 0 to 0.5");
  }
  return nn::TrainingConfig{.model = std::move(*model),
                            .initialization = *initialization,
                            .gradient_method = config.gradient,
                            .step_size = config.h,
                            .learning_rate = config.lr,
                            .schedule = *schedule,
                            .optimizer = {.kind = *optimizer,
                                          .weight_decay = config.weightDecay,
                                          .decay = config.decay == "decoupled" ? nn::DecayKind::kDecoupled : nn::DecayKind::kL2,
                                          .clip_norm = config.clip},
                            .batch_size = WholeNumber(config.batch),
                            .epochs = WholeNumber(config.epochs),
                            .augmentation = config.augment,
                            .seed = config.seed >= 0 ? static_cast<std::uint64_t>(config.seed) : 0};
}
