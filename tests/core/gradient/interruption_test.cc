// A gradient obtained in slices is the gradient obtained in one go, and between slices nothing is
// out of place.
#include <gtest/gtest.h>

#include <cstring>
#include <string_view>
#include <tuple>
#include <vector>

#include "tests/core/gradient/obtained_gradient.h"

namespace nn {
namespace {

bool SameBits(std::span<const double> a, std::span<const double> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

using Slicing = std::tuple<std::string_view, int>;  // method, loss evaluations a slice

class Interrupted : public testing::TestWithParam<Slicing> {
 protected:
  bool AdvanceOneSlice() {
    EvaluationBudget budget(std::get<1>(GetParam()));
    return method_->Advance(budget);
  }

  NetworkOnBatch<double> net_{"dense(1),sigmoid,dense(10)", &kCrossEntropyLoss, 2, /*lit=*/2};
  std::unique_ptr<GradientMethod<double>> method_ = Method<double>(std::get<0>(GetParam()));
};

TEST_P(Interrupted, GivesTheSameBitsAndLeavesTheParametersAlone) {
  const std::vector<double> whole = GradientBy(std::get<0>(GetParam()), net_);
  const FlatVector<double> parameters = net_.parameters;
  method_->Begin(net_.Context());
  while (!AdvanceOneSlice()) ASSERT_TRUE(SameBits(net_.parameters, parameters));
  EXPECT_TRUE(SameBits(net_.parameters, parameters));
  EXPECT_TRUE(SameBits(method_->gradient(), whole));
}

TEST_P(Interrupted, FractionRisesFromZeroToOneWithEverySlice) {
  method_->Begin(net_.Context());
  double fraction = method_->fraction();
  EXPECT_EQ(fraction, 0);
  for (bool finished = false; !finished;) {
    finished = AdvanceOneSlice();
    ASSERT_GT(method_->fraction(), fraction);
    ASSERT_EQ(method_->fraction() == 1, finished);
    fraction = method_->fraction();
  }
}

TEST_P(Interrupted, StartsAfreshWithBegin) {
  method_->Begin(net_.Context());
  for (int slice = 0; slice < 3; ++slice) AdvanceOneSlice();
  for (double& parameter : net_.parameters) parameter *= 0.5;
  const std::vector<double> whole = GradientBy(std::get<0>(GetParam()), net_);
  method_->Begin(net_.Context());
  EXPECT_EQ(method_->fraction(), 0);
  while (!AdvanceOneSlice()) continue;
  EXPECT_TRUE(SameBits(method_->gradient(), whole));
}

// The network has 805 parameters: 806 evaluations forward, 1611 central.
INSTANTIATE_TEST_SUITE_P(
    EverySmallSlice, Interrupted,
    testing::Combine(testing::Values("forward-difference", "central-difference"),
                     testing::Values(1, 2, 3, 4, 5, 6, 7, 8, 9, 100, 805, 806, 1610, 1611)));

std::vector<std::string_view> AllMethods() {
  std::vector<std::string_view> names;
  for (const GradientMethodKind* const kind : GradientMethodKinds()) names.push_back(kind->name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(AllMethods, Interrupted,
                         testing::Combine(testing::ValuesIn(AllMethods()),
                                          testing::Values(1, 2, 3, 7)));

TEST(EvaluationBudget, StopsASliceAtTheFirstParameterThatReachesIt) {
  NetworkOnBatch<double> net("dense(1),sigmoid,dense(10)", &kCrossEntropyLoss, 2, /*lit=*/2);
  const auto method = Method<double>("central-difference");
  method->Begin(net.Context());
  EvaluationBudget base(1);
  EXPECT_FALSE(method->Advance(base));
  EXPECT_DOUBLE_EQ(method->fraction(), 1 / 1611.0) << "the loss itself";
  EvaluationBudget ten(10);
  EXPECT_FALSE(method->Advance(ten));
  EXPECT_DOUBLE_EQ(method->fraction(), 11 / 1611.0)
      << "and five parameters, each nudged up and down";
}

}  // namespace
}  // namespace nn
