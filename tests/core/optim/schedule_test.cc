#include "core/optim/schedule.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nn {
namespace {

TEST(Schedule, ConstantIsOneThroughout) {
  for (const double progress : {0.0, 0.3, 1.0})
    EXPECT_EQ(ScheduleFactor(Schedule::kConstant, progress), 1);
}

TEST(Schedule, StepFallsToATenthAtHalfAndAHundredthAtThreeQuarters) {
  EXPECT_EQ(ScheduleFactor(Schedule::kStep, 0.49), 1);
  EXPECT_EQ(ScheduleFactor(Schedule::kStep, 0.5), 0.1);
  EXPECT_NEAR(ScheduleFactor(Schedule::kStep, 0.75), 0.01, 1e-17);
}

// PyTorch's StepLR with step_size = 3, gamma = 0.5.
TEST(Schedule, StepsMayComeEverySoManyEpochsAndFallToAnyShare) {
  const ScheduleShape shape{.drop = 0.5, .drop_every = 3};
  for (const int epoch : {0, 1, 2, 3, 5, 6, 8, 9}) {
    // The epoch's beginning as the trainer computes it, from 7 steps an epoch.
    const double progress = (epoch * 7) / (10.0 * 7);
    EXPECT_EQ(ScheduleFactor(Schedule::kStep, progress, 10, shape), std::pow(0.5, epoch / 3))
        << epoch;
  }
}

TEST(Schedule, CosineFallsFromOneOverOneHalfToZero) {
  EXPECT_EQ(ScheduleFactor(Schedule::kCosine, 0), 1);
  EXPECT_NEAR(ScheduleFactor(Schedule::kCosine, 0.5), 0.5, 1e-15);
  EXPECT_NEAR(ScheduleFactor(Schedule::kCosine, 1), 0, 1e-15);
}

// PyTorch's OneCycleLR with its defaults: max_lr = 1, total_steps = 1001, cosine.
TEST(Schedule, OneCycleWarmsUpAndAnneals) {
  EXPECT_NEAR(ScheduleFactor(Schedule::kOneCycle, 0), 0.04, 1e-15);
  EXPECT_NEAR(ScheduleFactor(Schedule::kOneCycle, 0.15), 0.52, 1e-12);
  EXPECT_NEAR(ScheduleFactor(Schedule::kOneCycle, 0.3), 1, 1e-12);
  EXPECT_NEAR(ScheduleFactor(Schedule::kOneCycle, 0.65), 0.500002, 1e-9);
  EXPECT_NEAR(ScheduleFactor(Schedule::kOneCycle, 1), 4e-6, 1e-15);
}

TEST(Schedule, TheWarmUpMayBeLongerOrNone) {
  EXPECT_NEAR(ScheduleFactor(Schedule::kOneCycle, 0.25, 1, {.warm_up = 0.5}), 0.52, 1e-12);
  EXPECT_NEAR(ScheduleFactor(Schedule::kOneCycle, 0.5, 1, {.warm_up = 0.5}), 1, 1e-12);
  EXPECT_EQ(ScheduleFactor(Schedule::kOneCycle, 0, 1, {.warm_up = 0}), 1);
}

TEST(Schedule, ImpossibleShapesAreRefusedWithAMessage) {
  EXPECT_TRUE(CheckScheduleShape({}));
  EXPECT_NE(
      CheckScheduleShape({.warm_up = 1})
          .error()
          .message.find("share of the run is 1; it must be from 0 to below 1, for example 0.3"),
      std::string::npos);
  EXPECT_NE(
      CheckScheduleShape({.drop = 0})
          .error()
          .message.find("the learning rate drops is 0; it must be greater than 0 and at most 1"),
      std::string::npos);
  EXPECT_NE(CheckScheduleShape({.drop_every = -1})
                .error()
                .message.find("between drops is -1; it must be 0 or more"),
            std::string::npos);
}

TEST(Schedule, IsReadByNameAndUnknownNamesListTheKnown) {
  for (const char* name : {"constant", "step", "cosine", "one-cycle"})
    EXPECT_EQ(ToString(ParseSchedule(name).value()), name);
  EXPECT_EQ(ParseSchedule("linear").error().message,
            "\"linear\" is not a known learning-rate schedule; there are constant, step, cosine, "
            "one-cycle");
}

}  // namespace
}  // namespace nn
