#pragma once

#include <cstdint>

#include "core/data/augmentation/augmentation.h"
#include "core/gradient/gradient_spec.h"
#include "core/model/model_spec.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"

namespace nn {

/// Everything that, with a data set, determines a run.
struct TrainingConfig {
  ModelSpec model;
  Initialization initialization = Initialization::kScaledNormal;
  GradientSpec gradient{};
  double learning_rate = 0.1;
  Schedule schedule = Schedule::kConstant;
  ScheduleShape schedule_shape{};
  OptimizerSpec optimizer{};
  Index batch_size = 64;
  Index epochs = 1;
  double validation = 0;  ///< share of the training set held out, 0 … 0.5; with it, each epoch ends
                          ///< with Trainer::ReportValidation
  Index patience = 0;  ///< epochs without improvement on the held-out examples after which the run
                       ///< stops; 0 = never
  Augmentation augmentation{};
  std::uint64_t seed = 1;
};

/// A mini-batch goes through the network as a whole between two checks of the budget, so a larger
/// one could not be paused in time.
inline constexpr Index kMaximumBatchSize = 1000;

Result<void> CheckConfig(const TrainingConfig& config);
Result<void> CheckLearningRate(double learning_rate);
Result<void> CheckValidation(double share);
Result<void> CheckAugmentation(const Augmentation& strengths);
Result<void> CheckPatience(Index patience, double validation);

}  // namespace nn
