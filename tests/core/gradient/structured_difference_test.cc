// Structured differences are the textbook's central differences, at every h.
#include "core/gradient/structured_difference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string_view>
#include <tuple>

#include "core/parallel/parallel.h"
#include "tests/core/gradient/obtained_gradient.h"

namespace nn {
namespace {

double LargestDifference(std::span<const double> a, std::span<const double> b) {
  double largest = 0;
  for (std::size_t k = 0; k < a.size(); ++k) largest = std::max(largest, std::abs(a[k] - b[k]));
  return largest;
}

using Case = std::tuple<std::string_view, const LossKind*, double>;  // layers, loss, h

class SameDifference : public testing::TestWithParam<Case> {};

TEST_P(SameDifference, AgreesWithTheTextbookToTheNinthDecimal) {
  const auto [layers, loss, step_size] = GetParam();
  NetworkOnBatch<double> net(layers, loss, 3, /*lit=*/12, Initialization::kHe);
  const std::vector<double> textbook = GradientBy("central-difference", net, step_size);
  const std::vector<double> structured = GradientBy("structured-difference", net, step_size);
  EXPECT_LT(LargestDifference(structured, textbook), 1e-9);
  const std::vector<double> exact = GradientBy("backprop", net);
  const bool parabola =
      layers == "dense(10)" && loss == &kQuadraticLoss;  // which central differences get right
  if (step_size == 0.5 && !parabola) {
    EXPECT_GT(LargestDifference(structured, exact), 1e-4) << "as far off as the textbook's";
  }
}

constexpr double kSteps[] = {1e-5, 1e-2, 0.5};

INSTANTIATE_TEST_SUITE_P(
    Dense, SameDifference,
    testing::Combine(testing::Values("dense(10)", "dense(3),sigmoid,dense(10),sigmoid",
                                     "dense(3),tanh,dense(10),tanh",
                                     "dense(5),relu,dense(4),relu,dense(10)",
                                     "dense(4),sigmoid,dropout(0.5),dense(3),tanh,dense(10)"),
                     testing::Values(&kQuadraticLoss, &kCrossEntropyLoss),
                     testing::ValuesIn(kSteps)));

INSTANTIATE_TEST_SUITE_P(
    Convolutions, SameDifference,
    testing::Combine(
        testing::Values(
            "conv(3,5,stride=2),relu,maxpool(2),conv(4,3),relu,maxpool(2),flatten,dense(10)",
            "conv(2,5,stride=3,pad=2),tanh,avgpool(2),conv(3,3,pad=1),sigmoid,conv(2,3,pad=1),relu,"
            "maxpool(3,stride=2),flatten,dropout(0.5),dense(6),relu,dropout(0.5),dense(10)",
            "conv(3,7,stride=7),sigmoid,conv(10,4)"),
        testing::Values(&kQuadraticLoss, &kCrossEntropyLoss), testing::ValuesIn(kSteps)));

// What the textbook's way loses in float when h is small: the digits that two nearly equal losses
// share.
TEST(StructuredDifference, KeepsItsDigitsInFloatWithASmallStep) {
  for (const LossKind* loss : {&kQuadraticLoss, &kCrossEntropyLoss}) {
    NetworkOnBatch<float> net("dense(6),sigmoid,dense(10)", loss, 10, 10);
    const auto exact = GradientBy("backprop", net);
    for (const GradientDifference& difference :
         CompareGradients<float>(net.plan, exact, GradientBy("structured-difference", net, 1e-4))) {
      EXPECT_LT(difference.relative_error, 1e-5) << difference.layer;
    }
    EXPECT_GT(
        CompareGradients<float>(net.plan, exact, GradientBy("central-difference", net, 1e-4))[0]
            .relative_error,
        1e-4);
  }
}

TEST(StructuredDifference, IsTheSameToTheLastBitWhateverTheNumberOfThreads) {
  NetworkOnBatch<float> net(
      "conv(3,5,stride=2),relu,maxpool(2),flatten,dense(12),sigmoid,dense(10)", &kCrossEntropyLoss,
      5, 12, Initialization::kHe);
  const std::vector<float> alone = GradientBy("structured-difference", net, 0.01);
  for (const int threads : {2, 3, 7}) {
    SetThreadCount(threads);
    EXPECT_EQ(GradientBy("structured-difference", net, 0.01), alone) << threads << " threads";
  }
  SetThreadCount(1);
}

TEST(StructuredDifference, OfASaturatedNetworkIsFiniteAndTheTextbooks) {
  NetworkOnBatch<double> net("dense(4),sigmoid,dense(10),tanh", &kQuadraticLoss, 3, 12);
  for (double& parameter : net.parameters) parameter *= 40;
  EXPECT_LT(LargestDifference(GradientBy("structured-difference", net, 0.5),
                              GradientBy("central-difference", net, 0.5)),
            1e-9);
}

TEST(StructuredDifference, OfLogitsThatOverflowTheExponentialIsTheTextbooks) {
  NetworkOnBatch<double> net("dense(3),relu,dense(10)", &kCrossEntropyLoss, 3, 12);
  for (double& parameter : net.parameters) parameter *= 30;
  for (const double step_size : {0.5, 30.0}) {
    EXPECT_LT(LargestDifference(GradientBy("structured-difference", net, step_size),
                                GradientBy("central-difference", net, step_size)),
              1e-9);
  }
}

}  // namespace
}  // namespace nn
