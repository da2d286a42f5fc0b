#include "core/loss/softmax_cross_entropy.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/core/linalg/sparse_matrix.h"
#include "tests/core/loss/loss_on_outputs.h"

namespace nn {
namespace {

LossOnOutputs<double> WithRandomLogits(double scale) {
  return {&kCrossEntropyLoss, RandomMatrix<double>(3, 10, 1, scale), {0, 4, 9}};
}

/// Softmax as its definition says, without a shift.
Matrix<double> Probabilities(const Matrix<double>& logits) {
  Matrix<double> probabilities = logits.array().exp();
  for (auto row : probabilities.rowwise()) row /= row.sum();
  return probabilities;
}

TEST(SoftmaxCrossEntropy, IsTheMeanNegativeLogOfTheLabelsProbability) {
  const LossOnOutputs<double> loss = WithRandomLogits(2);
  const Matrix<double> p = Probabilities(loss.outputs);
  EXPECT_NEAR(loss.Value(), -(std::log(p(0, 0)) + std::log(p(1, 4)) + std::log(p(2, 9))) / 3,
              1e-14);
}

TEST(SoftmaxCrossEntropy, OfEqualLogitsIsTheLogOfTheClasses) {
  const LossOnOutputs<double> loss{
      &kCrossEntropyLoss, Matrix<double>::Constant(4, 10, -3), {0, 1, 2, 3}};
  EXPECT_NEAR(loss.Value(), std::log(10.0), 1e-15);
}

TEST(SoftmaxCrossEntropy, GradientIsProbabilityMinusLabelOverTheNumberOfExamples) {
  const LossOnOutputs<double> loss = WithRandomLogits(2);
  Matrix<double> expected = Probabilities(loss.outputs);
  for (Index row = 0; row < 3; ++row)
    expected(row, loss.labels[static_cast<std::size_t>(row)]) -= 1;
  EXPECT_LT((loss.Gradient() - expected / 3).cwiseAbs().maxCoeff(), 1e-15);
}

TEST(SoftmaxCrossEntropy, GradientAgreesWithFiniteDifferencesAtSeveralScales) {
  for (const double scale : {0.01, 1.0, 10.0})
    ExpectGradientAgrees(WithRandomLogits(scale), 1e-5, 1e-9);
}

TEST(SoftmaxCrossEntropy, HugeLogitsDoNotOverflow) {
  for (const float huge : {1e3f, 1e30f}) {
    const LossOnOutputs<float> right{&kCrossEntropyLoss, Matrix<float>{{0, huge, -huge, 1}}, {1}};
    EXPECT_EQ(right.Value(), 0);
    EXPECT_LT(right.Gradient().cwiseAbs().maxCoeff(), 1e-30f);
    const LossOnOutputs<float> wrong{&kCrossEntropyLoss, Matrix<float>{{0, huge, -huge, 1}}, {2}};
    EXPECT_DOUBLE_EQ(wrong.Value(), 2 * static_cast<double>(huge));
    EXPECT_LT((wrong.Gradient() - Matrix<float>{{0, 1, -1, 0}}).cwiseAbs().maxCoeff(), 1e-30f);
  }
}

TEST(SoftmaxCrossEntropy, ShowsProbabilitiesThatSumToOne) {
  for (const double scale : {0.1, 10.0, 1000.0}) {
    const LossOnOutputs<float> loss{
        &kCrossEntropyLoss, RandomMatrix<float>(5, 10, 2, scale), {0, 1, 2, 3, 4}};
    const Matrix<float> shown = loss.Predicted();
    EXPECT_GE(shown.minCoeff(), 0);
    for (Index row = 0; row < 5; ++row) EXPECT_NEAR(shown.row(row).sum(), 1, 1e-6);
  }
  const LossOnOutputs<double> loss = WithRandomLogits(2);
  EXPECT_LT((loss.Predicted() - Probabilities(loss.outputs)).cwiseAbs().maxCoeff(), 1e-15);
}

TEST(SoftmaxCrossEntropy, OfNotANumberIsNotANumber) {
  for (Index place = 0; place < 10; ++place) {
    LossOnOutputs<float> loss{&kCrossEntropyLoss, RandomMatrix<float>(1, 10, 1), {3}};
    loss.outputs(0, place) = std::numeric_limits<float>::quiet_NaN();
    EXPECT_TRUE(std::isnan(loss.Value())) << place;
  }
}

}  // namespace
}  // namespace nn
