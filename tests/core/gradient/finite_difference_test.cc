#include "core/gradient/finite_difference.h"

#include <gtest/gtest.h>

#include "tests/core/gradient/obtained_gradient.h"
#include "tests/core/numerical_gradient.h"

namespace nn {
namespace {

class ErrorOrder : public testing::Test {
 protected:
  double ErrorOf(std::string_view method, double step_size) {
    return Distance(GradientBy(method, net_, step_size), GradientBy("backprop", net_));
  }
  NetworkOnBatch<double> net_{"dense(4),sigmoid,dense(10),sigmoid", &kQuadraticLoss, 3};
};

TEST_F(ErrorOrder, ForwardDifferencesErrInProportionToH) {
  EXPECT_NEAR(ErrorOf("forward-difference", 1e-2) / ErrorOf("forward-difference", 1e-3), 10, 0.5);
  EXPECT_NEAR(ErrorOf("forward-difference", 1e-3) / ErrorOf("forward-difference", 1e-4), 10, 0.05);
}

TEST_F(ErrorOrder, CentralDifferencesErrInProportionToHSquared) {
  EXPECT_NEAR(ErrorOf("central-difference", 1e-1) / ErrorOf("central-difference", 1e-2), 100, 2);
  EXPECT_NEAR(ErrorOf("central-difference", 1e-2) / ErrorOf("central-difference", 1e-3), 100, 0.5);
}

// The loss of one linear layer under the quadratic cost is a parabola in each parameter, a θ² + b θ
// + c: the forward difference is off by a h, the central one exact.
TEST(FiniteDifference, OnAParabolaIsWhatTheTextbookSays) {
  NetworkOnBatch<double> net("dense(10)", &kQuadraticLoss, 1, /*lit=*/2);
  const std::vector<double> exact = GradientBy("backprop", net);
  const std::vector<double> forward = GradientBy("forward-difference", net, 0.125);
  const std::vector<double> central = GradientBy("central-difference", net, 0.125);
  for (std::size_t k = 0; k < exact.size(); ++k) {
    const double x = k < 7840 ? net.batch.Dense()(0, static_cast<Index>(k / 10)) : 1;
    ASSERT_NEAR(forward[k], exact[k] + x * x / 2 * 0.125, 1e-12) << k;
    ASSERT_NEAR(central[k], exact[k], 1e-12) << k;
  }
}

/// Counts how often it is asked, which is once after every loss evaluation.
class CountingBudget : public Budget {
 public:
  bool Exhausted() override {
    ++asked_;
    return false;
  }
  std::int64_t asked() const { return asked_; }

 private:
  std::int64_t asked_ = 0;
};

/// Is exhausted after so many questions.
class ShortBudget : public Budget {
 public:
  explicit ShortBudget(int left) : left_(left) {}
  bool Exhausted() override { return --left_ <= 0; }

 private:
  int left_;
};

TEST(FiniteDifference, ReportsItsLatestNudge) {
  NetworkOnBatch<double> net("dense(1),relu,dense(10)", &kQuadraticLoss, 2);
  for (const std::string_view name : {"forward-difference", "central-difference"}) {
    const auto method = Method<double>(name);
    method->Begin(net.Context());
    EXPECT_FALSE(method->latest_nudge()) << name;
    ShortBudget base_only(1);
    method->Advance(base_only);
    EXPECT_FALSE(method->latest_nudge()) << name;
    for (int calls = 0; calls < 30; ++calls) {
      ShortBudget some(25);
      method->Advance(some);
      const std::optional<Nudge> nudge = method->latest_nudge();
      ASSERT_TRUE(nudge) << name;
      EXPECT_NEAR((nudge->after - nudge->before) / nudge->width,
                  method->gradient()[nudge->parameter], 1e-12);
    }
  }
  EXPECT_FALSE(Method<double>("backprop")->latest_nudge());
}

TEST(GradientMethods, MakeAsManyLossEvaluationsAsTheyAnnounce) {
  NetworkOnBatch<double> net("dense(1),relu,dense(10)", &kQuadraticLoss, 2);
  const std::pair<std::string_view, std::int64_t> expected[] = {{"backprop", 1},
                                                                {"forward-difference", 1 + 805},
                                                                {"central-difference", 1 + 2 * 805},
                                                                {"node-perturbation", 1 + 2 * 11},
                                                                {"spsa", 1 + 2},
                                                                {"forward-gradient", 1 + 1}};
  for (const auto& [name, evaluations] : expected) {
    const auto method = Method<double>(name);
    CountingBudget budget;
    method->Begin(net.Context());
    EXPECT_TRUE(method->Advance(budget)) << name;
    EXPECT_EQ(budget.asked(), evaluations) << name;
    EXPECT_EQ(method->Cost(net.plan, net.batch).loss_evaluations, evaluations) << name;
  }
}

// 2³² / 2 parameters are more than a 32-bit count of evaluations holds twice; the largest network
// must not wrap around.
TEST(GradientMethods, CountTheEvaluationsOfALargeNetwork) {
  const Plan<float> plan = Compiled<float>("dense(37500),dense(10)");
  Batch<float> batch(1);
  batch.Load(PatternedImages(1), CountUp(0, 1));
  EXPECT_EQ(Method<float>("central-difference")->Cost(plan, batch).loss_evaluations,
            1 + 2 * (std::int64_t{785} * 37'500 + 375'010));
}

TEST(GradientMethods, ReportLossAndCorrectAnswersBeforeAnyNudge) {
  NetworkOnBatch<double> net("dense(1),sigmoid,dense(10)", &kQuadraticLoss, 8);
  const double loss = net.Loss();
  // Every image is answered with the first one's label: with patterned labels 3, 0, 7, … exactly
  // one of eight is right.
  for (std::size_t k = 795; k < 805; ++k) net.parameters[k] = k == 795 + 3 ? 1000 : 0;
  const double biased_loss = net.Loss();
  ASSERT_NE(loss, biased_loss);
  for (const GradientMethodKind* const kind : GradientMethodKinds()) {
    const std::string_view name = kind->name;
    const auto method = Method<double>(name, 0.5);
    UnlimitedBudget unlimited;
    method->Begin(net.Context());
    method->Advance(unlimited);
    EXPECT_EQ(method->loss(), biased_loss) << name;
    EXPECT_EQ(method->correct(), 1) << name;
  }
}

TEST(GradientMethods, AnUnknownNameIsToldWhatThereIs) {
  const auto unknown = ParseGradientMethod("newton");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.find("\"newton\""), std::string::npos);
  for (const GradientMethodKind* const kind : GradientMethodKinds())
    EXPECT_NE(unknown.error().message.find(kind->name), std::string::npos) << kind->name;
}

TEST(GradientMethods, NumericalOnesRefuseAStepThatIsNotPositive) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const GradientMethodKind* const kind : GradientMethodKinds()) {
    if (!kind->uses_step_size) {
      EXPECT_TRUE(MakeGradientMethod<float>({.method = kind, .step_size = 0})) << "has no h";
      continue;
    }
    for (const double step : {0.0, -0.01, kInfinity, std::numeric_limits<double>::quiet_NaN()}) {
      const auto refused = MakeGradientMethod<float>({.method = kind, .step_size = step});
      ASSERT_FALSE(refused) << kind->name << " with h = " << step;
      EXPECT_NE(refused.error().message.find(Join("h is ", step)), std::string::npos)
          << refused.error().message;
    }
  }
}

}  // namespace
}  // namespace nn
