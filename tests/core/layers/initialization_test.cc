#include "core/layers/initialization.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace nn {
namespace {

constexpr Index kInputs = 784;
constexpr Index kOutputs = 100;

struct Drawn {
  std::vector<double> weights;
  std::vector<double> biases;
};

/// A layer with kInputs inputs and, so that its statistics are sharp, as many biases as outputs
/// seen by 100 layers.
Drawn Draw(Initialization initialization, std::uint64_t seed = 3) {
  constexpr Index kBiases = 10'000;
  std::vector<double> parameters(static_cast<std::size_t>(kInputs * kOutputs + kBiases), 77);
  RandomStream stream(seed, Purpose::kInitialization);
  DrawParameters<double>(initialization, {.inputs = kInputs, .outputs = kOutputs}, kBiases, stream,
                         parameters);
  const auto biases = parameters.end() - kBiases;
  return {{parameters.begin(), biases}, {biases, parameters.end()}};
}

double Mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double Deviation(const std::vector<double>& values) {
  const double mean = Mean(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size()));
}

/// Share of values within one deviation: 0.6827 of a normal's, 0.5774 of a uniform's.
double ShareWithinOne(const std::vector<double>& values, double deviation) {
  const auto within =
      std::ranges::count_if(values, [&](double value) { return std::abs(value) < deviation; });
  return static_cast<double>(within) / static_cast<double>(values.size());
}

/// Five standard errors of a deviation measured on this many values.
double Slack(double deviation, std::size_t count) {
  return 5 * deviation / std::sqrt(2 * static_cast<double>(count));
}

void ExpectNormal(const std::vector<double>& values, double deviation) {
  EXPECT_NEAR(Deviation(values), deviation, Slack(deviation, values.size()));
  EXPECT_NEAR(Mean(values), 0, 2 * Slack(deviation, values.size()));
  EXPECT_NEAR(ShareWithinOne(values, deviation), 0.6827, 0.025);
}

void ExpectAllZero(const std::vector<double>& values) {
  EXPECT_TRUE(std::ranges::all_of(values, [](double value) { return value == 0; }));
}

TEST(Initialization, UnitNormalDrawsEverythingWithDeviationOne) {
  const Drawn drawn = Draw(Initialization::kUnitNormal);
  ExpectNormal(drawn.weights, 1);
  ExpectNormal(drawn.biases, 1);
}

TEST(Initialization, ScaledNormalDividesWeightsByTheRootOfTheInputs) {
  const Drawn drawn = Draw(Initialization::kScaledNormal);
  ExpectNormal(drawn.weights, 1 / 28.0);
  ExpectNormal(drawn.biases, 1);
}

TEST(Initialization, XavierIsUniformWithinItsLimitAndHasNoBiases) {
  const Drawn drawn = Draw(Initialization::kXavier);
  const double limit = std::sqrt(6.0 / (784 + 100));
  EXPECT_LE(std::ranges::max(drawn.weights), limit);
  EXPECT_GE(std::ranges::min(drawn.weights), -limit);
  EXPECT_GT(std::ranges::max(drawn.weights), 0.999 * limit);
  EXPECT_NEAR(Deviation(drawn.weights), limit / std::sqrt(3), Slack(limit, drawn.weights.size()));
  EXPECT_NEAR(ShareWithinOne(drawn.weights, limit / std::sqrt(3)), 0.5774, 0.01);
  ExpectAllZero(drawn.biases);
}

TEST(Initialization, HeHasDeviationRootOfTwoOverTheInputsAndNoBiases) {
  const Drawn drawn = Draw(Initialization::kHe);
  ExpectNormal(drawn.weights, std::sqrt(2.0 / 784));
  ExpectAllZero(drawn.biases);
}

TEST(Initialization, DependsOnTheSeed) {
  EXPECT_EQ(Draw(Initialization::kHe, 3).weights, Draw(Initialization::kHe, 3).weights);
  EXPECT_NE(Draw(Initialization::kHe, 3).weights, Draw(Initialization::kHe, 4).weights);
}

}  // namespace
}  // namespace nn
