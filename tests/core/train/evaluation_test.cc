#include "core/train/evaluation.h"

#include <gtest/gtest.h>

#include "core/loss/accuracy.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

// 250 images: more than two of the evaluation's batches, the last one short.
constexpr int kImages = 250;

class EvaluationOf250 : public testing::Test {
 protected:
  EvaluationOf250() : net_("dense(6),sigmoid,dense(10)", &kCrossEntropyLoss, kImages) {}

  RunningMetrics InSlicesOf(std::int64_t evaluations) {
    evaluation_.Begin();
    double fraction = 0;
    for (bool finished = false; !finished;) {
      EvaluationBudget budget(evaluations);
      finished = evaluation_.Advance(net_.parameters, budget);
      EXPECT_GT(evaluation_.fraction(), fraction);
      EXPECT_EQ(evaluation_.fraction() == 1, finished);
      fraction = evaluation_.fraction();
    }
    return evaluation_.metrics();
  }

  NetworkOnBatch<double> net_;
  Evaluation<double> evaluation_{net_.plan, SharedImages(kImages)};
};

TEST_F(EvaluationOf250, IsTheMeanOverAllExamples) {
  const RunningMetrics metrics = InSlicesOf(1000);
  EXPECT_NEAR(metrics.loss(), net_.Loss(), 1e-13);
  EXPECT_EQ(metrics.correct, CountCorrect(net_.Outputs(), net_.batch.labels()));
  EXPECT_EQ(metrics.accuracy(), metrics.correct / kImages);
  EXPECT_EQ(metrics.examples, kImages);
}

TEST_F(EvaluationOf250, KeepsTheOutputsToEveryExampleUntilItBeginsAgain) {
  EXPECT_EQ(evaluation_.outputs().rows(), 0);
  InSlicesOf(1);
  net_.Forward();
  ASSERT_EQ(evaluation_.outputs().rows(), kImages);
  EXPECT_TRUE(evaluation_.outputs().isApprox(net_.Outputs(), 1e-13));
  evaluation_.Begin();
  EXPECT_EQ(evaluation_.outputs().rows(), 0);
}

TEST_F(EvaluationOf250, IsTheSameInSlicesAsInOneGo) {
  const RunningMetrics whole = InSlicesOf(1000);
  EXPECT_EQ(InSlicesOf(1), whole);
  EXPECT_EQ(InSlicesOf(2), whole);
}

TEST_F(EvaluationOf250, BeginsAgainFromNothing) {
  const RunningMetrics whole = InSlicesOf(1000);
  EvaluationBudget one(1);
  evaluation_.Begin();
  EXPECT_FALSE(evaluation_.Advance(net_.parameters, one));
  EXPECT_EQ(InSlicesOf(1000), whole);
}

TEST(Evaluation, OfNoExamplesIsCompleteAtOnce) {
  const Plan<double> plan = Compiled<double>("dense(10)");
  Evaluation<double> evaluation(plan, Examples(SharedImages(3), {}));
  UnlimitedBudget unlimited;
  evaluation.Begin();
  EXPECT_EQ(evaluation.fraction(), 1);
  EXPECT_TRUE(evaluation.Advance(
      FlatVector<double>(static_cast<std::size_t>(plan.parameter_count())), unlimited));
  EXPECT_EQ(evaluation.fraction(), 1);
  EXPECT_EQ(evaluation.outputs().rows(), 0);
}

TEST(Evaluation, DropsNothingOut) {
  NetworkOnBatch<double> plain("dense(6),sigmoid,dense(10)", &kCrossEntropyLoss, 20);
  const Plan<double> dropping =
      Compiled<double>("dense(6),dropout(0.9),sigmoid,dropout(0.9),dense(10)", &kCrossEntropyLoss);
  Evaluation<double> evaluation(dropping, SharedImages(20));
  UnlimitedBudget unlimited;
  evaluation.Begin();
  ASSERT_TRUE(evaluation.Advance(plain.parameters, unlimited));
  EXPECT_NEAR(evaluation.metrics().loss(), plain.Loss(), 1e-14);
}

}  // namespace
}  // namespace nn
