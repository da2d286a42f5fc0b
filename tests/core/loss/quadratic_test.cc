#include "core/loss/quadratic.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/core/linalg/sparse_matrix.h"
#include "tests/core/loss/loss_on_outputs.h"

namespace nn {
namespace {

// Errors (0.2, 0.3, −0.5) and (−1, 0, 2): squares 0.38 and 5, halved and averaged over two
// examples.
const LossOnOutputs<double> kByHand{
    &kQuadraticLoss, Matrix<double>{{0.2, 0.3, 0.5}, {0, 0, 2}}, {2, 0}};

TEST(Quadratic, IsHalfTheMeanSquaredDistanceFromTheOneHotLabel) {
  EXPECT_NEAR(kByHand.Value(), 5.38 / 4, 1e-15);
}

TEST(Quadratic, GradientIsTheErrorOverTheNumberOfExamples) {
  const Matrix<double> expected{{0.1, 0.15, -0.25}, {-0.5, 0, 1}};
  EXPECT_LT((kByHand.Gradient() - expected).cwiseAbs().maxCoeff(), 1e-15);
}

TEST(Quadratic, GradientAgreesWithFiniteDifferencesAtSeveralScales) {
  for (const double scale : {0.01, 1.0, 100.0}) {
    ExpectGradientAgrees({&kQuadraticLoss, RandomMatrix<double>(3, 10, 1, scale), {0, 4, 9}}, 1e-3,
                         1e-9);
  }
}

TEST(Quadratic, ShowsActivationsAsTheyAre) { EXPECT_EQ(kByHand.Predicted(), kByHand.outputs); }

TEST(Quadratic, OfNotANumberIsNotANumber) {
  LossOnOutputs<float> loss{&kQuadraticLoss, Matrix<float>{{0, 1, 0}}, {1}};
  EXPECT_EQ(loss.Value(), 0);
  loss.outputs(0, 2) = std::numeric_limits<float>::quiet_NaN();
  EXPECT_TRUE(std::isnan(loss.Value()));
}

// A sum in float of so many small errors beside a large one would lose them.
TEST(Quadratic, IsSummedInDouble) {
  LossOnOutputs<float> loss{&kQuadraticLoss, Matrix<float>::Constant(1000, 10, 1e-3f),
                            std::vector<std::uint8_t>(1000, 0)};
  loss.outputs.col(0).setOnes();
  loss.outputs(0, 0) = 4097;
  const double small = static_cast<double>(1e-3f);
  EXPECT_NEAR(loss.Value(), (4096.0 * 4096 + 9000 * small * small) / 2000, 1e-7);
}

}  // namespace
}  // namespace nn
