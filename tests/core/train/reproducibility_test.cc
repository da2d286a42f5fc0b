// The same seed gives the same run, whether it was interrupted, captured and restored or not.
#include <gtest/gtest.h>

#include "core/parallel/parallel.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

TEST(Reproducibility, TheSameSeedGivesTheSameRun) {
  const auto one = Started<float>(SmallRun());
  const auto other = Started<float>(SmallRun());
  EXPECT_EQ(LossesToTheEnd(*one), LossesToTheEnd(*other));
  ExpectSameState(one->state(), other->state());
}

TEST(Reproducibility, AnotherSeedGivesAnotherRun) {
  TrainingConfig config = SmallRun();
  const auto one = Started<float>(config);
  config.seed = 2;
  const auto other = Started<float>(config);
  EXPECT_FALSE(std::ranges::equal(one->parameters(), other->parameters()))
      << "initialised otherwise";
  ASSERT_TRUE(other->Restore(one->state()));
  EXPECT_NE(Losses(*one, 3), Losses(*other, 3))
      << "and, from the same parameters, shuffled otherwise";
}

/// Trains `steps` steps, carries the state into a fresh run, and finishes both.
void ExpectRestoredRunGoesOn(const TrainingConfig& config, int steps) {
  SCOPED_TRACE(testing::Message() << "restored after step " << steps);
  const auto whole = Started<float>(config);
  Losses(*whole, steps);
  const auto restored = Started<float>(config);
  Losses(*restored, 3);  // it stood elsewhere before
  ASSERT_TRUE(restored->Restore(whole->state()));
  ExpectSameState(restored->state(), whole->state());
  EXPECT_EQ(LossesToTheEnd(*restored), LossesToTheEnd(*whole));
  ExpectSameState(restored->state(), whole->state());
}

TEST(Restoring, GoesOnBitForBitFromAnyStep) {
  for (int steps = 0; steps <= 21; ++steps) ExpectRestoredRunGoesOn(SmallRun(), steps);
}

TEST(Restoring, GoesOnBitForBitWithEveryOptimiser) {
  TrainingConfig config = SmallRun();
  config.learning_rate = 0.01;
  for (const OptimizerKind kind :
       {OptimizerKind::kSgd, OptimizerKind::kMomentum, OptimizerKind::kNesterov,
        OptimizerKind::kRmsProp, OptimizerKind::kAdam}) {
    config.optimizer.kind = kind;
    SCOPED_TRACE(ToString(kind));
    ExpectRestoredRunGoesOn(config, 10);
  }
}

// Dropout's choices are addressed by the step, so they too go on as they were.
TEST(Restoring, GoesOnBitForBitWithDropout) {
  ExpectRestoredRunGoesOn(SmallRun("dense(6),sigmoid,dropout(0.5),dense(10)"), 10);
}

/// Everything at once that a run has to take up again.
TrainingConfig EveryKindOfRandomness() {
  TrainingConfig config = SmallRun(
      "conv(4,5,stride=2),relu,maxpool(2),dropout(0.3),dense(16),relu,dropout(0.5),dense(10)");
  config.optimizer.kind = OptimizerKind::kAdam;
  config.learning_rate = 0.01;
  config.schedule = Schedule::kCosine;
  config.augmentation = {.shift = 2, .rotation = 10, .scale = 0.1f, .shear = 0.1f, .elastic = 1};
  return config;
}

TEST(Restoring,
     GoesOnBitForBitFromBytesWithAdamDropoutAndAugmentationInMidEpochOnAnotherNumberOfThreads) {
  const StateOrigin origin{"network", "variant"};
  const auto whole = Started<float>(EveryKindOfRandomness());
  Losses(*whole, 10);
  const std::vector<std::uint8_t> bytes = Serialize(whole->state(), origin);
  const std::vector<double> losses = LossesToTheEnd(*whole);
  for (const int threads : {1, 2}) {
    SetThreadCount(threads);
    const auto restored = Started<float>(EveryKindOfRandomness());
    auto state = Deserialize<float>(bytes, origin);
    ASSERT_TRUE(state);
    ASSERT_TRUE(restored->Restore(std::move(*state)));
    EXPECT_EQ(restored->position().step_in_epoch, 3u);
    EXPECT_EQ(LossesToTheEnd(*restored), losses) << threads << " threads";
    ExpectSameState(restored->state(), whole->state());
  }
  SetThreadCount(1);
}

TEST(Restoring, GoesOnBitForBitFromTheMiddleOfANumericalStep) {
  TrainingConfig config = SmallNumericalRun();
  config.epochs = 1;
  const auto whole = Started<float>(config, SharedImages(30));
  const auto interrupted = Started<float>(config, SharedImages(30));
  const auto restored = Started<float>(config, SharedImages(30));
  EXPECT_EQ(Losses(*whole, 2), Losses(*interrupted, 2));
  EvaluationBudget budget(1000);
  ASSERT_FALSE(interrupted->AdvanceStep(budget));
  ASSERT_GT(interrupted->step_fraction(), 0.5);
  ExpectSameState(interrupted->state(), whole->state());
  ASSERT_TRUE(restored->Restore(interrupted->state()));
  const std::vector<double> losses = LossesToTheEnd(*whole);
  EXPECT_EQ(LossesToTheEnd(*restored), losses);
  EXPECT_EQ(LossesToTheEnd(*interrupted), losses) << "capturing did not disturb the step";
  ExpectSameState(restored->state(), whole->state());
  ExpectSameState(interrupted->state(), whole->state());
}

TEST(Restoring, DropsAnUnfinishedStep) {
  const auto trainer = Started<float>(SmallNumericalRun());
  const TrainingState<float> start = trainer->state();
  EvaluationBudget budget(100);
  ASSERT_FALSE(trainer->AdvanceStep(budget));
  ASSERT_TRUE(trainer->Restore(start));
  EXPECT_EQ(trainer->step_fraction(), 0);
}

TEST(Slices, HowLongTheyAreDoesNotChangeARun) {
  TrainingConfig config = SmallNumericalRun();
  config.epochs = 1;
  const auto whole = Started<float>(config, SharedImages(24));
  LossesToTheEnd(*whole);
  for (const int evaluations : {1, 7, 500, 5000}) {
    const auto sliced = Started<float>(config, SharedImages(24));
    while (!sliced->done()) {
      EvaluationBudget budget(evaluations);
      sliced->AdvanceStep(budget);
    }
    ExpectSameState(sliced->state(), whole->state());
  }
}

TEST(Restoring, RefusesAStateOfAnotherShape) {
  const auto trainer = Started<float>(SmallRun());
  const auto wider = Started<float>(SmallRun("dense(7),sigmoid,dense(10)"));
  const TrainingState<float> before = trainer->state();
  const auto refused = trainer->Restore(wider->state());
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find(
                "5575 parameters and 0 values of the optimiser; this run has 4780"),
            std::string::npos)
      << refused.error().message;
  ExpectSameState(trainer->state(), before);
}

TEST(Restoring, RefusesAPlaceThatTheEpochDoesNotHave) {
  const auto trainer = Started<float>(SmallRun());
  TrainingState<float> state = trainer->state();
  state.position.step_in_epoch = 6;
  EXPECT_TRUE(trainer->Restore(state));
  for (const std::uint32_t place : {7u, 0xffffffffu}) {
    state.position.step_in_epoch = place;
    EXPECT_FALSE(trainer->Restore(state)) << place;
  }
}

TEST(Restoring, AnEpochBeyondTheLastIsDone) {
  const auto trainer = Started<float>(SmallRun());
  TrainingState<float> state = trainer->state();
  for (const std::uint32_t epoch : {3u, 0xffffffffu}) {
    state.position.epoch = epoch;
    ASSERT_TRUE(trainer->Restore(state));
    EXPECT_TRUE(trainer->done()) << epoch;
  }
}

}  // namespace
}  // namespace nn
