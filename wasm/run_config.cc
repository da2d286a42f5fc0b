#include "wasm/run_config.h"

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

nn::ScheduleShape ScheduleShapeOf(const Tuning& tuning) {
  return {.warm_up = tuning.warmup, .drop = tuning.drop, .drop_every = tuning.dropEvery};
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
