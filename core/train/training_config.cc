#include "core/train/training_config.h"

namespace nn {

Result<void> CheckAugmentation(const Augmentation& strengths) {
  return CheckNumbers(kAugmentationNumbers, strengths);
}

Result<void> CheckValidation(double share) {
  return CheckNumber("the validation share", share, {.most = 0.5});
}

Result<void> CheckLearningRate(double learning_rate) {
  return CheckNumber("the learning rate", learning_rate, {.least = kAboveZero, .example = "0.1"});
}

Result<void> CheckPatience(Index patience, double validation) {
  if (patience < 0)
    return Fail("the patience is ", patience, " epochs; it must be 0 (never stop early) or more");
  if (patience == 0 || validation > 0) return {};
  return Fail("stopping early after ", patience,
              " epochs without improvement needs a validation set; hold some of the training "
              "images out, for example 10 %");
}

Result<void> CheckConfig(const TrainingConfig& config) {
  if (config.batch_size < 1 || config.batch_size > kMaximumBatchSize) {
    return Fail("the batch size is ", config.batch_size, "; it must be from 1 to ",
                kMaximumBatchSize);
  }
  if (config.epochs < 1)
    return Fail("the number of epochs is ", config.epochs, "; train for at least 1");
  if (Result<void> checked = CheckValidation(config.validation); !checked) return checked;
  if (Result<void> checked = CheckPatience(config.patience, config.validation); !checked)
    return checked;
  if (Result<void> checked = CheckAugmentation(config.augmentation); !checked) return checked;
  if (Result<void> checked = CheckOptimizer(config.optimizer); !checked) return checked;
  if (Result<void> checked = CheckScheduleShape(config.schedule_shape); !checked) return checked;
  return CheckLearningRate(config.learning_rate);
}

}  // namespace nn
