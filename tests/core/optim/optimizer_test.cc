#include "core/optim/optimizer.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace nn {
namespace {

/// Ten steps on f(x, y) = ½ (x² + 10 y²) from (1, −1) with rate 0.05.
std::array<double, 2> TenStepsOnABowl(const OptimizerSpec& spec) {
  const auto optimizer = MakeOptimizer<double>(spec);
  std::vector<double> parameters{1, -1};
  std::vector<double> state(static_cast<std::size_t>(optimizer->StateSize(2)));
  for (std::uint32_t step = 1; step <= 10; ++step) {
    std::vector<double> gradient{parameters[0], 10 * parameters[1]};
    ApplyGradient<double>(spec, *optimizer, parameters, gradient, state, 0.05, step,
                          EveryParameter(2));
  }
  return {parameters[0], parameters[1]};
}

struct Reference {
  OptimizerSpec spec;
  std::array<double, 2> expected;
};

// Written by tools/optimizer_reference.py: torch.optim's SGD, RMSprop, Adam and AdamW in double.
const std::vector<Reference> kReferences{
#include "tests/fixtures/golden/optimizers.inc"
};

TEST(Optimizer, TakesTheStepsOfTheReference) {
  ASSERT_GE(kReferences.size(), 13u);
  for (const Reference& reference : kReferences) {
    const auto reached = TenStepsOnABowl(reference.spec);
    SCOPED_TRACE(ToString(reference.spec.kind));
    EXPECT_NEAR(reached[0], reference.expected[0], 1e-13);
    EXPECT_NEAR(reached[1], reference.expected[1], 1e-13);
  }
}

TEST(Optimizer, ClippingShortensALongGradientAndLeavesAShortOne) {
  const OptimizerSpec spec{.clip_norm = 5};
  const auto sgd = MakeOptimizer<double>({});
  std::vector<double> parameters{0, 0};
  std::vector<double> gradient{30, 40};
  ApplyGradient<double>(spec, *sgd, parameters, gradient, {}, 1, 1,
                        EveryParameter(parameters.size()));
  EXPECT_NEAR(parameters[0], -3, 1e-15);
  EXPECT_NEAR(parameters[1], -4, 1e-15);
  gradient = {0.3, 0.4};
  parameters = {0, 0};
  ApplyGradient<double>(spec, *sgd, parameters, gradient, {}, 1, 2,
                        EveryParameter(parameters.size()));
  EXPECT_EQ(parameters, (std::vector<double>{-0.3, -0.4}));
}

TEST(Optimizer, ANaNGradientIsNotHiddenByClipping) {
  const auto sgd = MakeOptimizer<double>({});
  std::vector<double> parameters{0};
  std::vector<double> gradient{std::numeric_limits<double>::quiet_NaN()};
  ApplyGradient<double>({.clip_norm = 1}, *sgd, parameters, gradient, {}, 1, 1,
                        EveryParameter(parameters.size()));
  EXPECT_TRUE(std::isnan(parameters[0]));
}

TEST(Optimizer, WhatItRemembersNeverBecomesDenormal) {
  for (const OptimizerKind kind : {OptimizerKind::kMomentum, OptimizerKind::kNesterov,
                                   OptimizerKind::kRmsProp, OptimizerKind::kAdam}) {
    const auto optimizer = MakeOptimizer<float>({.kind = kind});
    std::vector<float> parameters{1};
    std::vector<float> state(static_cast<std::size_t>(optimizer->StateSize(1)));
    for (std::uint32_t step = 1; step <= 20'000; ++step) {
      const std::vector<float> gradient{step == 1 ? 1e-3f : 0.0f};
      optimizer->Step(parameters, gradient, state, 0.1f, step, EveryParameter(parameters.size()));
      for (const float value : state)
        ASSERT_TRUE(value == 0 || std::isnormal(value)) << ToString(kind) << " at step " << step;
    }
  }
}

/// The largest difference between a step in float and the formula in double, at a rate of 1, over
/// gradients of all sizes.
double LargestErrorOfAStep(OptimizerKind kind, double epsilon) {
  double largest = 0;
  for (double size = 1e-2; size > 1e-37; size /= 1.7) {
    const OptimizerSpec spec{.kind = kind, .epsilon = epsilon};
    const auto optimizer = MakeOptimizer<float>(spec);
    std::vector<float> parameters{0};
    std::vector<float> state(static_cast<std::size_t>(optimizer->StateSize(1)));
    double mean = 0;
    double square = 0;
    for (std::uint32_t step = 1; step <= 50; ++step) {
      std::vector<float> gradient{static_cast<float>(size)};
      const double before = parameters[0];
      ApplyGradient<float>(spec, *optimizer, parameters, gradient, state, 1, step,
                           EveryParameter(1));
      const bool adam = kind == OptimizerKind::kAdam;
      const double kept = adam ? spec.beta2 : spec.alpha;
      mean = spec.momentum * mean + (1 - spec.momentum) * size;
      square = kept * square + (1 - kept) * size * size;
      const double expected = adam ? mean / (1 - std::pow(spec.momentum, step)) /
                                         (std::sqrt(square / (1 - std::pow(kept, step))) + epsilon)
                                   : size / (std::sqrt(square) + epsilon);
      const double error = std::abs(before - parameters[0] - expected);
      if (!(error <= largest)) largest = error;
    }
  }
  return largest;
}

TEST(Optimizer, WithEveryEpsilonThatIsAllowedNoFlushedMeanSquareChangesAStep) {
  for (const OptimizerKind kind : {OptimizerKind::kRmsProp, OptimizerKind::kAdam}) {
    for (const double epsilon : {kSmallestEpsilon, 1e-10, 1e-8})
      EXPECT_LT(LargestErrorOfAStep(kind, epsilon), 1e-3) << ToString(kind) << ' ' << epsilon;
  }
}

TEST(Optimizer, IsReadByNameAndUnknownNamesListTheKnown) {
  for (const char* name : {"sgd", "momentum", "nesterov", "rmsprop", "adam"})
    EXPECT_EQ(ToString(ParseOptimizer(name).value()), name);
  EXPECT_EQ(
      ParseOptimizer("adagrad").error().message,
      "\"adagrad\" is not a known optimiser; there are sgd, momentum, nesterov, rmsprop, adam");
}

TEST(Optimizer, ImpossibleSettingsAreRefusedWithAMessage) {
  EXPECT_TRUE(CheckOptimizer({.weight_decay = 0.01, .clip_norm = 1}));
  EXPECT_NE(CheckOptimizer({.weight_decay = -1}).error().message.find("weight decay is -1"),
            std::string::npos);
  EXPECT_NE(CheckOptimizer({.clip_norm = -1})
                .error()
                .message.find("gradients are clipped is -1; it must be 0 or more"),
            std::string::npos);
  EXPECT_NE(CheckOptimizer({.momentum = 1}).error().message.find("momentum is 1"),
            std::string::npos);
  EXPECT_NE(CheckOptimizer({.beta2 = -0.5}).error().message.find("β₂ is -0.5"), std::string::npos);
  EXPECT_NE(CheckOptimizer({.alpha = 2}).error().message.find("α is 2"), std::string::npos);
  EXPECT_NE(CheckOptimizer({.epsilon = 0}).error().message.find("ε is 0"), std::string::npos);
  for (const double epsilon : {1e-50, 9e-13, 2.0, std::numeric_limits<double>::quiet_NaN()})
    EXPECT_FALSE(CheckOptimizer({.epsilon = epsilon})) << epsilon;
}

}  // namespace
}  // namespace nn
