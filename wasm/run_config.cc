#include "wasm/run_config.h"

#include <emscripten/bind.h>

using namespace emscripten;

namespace {

/// Registers the numbers that the core lists of `Settings`, of which T is a kind.
template <class T, class Settings, class Number, std::size_t n>
void RegisterNumbers(value_object<T>& object,
                     const nn::NumberSetting<Settings, Number> (&list)[n]) {
  for (const auto& number : list) object.field(number.name, static_cast<Number T::*>(number.value));
}

nn::OptimizerSpec OptimizerOf(const RunConfig& config, nn::OptimizerKind kind) {
  nn::OptimizerSpec optimizer = config.tuning;
  optimizer.kind = kind;
  for (const auto& number : nn::kRegularizationNumbers)
    optimizer.*number.value = config.*number.value;
  optimizer.decay =
      config.decay_form == "decoupled" ? nn::DecayKind::kDecoupled : nn::DecayKind::kL2;
  return optimizer;
}

}  // namespace

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

nn::GradientSpec GradientSpecOf(CallCheck& check, const std::string& method, double step_size,
                                double directions) {
  const auto parsed = nn::ParseGradientMethod(method);
  if (!parsed) check.Add(std::unexpected(parsed.error()));
  return {.method = parsed.value_or(&nn::kBackpropagation),
          .step_size = step_size,
          .directions = check.Whole("the number of random directions", directions)};
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
      .schedule_shape = config.tuning,
      .optimizer = OptimizerOf(config, *optimizer),
      .batch_size = check.Whole("the batch size", config.batch),
      .epochs = check.Whole("the number of epochs", config.epochs),
      .validation = config.validation,
      .patience = check.Whole("the patience", config.patience),
      .augmentation = config.augment,
      .seed = check.Seed(config.seed)};
  if (!check.ok()) return std::unexpected(check.error());
  return parsed;
}

void RegisterRunConfig() {
  value_object<NetworkSpec>("NetworkSpec")
      .field("layers", &NetworkSpec::layers)
      .field("loss", &NetworkSpec::loss)
      .field("init", &NetworkSpec::init);
  value_object<RunConfig> config("RunConfig");
  config.field("layers", &RunConfig::layers)
      .field("loss", &RunConfig::loss)
      .field("init", &RunConfig::init)
      .field("gradient", &RunConfig::gradient)
      .field("h", &RunConfig::h)
      .field("directions", &RunConfig::directions)
      .field("lr", &RunConfig::lr)
      .field("batch", &RunConfig::batch)
      .field("epochs", &RunConfig::epochs)
      .field("seed", &RunConfig::seed)
      .field("optimizer", &RunConfig::optimizer)
      .field("schedule", &RunConfig::schedule)
      .field("decay", &RunConfig::decay_form)
      .field("tuning", &RunConfig::tuning)
      .field("validation", &RunConfig::validation)
      .field("patience", &RunConfig::patience)
      .field("augment", &RunConfig::augment);
  RegisterNumbers(config, nn::kRegularizationNumbers);
  value_object<Tuning> tuning("Tuning");
  RegisterNumbers(tuning, nn::kOptimizerNumbers);
  RegisterNumbers(tuning, nn::kScheduleNumbers);
  value_object<nn::Augmentation> augmentation("Augment");
  RegisterNumbers(augmentation, nn::kAugmentationNumbers);
}
