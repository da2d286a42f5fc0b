#include "core/train/training_config.h"

#include <cmath>

namespace nn {

Result<void> CheckLearningRate(double learning_rate) {
  if (learning_rate > 0 && std::isfinite(learning_rate)) return {};
  return Fail("the learning rate is ", learning_rate, "; it must be greater than 0, for example 0.1");
}

Result<void> CheckConfig(const TrainingConfig& config) {
  if (config.batch_size < 1 || config.batch_size > kMaximumBatchSize) {
    return Fail("the batch size is ", config.batch_size, "; it must be from 1 to ", kMaximumBatchSize);
  }
  if (config.epochs < 1) return Fail("the number of epochs is ", config.epochs, "; train for at least 1");
  if (Result<void> checked = CheckOptimizer(config.optimizer); !checked) return checked;
  return CheckLearningRate(config.learning_rate);
}

}  // namespace nn
