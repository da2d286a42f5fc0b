#include "core/parallel/threading_tuner.h"

#include <gtest/gtest.h>

namespace nn {
namespace {

double now = 0;

/// Makes so many steps, of which one takes that long shared and alone. Returns how many were
/// shared.
int Steps(ThreadingTuner& trial, int count, double shared, double alone) {
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
    ThreadingTuner::SetClock([] { return now; });
  }
  void TearDown() override { ThreadingTuner::SetClock(nullptr); }
};

TEST_F(SharingTrials, SettlesForTheFasterOfTheTwo) {
  ThreadingTuner trial;
  Steps(trial, 100, 80 * kMicrosecond, 50 * kMicrosecond);
  EXPECT_FALSE(trial.shares());
  ThreadingTuner other;
  Steps(other, 100, 50 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_TRUE(other.shares());
}

TEST_F(SharingTrials, TakesFewStepsOfTheSlowerKind) {
  ThreadingTuner trial;
  EXPECT_LT(Steps(trial, 20'000, 80 * kMicrosecond, 50 * kMicrosecond), 20'000 * 3 / 100);
}

TEST_F(SharingTrials, TriesAgainWhenTheMachineHasOtherWorkToDo) {
  ThreadingTuner trial;
  Steps(trial, 1000, 50 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_TRUE(trial.shares());
  Steps(trial, 3000, 120 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_FALSE(trial.shares());
}

TEST_F(SharingTrials, OneBlockThatIsHeldUpDecidesNothing) {
  ThreadingTuner trial;
  Steps(trial, 30, 50 * kMicrosecond, 80 * kMicrosecond);
  now += 1;
  Steps(trial, 100, 50 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_TRUE(trial.shares());
}

TEST_F(SharingTrials, LongStepsAreSharedWithoutATrial) {
  ThreadingTuner trial;
  EXPECT_EQ(Steps(trial, 5000, 2e-3, 1), 5000);
}

TEST_F(SharingTrials, WithoutAClockAllStepsAreShared) {
  ThreadingTuner::SetClock(nullptr);
  ThreadingTuner trial;
  EXPECT_EQ(Steps(trial, 5000, 80 * kMicrosecond, 50 * kMicrosecond), 5000);
}

TEST_F(SharingTrials, BeginsAnewWhenStepsCostSomethingElse) {
  ThreadingTuner trial;
  Steps(trial, 100, 80 * kMicrosecond, 50 * kMicrosecond);
  trial.Restart();
  EXPECT_TRUE(trial.shares());
  Steps(trial, 100, 50 * kMicrosecond, 80 * kMicrosecond);
  EXPECT_TRUE(trial.shares());
}

}  // namespace
}  // namespace nn
