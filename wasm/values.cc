#include "wasm/values.h"

#include <cmath>

using emscripten::val;

std::vector<std::uint8_t> CopyIn(const val& array) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array);
}

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

nn::Index WholeNumber(double value) {
  return std::isfinite(value) && std::abs(value) < 2e9 ? static_cast<nn::Index>(value) : 0;
}

nn::ScheduleShape ScheduleShapeOf(const Tuning& tuning) {
  return {.warm_up = tuning.warmup, .drop = tuning.drop, .drop_every = tuning.dropEvery};
}

nn::Result<nn::TrainingConfig> ConfigOf(const RunConfig& config) {
  auto model = ModelOf(config.layers, config.loss);
  if (!model) return std::unexpected(model.error());
  const auto initialization = nn::ParseInitialization(config.init);
  if (!initialization) return std::unexpected(initialization.error());
  const auto optimizer = nn::ParseOptimizer(config.optimizer);
  if (!optimizer) return std::unexpected(optimizer.error());
  const auto schedule = nn::ParseSchedule(config.schedule);
  if (!schedule) return std::unexpected(schedule.error());
  return nn::TrainingConfig{
      .model = std::move(*model),
      .initialization = *initialization,
      .gradient = {.method = config.gradient,
                   .step_size = config.h,
                   .directions = WholeNumber(config.directions)},
      .learning_rate = config.lr,
      .schedule = *schedule,
      .schedule_shape = ScheduleShapeOf(config.tuning),
      .optimizer = {.kind = *optimizer,
                    .weight_decay = config.weightDecay,
                    .decay = config.decay == "decoupled" ? nn::DecayKind::kDecoupled
                                                         : nn::DecayKind::kL2,
                    .clip_norm = config.clip,
                    .momentum = config.tuning.momentum,
                    .beta2 = config.tuning.beta2,
                    .alpha = config.tuning.alpha,
                    .epsilon = config.tuning.epsilon},
      .batch_size = WholeNumber(config.batch),
      .epochs = WholeNumber(config.epochs),
      .validation = config.validation,
      .patience = WholeNumber(config.patience),
      .augmentation = config.augment,
      .seed = config.seed >= 0 ? static_cast<std::uint64_t>(config.seed) : 0};
}
