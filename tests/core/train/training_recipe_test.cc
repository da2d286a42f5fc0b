// What a recipe adds to plain gradient descent: schedules, optimisers, augmentation, part of a data
// set.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "tests/core/train/small_run.h"

namespace nn {
namespace {

std::vector<double> Change(Trainer<double>& trainer) {
  const std::vector<double> before(trainer.parameters().begin(), trainer.parameters().end());
  TakeStep(trainer);
  std::vector<double> change;
  for (std::size_t k = 0; k < before.size(); ++k)
    change.push_back(trainer.parameters()[k] - before[k]);
  return change;
}

TEST(TrainingRecipe, TheScheduleSetsTheRateOfEachStep) {
  TrainingConfig config = SmallRun();
  config.schedule = Schedule::kCosine;
  const auto trainer = Started<double>(config, SharedImages(16));  // two steps an epoch, six in all
  for (int step = 0; step < 6; ++step) {
    const double rate = 0.5 * ScheduleFactor(Schedule::kCosine, step / 6.0);
    EXPECT_DOUBLE_EQ(trainer->current_learning_rate(), rate);
    const std::vector<double> change = Change(*trainer);
    EXPECT_NEAR(change[0], -rate * trainer->gradient_method().gradient()[0], 1e-12)
        << "step " << step;
  }
}

TEST(TrainingRecipe, ARestoredRunOfAdamGoesOnBitForBit) {
  TrainingConfig config = SmallRun("dense(6),relu,dropout(0.3),dense(10)");
  config.optimizer = {.kind = OptimizerKind::kAdam,
                      .weight_decay = 0.01,
                      .decay = DecayKind::kDecoupled,
                      .clip_norm = 1};
  config.learning_rate = 0.01;
  config.augmentation = {.shift = 2, .rotation = 10, .scale = 0.1f, .shear = 0.1f, .elastic = 0.5f};
  const auto whole = Started<float>(config);
  Losses(*whole, 4);
  const TrainingState<float> captured = whole->state();
  const auto restored = Started<float>(config);
  ASSERT_TRUE(restored->Restore(captured));
  EXPECT_EQ(Losses(*whole, 10), Losses(*restored, 10));
  ExpectSameState(whole->state(), restored->state());
}

TEST(TrainingRecipe, AugmentationIsOfTheEpochAndTheSeed) {
  TrainingConfig config = SmallRun();
  config.learning_rate = 1e-300;  // the network stays as it is: losses differ by the images alone
  config.augmentation.shift = 3;
  const auto first = Started<double>(config, SharedImages(8));
  const auto again = Started<double>(config, SharedImages(8));
  const std::vector<double> losses = LossesToTheEnd(*first);
  EXPECT_EQ(losses, LossesToTheEnd(*again));
  EXPECT_EQ((std::set<double>(losses.begin(), losses.end()).size()), losses.size())
      << "every epoch sees other images";
}

TEST(TrainingRecipe, OnlyTheGivenRowsAreLearnedFrom) {
  const auto dataset = SharedImages();
  const TrainingConfig config = SmallRun();
  const auto part = Trainer<double>::Create(config, Examples(dataset, {3, 7, 11, 13})).value();
  EXPECT_EQ(part->steps_per_epoch(), 1);
  Dataset same;
  for (const std::size_t row : {3, 7, 11, 13})
    ASSERT_TRUE(same.Append(dataset->label(row), dataset->pixels(row)));
  const auto copied =
      Trainer<double>::Create(config, std::make_shared<const Dataset>(std::move(same))).value();
  EXPECT_EQ(LossesToTheEnd(*part), LossesToTheEnd(*copied));
}

TEST(TrainingRecipe, ABatchTooLargeForTheNetworkIsRefusedWithTheLargestThatFits) {
  TrainingConfig config = SmallRun("dense(10),dense(100000),relu,dense(10)");
  config.batch_size = 1000;
  const auto trainer = Trainer<float>::Create(config, SharedImages());
  ASSERT_FALSE(trainer.has_value());
  EXPECT_NE(trainer.error().message.find("at most 249"), std::string::npos)
      << trainer.error().message;
}

TEST(TrainingRecipe, AStateOfAnotherOptimiserIsRefused) {
  TrainingConfig config = SmallRun();
  config.optimizer.kind = OptimizerKind::kAdam;
  const auto trainer = Started<float>(SmallRun());
  const Result<void> restored = trainer->Restore(Started<float>(config)->state());
  ASSERT_FALSE(restored.has_value());
  EXPECT_NE(restored.error().message.find("another network or optimiser"), std::string::npos);
}

TEST(TrainingRecipe, AugmentationBeyondItsLimitsIsRefusedWithAMessage) {
  for (const float strength : {-1.0f, 100.0f, std::numeric_limits<float>::quiet_NaN()}) {
    TrainingConfig config = SmallRun();
    config.augmentation.elastic = strength;
    const auto trainer = Trainer<float>::Create(config, SharedImages());
    ASSERT_FALSE(trainer.has_value());
    EXPECT_NE(trainer.error().message.find("elastic distortion"), std::string::npos)
        << trainer.error().message;
  }
}

}  // namespace
}  // namespace nn
