#include "wasm/values.h"

#include "core/memory/reservation.h"
#include "core/text/number_check.h"

using emscripten::val;

std::vector<std::uint8_t> CopyIn(const val& array) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array);
}

val JsError(const nn::Error& error) { return val::global("Error").new_(error.message); }

ErrorOrNothing NothingOrError(const nn::Result<void>& result) {
  return ErrorOrNothing(result ? val::undefined() : JsError(result.error()));
}

nn::GradientSpec GradientSpecOf(CallCheck& check, const std::string& method, double step_size,
                                double directions) {
  return {.method = method,
          .step_size = step_size,
          .directions = check.Whole("the number of random directions", directions)};
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

nn::Index CallCheck::Whole(std::string_view name, double value, nn::Index least, nn::Index most) {
  const auto whole = nn::CheckWhole(name, value, least, most);
  if (!whole) Add(std::unexpected(whole.error()));
  return static_cast<nn::Index>(whole.value_or(0));
}

std::uint64_t CallCheck::Seed(double value) {
  const auto whole = nn::CheckWhole("the seed", value, 0, nn::kLargestWhole);
  if (!whole) Add(std::unexpected(whole.error()));
  return static_cast<std::uint64_t>(whole.value_or(0));
}

void CallCheck::Memory(std::int64_t bytes, std::string_view purpose) {
  if (ok()) result_ = nn::CheckMemory(bytes, purpose);
}

void CallCheck::Add(nn::Result<void> result) {
  if (ok()) result_ = std::move(result);
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
  CallCheck check;
  nn::TrainingConfig parsed{
      .model = std::move(*model),
      .initialization = *initialization,
      .gradient = GradientSpecOf(check, config.gradient, config.h, config.directions),
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
      .batch_size = check.Whole("the batch size", config.batch),
      .epochs = check.Whole("the number of epochs", config.epochs),
      .validation = config.validation,
      .patience = check.Whole("the patience", config.patience),
      .augmentation = config.augment,
      .seed = check.Seed(config.seed)};
  if (!check.ok()) return std::unexpected(check.error());
  return parsed;
}
