#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/model/plan.h"
#include "tests/core/network_on_batch.h"
#include "tests/core/numerical_gradient.h"

namespace nn {
namespace {

FlatVector<double> Initialized(std::string_view layers, Initialization initialization,
                               std::uint64_t seed = 1) {
  const Plan<double> plan = Compiled<double>(layers);
  FlatVector<double> parameters(static_cast<std::size_t>(plan.parameter_count()), 77.0);
  plan.Initialize(initialization, seed, parameters);
  return parameters;
}

double Deviation(std::span<const double> values) {
  return Norm(values) / std::sqrt(static_cast<double>(values.size()));
}

TEST(PlanInitialization, EveryLayerIsScaledByItsOwnInputs) {
  const FlatVector<double> parameters =
      Initialized("dense(100),sigmoid,dense(60),sigmoid,dense(10)", Initialization::kScaledNormal);
  const std::span<const double> all(parameters);
  EXPECT_NEAR(Deviation(all.subspan(0, 78'400)), 1 / std::sqrt(784.0), 0.001);
  EXPECT_NEAR(Deviation(all.subspan(78'500, 6000)), 0.1, 0.005);
  EXPECT_NEAR(Deviation(all.subspan(84'560, 600)), 1 / std::sqrt(60.0), 0.02);
}

TEST(PlanInitialization, XavierAlsoCountsTheOutputs) {
  const FlatVector<double> parameters =
      Initialized("dense(100),sigmoid,dense(10)", Initialization::kXavier);
  const std::span<const double> all(parameters);
  EXPECT_NEAR(Deviation(all.subspan(0, 78'400)), std::sqrt(2.0 / 884), 0.001);
  EXPECT_NEAR(Deviation(all.subspan(78'500, 1000)), std::sqrt(2.0 / 110), 0.01);
  EXPECT_EQ(Norm(all.subspan(78'400, 100)) + Norm(all.subspan(79'500, 10)), 0) << "biases";
}

TEST(PlanInitialization, BiasesFollowTheirLayersWeights) {
  const FlatVector<double> parameters =
      Initialized("dense(100),sigmoid,dense(10)", Initialization::kScaledNormal);
  EXPECT_NEAR(Deviation(std::span(parameters).subspan(78'400, 100)), 1, 0.25);
}

// Widening the first layer leaves what the third one draws as it was.
TEST(PlanInitialization, ALayersNumbersDoNotDependOnTheOtherLayers) {
  const FlatVector<double> narrow =
      Initialized("dense(20),sigmoid,dense(10)", Initialization::kUnitNormal);
  const FlatVector<double> wide =
      Initialized("dense(50),sigmoid,dense(10)", Initialization::kUnitNormal);
  for (std::size_t k = 0; k < 200; ++k) EXPECT_EQ(narrow[785 * 20 + k], wide[785 * 50 + k]) << k;
}

TEST(PlanInitialization, NoTwoLayersDrawTheSameNumbers) {
  const FlatVector<double> parameters =
      Initialized("dense(10),dense(10),dense(10)", Initialization::kUnitNormal);
  EXPECT_EQ(std::set<double>(parameters.begin(), parameters.end()).size(), parameters.size());
}

TEST(PlanInitialization, IsAFunctionOfTheSeed) {
  const auto draw = [](std::uint64_t seed) {
    return Initialized("dense(10)", Initialization::kHe, seed);
  };
  EXPECT_EQ(draw(5), draw(5));
  EXPECT_NE(draw(5), draw(6));
  EXPECT_NE(draw(5), draw(5 + (std::uint64_t{1} << 32)));
}

TEST(PlanInitialization, FloatIsDoubleRounded) {
  const Plan<float> plan = Compiled<float>("dense(10)");
  FlatVector<float> parameters(7850);
  plan.Initialize(Initialization::kScaledNormal, 9, parameters);
  const FlatVector<double> exact = Initialized("dense(10)", Initialization::kScaledNormal, 9);
  for (std::size_t k = 0; k < parameters.size(); ++k)
    ASSERT_EQ(parameters[k], static_cast<float>(exact[k])) << k;
}

}  // namespace
}  // namespace nn
