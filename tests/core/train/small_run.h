#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/train/trainer.h"
#include "tests/core/network_on_batch.h"

namespace nn {

/// 50 patterned images in mini-batches of 8: seven steps an epoch, the last one of two images.
inline constexpr int kSmallRunImages = 50;

inline std::shared_ptr<const Dataset> SharedImages(int count = kSmallRunImages) {
  return std::make_shared<const Dataset>(PatternedImages(count));
}

inline TrainingConfig SmallRun(std::string_view layers = "dense(6),sigmoid,dense(10)") {
  TrainingConfig config;
  config.model = Network(layers, &kCrossEntropyLoss);
  config.learning_rate = 0.5;
  config.batch_size = 8;
  config.epochs = 3;
  return config;
}

/// The same by numerical gradients, on a network small enough for them: 1,611 loss evaluations a
/// step.
inline TrainingConfig SmallNumericalRun() {
  TrainingConfig config = SmallRun("dense(1),sigmoid,dense(10)");
  config.gradient.method = ParseGradientMethod("central-difference").value();
  config.learning_rate = 0.1;
  return config;
}

template <class S>
std::unique_ptr<Trainer<S>> Started(const TrainingConfig& config,
                                    std::shared_ptr<const Dataset> dataset = SharedImages()) {
  Result<std::unique_ptr<Trainer<S>>> trainer = Trainer<S>::Create(config, std::move(dataset));
  NN_ASSERT(trainer.has_value());
  return std::move(*trainer);
}

template <class S>
const StepMetrics& TakeStep(Trainer<S>& trainer) {
  UnlimitedBudget unlimited;
  NN_ASSERT(trainer.AdvanceStep(unlimited));
  return trainer.last_step();
}

/// The losses of this many steps.
template <class S>
std::vector<double> Losses(Trainer<S>& trainer, int steps) {
  std::vector<double> losses;
  for (int step = 0; step < steps; ++step) losses.push_back(TakeStep(trainer).loss);
  return losses;
}

/// The losses of all steps that are left.
template <class S>
std::vector<double> LossesToTheEnd(Trainer<S>& trainer) {
  std::vector<double> losses;
  while (!trainer.done()) losses.push_back(TakeStep(trainer).loss);
  return losses;
}

/// Equality to the last bit of everything that a run is.
template <class S>
void ExpectSameState(const TrainingState<S>& a, const TrainingState<S>& b) {
  EXPECT_EQ(a.position, b.position);
  EXPECT_EQ(a.loss_course, b.loss_course);
  EXPECT_TRUE(a.parameters == b.parameters);
  const StateOrigin origin{};
  EXPECT_TRUE(Serialize(a, origin) == Serialize(b, origin));
}

}  // namespace nn
