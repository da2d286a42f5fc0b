#include "core/gradient/time_budget.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/core/gradient/obtained_gradient.h"

namespace nn {
namespace {

/// Time that passes only as the test says, in milliseconds.
class SimulatedTime : public TimeBudget {
 public:
  explicit SimulatedTime(double milliseconds) : TimeBudget(0, milliseconds) {}

  bool ExhaustedAfter(double milliseconds) {
    now_ += milliseconds;
    return Exhausted();
  }
  double now() const { return now_; }
  int readings() const { return readings_; }

 private:
  double Now() const override {
    ++readings_;
    return now_;
  }

  double now_ = 0;
  mutable int readings_ = 0;
};

TEST(TimeBudget, ReadsTheClockAboutTwiceAMillisecond) {
  SimulatedTime time(20);
  while (!time.ExhaustedAfter(0.001)) continue;
  EXPECT_LT(time.now(), 20.6);
  EXPECT_LT(time.readings(), 120) << "of 20,000 evaluations";
}

TEST(TimeBudget, IsOneEvaluationLateWhenCostsHaveChanged) {
  SimulatedTime time(20);
  for (int evaluation = 0; evaluation < 10'000; ++evaluation) time.ExhaustedAfter(0.001);
  time.CostChanges();
  while (!time.ExhaustedAfter(50)) continue;
  EXPECT_EQ(static_cast<int>(time.now() + 0.5), 60);
}

/// Writes down when it is asked (e) and when costs change (c).
class Log : public Budget {
 public:
  bool Exhausted() override {
    text_ += 'e';
    return false;
  }
  void CostChanges() override { text_ += 'c'; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// 10 net inputs of the last layer, then 3 of the first, each nudged up and down.
TEST(TimeBudget, HearsFromNodePerturbationWhenTheLayerChanges) {
  NetworkOnBatch<double> net("dense(3),sigmoid,dense(10)", &kQuadraticLoss, 2);
  const auto method = Method<double>("node-perturbation");
  Log log;
  method->Begin(net.Context());
  method->Advance(log);
  EXPECT_EQ(log.text(), "e" + std::string(20, 'e') + "c" + std::string(6, 'e') + "c");
}

TEST(TimeBudget, HearsFromStructuredDifferencesWhenTheLayerChanges) {
  NetworkOnBatch<double> net("dense(3),sigmoid,dense(10)", &kQuadraticLoss, 2);
  const auto method = Method<double>("structured-difference");
  Log log;
  method->Begin(net.Context());
  method->Advance(log);
  EXPECT_EQ(log.text(), "eecec");
}

}  // namespace
}  // namespace nn
