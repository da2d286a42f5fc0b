#include "core/parallel/sharing_trial.h"

#include <gtest/gtest.h>

namespace nn {
namespace {

double now = 0;

/// Makes so many steps, of which one takes that long shared and alone. Returns how many were
/// shared.
int Steps(SharingTrial& trial, int count, double shared, double alone) {
  int shared_steps = 0;
  for (int step = 0; step < count; ++step) {
    shared_steps += trial.shares() ? 1 : 0;
    now += trial.shares() ? shared : alone;
    trial.StepDone();
  }
  return shared_steps;
}

constexpr double kMicrosecond = 1e-6;

class SharingTrials : public testing::Test {
 protected:
  void SetUp() override {
    SharingTrial::SetClock([] { return now; });
  }
  void TearDown() override { SharingTrial::SetClock(nullptr); }
};

TEST_F(SharingTrials, SettlesForTheFasterOfTheTwo) {
  SharingTrial trial;
  Steps(trial, 100, 80 * kMicrosecond, 50 * kMicrosecond);
  EXPECT_FALSE(trial.shares());
  SharingTrial other;
  Steps(other, 100, 50 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_TRUE(other.shares());
}

TEST_F(SharingTrials, TakesFewStepsOfTheSlowerKind) {
  SharingTrial trial;
  EXPECT_LT(Steps(trial, 20'000, 80 * kMicrosecond, 50 * kMicrosecond), 20'000 * 3 / 100);
}

TEST_F(SharingTrials, TriesAgainWhenTheMachineHasOtherWorkToDo) {
  SharingTrial trial;
  Steps(trial, 1000, 50 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_TRUE(trial.shares());
  Steps(trial, 3000, 120 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_FALSE(trial.shares());
}

TEST_F(SharingTrials, OneBlockThatIsHeldUpDecidesNothing) {
  SharingTrial trial;
  Steps(trial, 30, 50 * kMicrosecond, 80 * kMicrosecond);
  now += 1;
  Steps(trial, 100, 50 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_TRUE(trial.shares());
}

TEST_F(SharingTrials, LongStepsAreSharedWithoutATrial) {
  SharingTrial trial;
  EXPECT_EQ(Steps(trial, 5000, 2e-3, 1), 5000);
}

TEST_F(SharingTrials, WithoutAClockAllStepsAreShared) {
  SharingTrial::SetClock(nullptr);
  SharingTrial trial;
  EXPECT_EQ(Steps(trial, 5000, 80 * kMicrosecond, 50 * kMicrosecond), 5000);
}

TEST_F(SharingTrials, BeginsAnewWhenStepsCostSomethingElse) {
  SharingTrial trial;
  Steps(trial, 100, 80 * kMicrosecond, 50 * kMicrosecond);
  trial.Restart();
  EXPECT_TRUE(trial.shares());
  Steps(trial, 100, 50 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_TRUE(trial.shares());
}

}  // namespace
}  // namespace nn
