#include "core/optim/schedule.h"

#include <gtest/gtest.h>

namespace nn {
namespace {

TEST(Schedule, ConstantIsOneThroughout) {
  for (const double progress : {0.0, 0.3, 1.0}) EXPECT_EQ(ScheduleFactor(Schedule::kConstant, progress), 1);
}

TEST(Schedule, StepFallsToATenthAtHalfAndAHundredthAtThreeQuarters) {
  EXPECT_EQ(ScheduleFactor(Schedule::kStep, 0.49), 1);
  EXPECT_EQ(ScheduleFactor(Schedule::kStep, 0.5), 0.1);
  EXPECT_EQ(ScheduleFactor(Schedule::kStep, 0.75), 0.01);
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

TEST(Schedule, IsReadByNameAndUnknownNamesListTheKnown) {
  for (const char* name : {"constant", "step", "cosine", "one-cycle"}) EXPECT_EQ(ToString(ParseSchedule(name).value()), name);
  EXPECT_EQ(ParseSchedule("linear").error().message,
            "\"linear\" is not a known learning-rate schedule; there are constant, step, cosine, one-cycle");
}

}  // namespace
}  // namespace nn
