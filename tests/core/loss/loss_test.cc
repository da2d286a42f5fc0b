// What holds of every kind of loss.
#include "core/loss/loss.h"

#include <gtest/gtest.h>

#include "tests/core/linalg/sparse_matrix.h"
#include "tests/core/loss/loss_on_outputs.h"

namespace nn {
namespace {

constexpr Index kWidth = 5;

class EveryLoss : public testing::TestWithParam<const LossKind*> {};

// ∂p_c/∂z_k against central differences of what Predict gives.
TEST_P(EveryLoss, SlopesOfItsAnswersAreTheDerivativesOfPredict) {
  constexpr double kStep = 1e-5;
  const LossOnOutputs<double> at{GetParam(), RandomMatrix<double>(1, kWidth, 3), {0}};
  const Matrix<double> predicted = at.Predicted();
  const auto loss = MakeLoss<double>(*GetParam());
  for (Index output = 0; output < kWidth; ++output) {
    LossOnOutputs<double> above = at;
    LossOnOutputs<double> below = at;
    above.outputs(0, output) += kStep;
    below.outputs(0, output) -= kStep;
    const Matrix<double> slopes = (above.Predicted() - below.Predicted()) / (2 * kStep);
    for (Index answer = 0; answer < kWidth; ++answer) {
      EXPECT_NEAR(
          loss->PredictSlope({predicted.data(), static_cast<std::size_t>(kWidth)}, answer, output),
          slopes(0, answer), 1e-9)
          << answer << " by " << output;
    }
  }
}

TEST_P(EveryLoss, OfGuessingIsItsValueAtEqualShares) {
  const LossOnOutputs<double> equal{
      GetParam(), Matrix<double>::Constant(1, kWidth, 1 / static_cast<double>(kWidth)), {2}};
  EXPECT_NEAR(MakeLoss<double>(*GetParam())->LossOfGuessing(kWidth), equal.Value(), 1e-12);
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryLoss,
                         testing::ValuesIn(LossKinds().begin(), LossKinds().end()),
                         [](const auto& some) {
                           std::string name(some.param->name);
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace nn
