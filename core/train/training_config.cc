#include "core/train/training_config.h"

#include <cmath>
#include <string_view>

namespace nn {

namespace {

Result<void> CheckStrength(std::string_view name, double value, double largest) {
  if (value >= 0 && value <= largest) return {};
  return Fail("the strength of ", name, " is ", value, "; it must be from 0 to ", largest);
}

}  // namespace

/// Beyond these a digit is folded over, or out of its frame.
Result<void> CheckAugmentation(const Augmentation& strengths) {
  Result<void> checked = CheckStrength("shifting", strengths.shift, 8);
  if (checked) checked = CheckStrength("rotation", strengths.rotation, 180);
  if (checked) checked = CheckStrength("scaling", strengths.scale, 0.5);
  if (checked) checked = CheckStrength("shearing", strengths.shear, 1);
  if (checked) checked = CheckStrength("elastic distortion", strengths.elastic, 4);
  return checked;
}

Result<void> CheckValidation(double share) {
  if (share >= 0 && share <= 0.5) return {};
  return Fail("the validation share is ", share, "; it must be from 0 to 0.5");
}

Result<void> CheckLearningRate(double learning_rate) {
  if (learning_rate > 0 && std::isfinite(learning_rate)) return {};
  return Fail("the learning rate is ", learning_rate,
              "; it must be greater than 0, for example 0.1");
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
