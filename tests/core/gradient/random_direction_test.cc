#include "core/gradient/random_direction.h"

#include <gtest/gtest.h>

#include "tests/core/gradient/obtained_gradient.h"
#include "tests/core/numerical_gradient.h"

namespace nn {
namespace {

std::vector<double> Averaged(std::string_view method, NetworkOnBatch<double>& net, Index directions,
                             std::uint32_t step = 0, double step_size = 1e-4) {
  auto made = MakeGradientMethod<double>({.method = ParseGradientMethod(method).value(),
                                          .step_size = step_size,
                                          .directions = directions});
  NN_ASSERT(made.has_value());
  GradientContext<double> context = net.Context();
  context.pass.step = step;
  (*made)->Begin(context);
  UnlimitedBudget unlimited;
  NN_ASSERT((*made)->Advance(unlimited));
  return {(*made)->gradient().begin(), (*made)->gradient().end()};
}

class RandomDirections : public testing::TestWithParam<std::string_view> {
 protected:
  NetworkOnBatch<double> net_{"conv(1,8,stride=4),sigmoid,maxpool(2),flatten,dense(10)",
                              &kCrossEntropyLoss, 3};
};

// The mean over k directions of P coordinates is off by about √(P/k) of the gradient's length.
TEST_P(RandomDirections, ApproachTheGradientOnTheAverage) {
  const std::vector<double> exact = GradientBy("backprop", net_);
  const auto count = static_cast<double>(exact.size());
  for (const Index directions : {400, 6400}) {
    const double error = Distance(Averaged(GetParam(), net_, directions), exact) / Norm(exact);
    const double expected = std::sqrt(count / static_cast<double>(directions));
    EXPECT_GT(error, 0.7 * expected) << directions;
    EXPECT_LT(error, 1.4 * expected) << directions;
  }
}

// Along v the estimate of one direction has the exact slope: g · v = (∇C · v)(v · v).
TEST_P(RandomDirections, HaveTheSlopeOfTheLossAlongTheDirection) {
  const std::vector<double> exact = GradientBy("backprop", net_);
  const std::vector<double> estimate = Averaged(GetParam(), net_, 1, 0, 1e-5);
  // estimate = s v and s = ∇C · v, so ∇C · estimate = s² and |estimate|² = s² |v|².
  const double slope_squared = Dot(exact, estimate);
  EXPECT_GT(slope_squared, 0);
  const double length_squared = Dot(estimate, estimate) / slope_squared;
  EXPECT_NEAR(length_squared / static_cast<double>(exact.size()), 1, 0.35)
      << "v has coordinates of variance 1";
}

// In every direction a parabola, of which a central difference is exact for any h: a width that is
// 1 % too large shows.
TEST(Spsa, HasTheExactSlopeOfAParabolaWhateverTheStepSize) {
  NetworkOnBatch<double> net("avgpool(7),dense(10)", &kQuadraticLoss, 3, /*lit=*/30);
  const std::vector<double> exact = GradientBy("backprop", net);
  for (const double step_size : {1e-3, 0.5, 3.0}) {
    const std::vector<double> estimate = Averaged("spsa", net, 1, 0, step_size);
    // estimate = s v, every coordinate of v is 1 or −1 and s = ∇C · v, so ∇C · estimate = s².
    EXPECT_NEAR(Dot(exact, estimate) / (estimate[0] * estimate[0]), 1, 1e-9) << "h = " << step_size;
  }
}

TEST(ForwardGradient, IsTheExactSlopeTimesItsDirection) {
  NetworkOnBatch<double> net("avgpool(7),dense(4),tanh,dense(10)", &kCrossEntropyLoss, 3,
                             /*lit=*/30);
  const std::vector<double> exact = GradientBy("backprop", net);
  RandomStream stream(0, Purpose::kDirection, 3, 0);
  std::vector<double> direction(exact.size());
  for (double& coordinate : direction) coordinate = stream.Normal();
  const double slope = Dot(exact, direction);
  const std::vector<double> estimate = Averaged("forward-gradient", net, 1, 3);
  for (std::size_t k = 0; k < direction.size(); ++k)
    EXPECT_NEAR(estimate[k], slope * direction[k], 1e-12 * std::abs(slope)) << k;
}

TEST_P(RandomDirections, AreKeyedByTheStep) {
  EXPECT_EQ(Averaged(GetParam(), net_, 2, 5), Averaged(GetParam(), net_, 2, 5));
  EXPECT_NE(Averaged(GetParam(), net_, 2, 5), Averaged(GetParam(), net_, 2, 6));
}

TEST_P(RandomDirections, RefuseToBeNone) {
  for (const Index directions : {0, -1, 10'001}) {
    const auto refused = MakeGradientMethod<float>(
        {.method = ParseGradientMethod(GetParam()).value(), .directions = directions});
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("random directions"), std::string::npos);
  }
}

INSTANTIATE_TEST_SUITE_P(Methods, RandomDirections, testing::Values("spsa", "forward-gradient"),
                         [](const auto& some) {
                           return some.param == "spsa" ? "Spsa" : "ForwardGradient";
                         });

// The tangent of the outputs against (f(θ + εv) − f(θ − εv)) / 2ε.
TEST(ForwardTangent, IsTheDirectionalDerivativeOfEveryKindOfLayer) {
  for (const std::string_view layers :
       {"dense(4),sigmoid,dense(10),tanh", "dense(5),relu,dropout(0.5),dense(10)",
        "conv(2,5,stride=3,pad=2),relu,maxpool(3,stride=2),conv(3,2,pad=1),tanh,avgpool(2),flatten,"
        "dense(10)"}) {
    NetworkOnBatch<double> net(layers, &kQuadraticLoss, 3, /*lit=*/53, Initialization::kXavier);
    RandomStream stream(1, Purpose::kTest);
    std::vector<double> direction(net.parameters.size());
    for (double& coordinate : direction) coordinate = stream.Normal();
    constexpr double kStep = 1e-6;
    const FlatVector<double> parameters = net.parameters;
    std::vector<std::vector<double>> outputs;
    for (const double step : {kStep, -kStep, 0.0}) {
      for (std::size_t k = 0; k < direction.size(); ++k)
        net.parameters[k] = parameters[k] + step * direction[k];
      net.Forward();
      outputs.emplace_back(net.Outputs().data(), net.Outputs().data() + net.Outputs().size());
    }
    const auto tangent =
        net.plan.ForwardTangent(net.parameters, net.batch, {}, net.workspace, direction);
    for (Index k = 0; k < tangent.size(); ++k) {
      const auto at = static_cast<std::size_t>(k);
      EXPECT_NEAR(tangent.data()[k], (outputs[0][at] - outputs[1][at]) / (2 * kStep), 1e-7)
          << layers << " at " << k;
    }
  }
}

}  // namespace
}  // namespace nn
