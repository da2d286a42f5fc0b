#include "core/model/plan.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/network_on_batch.h"
#include "tests/core/numerical_gradient.h"

namespace nn {
namespace {

constexpr std::string_view kLayers = "dense(7),sigmoid,dense(5),tanh,dense(10)";

TEST(Plan, LaysParametersOutLayerAfterLayer) {
  const Plan<float> plan = Compiled<float>(kLayers);
  EXPECT_EQ(plan.layer_count(), 5);
  EXPECT_EQ(plan.parameter_offset(0), 0);
  EXPECT_EQ(plan.parameter_offset(1), 785 * 7);
  EXPECT_EQ(plan.parameter_offset(2), 785 * 7);
  EXPECT_EQ(plan.parameter_offset(3), 785 * 7 + 8 * 5);
  EXPECT_EQ(plan.parameter_offset(4), 785 * 7 + 8 * 5);
  EXPECT_EQ(plan.parameter_count(), 785 * 7 + 8 * 5 + 6 * 10);
}

TEST(Plan, RefusesANetworkThatIsImpossible) {
  EXPECT_FALSE(Plan<float>::Compile(Network("dense(30),sigmoid", &kQuadraticLoss)));
}

// 784-1-10 by hand: z = x·w + b, a = σ(z), outputs = a·v + c.
TEST(Plan, ForwardRunsTheLayersInOrder) {
  NetworkOnBatch<double> net("dense(1),sigmoid,dense(10)", &kQuadraticLoss, 2);
  net.Forward();
  for (Index row = 0; row < 2; ++row) {
    double z = net.parameters[784];
    for (Index k = 0; k < 784; ++k)
      z += net.batch.Dense()(row, k) * net.parameters[static_cast<std::size_t>(k)];
    const double a = 1 / (1 + std::exp(-z));
    EXPECT_NEAR(net.plan.Output(net.workspace, 0, 2)(row, 0), z, 1e-13);
    EXPECT_NEAR(net.plan.Output(net.workspace, 1, 2)(row, 0), a, 1e-14);
    for (std::size_t k = 0; k < 10; ++k) {
      EXPECT_NEAR(net.Outputs()(row, static_cast<Index>(k)),
                  a * net.parameters[785 + k] + net.parameters[795 + k], 1e-14);
    }
  }
}

TEST(Plan, ShowsPreActivationsBesideActivations) {
  NetworkOnBatch<double> net(kLayers, &kCrossEntropyLoss, 3);
  net.Forward();
  const auto& workspace = std::as_const(net.workspace);
  const Matrix<double> z = net.plan.Output(workspace, 2, 3);
  const Matrix<double> a = net.plan.Output(workspace, 3, 3);
  EXPECT_GT(z.cwiseAbs().minCoeff(), 0);
  EXPECT_LT((a.array() - z.array().tanh()).abs().maxCoeff(), 1e-15);
  net.Backward();
  EXPECT_EQ(net.plan.Output(workspace, 2, 3), z) << "a backward pass leaves the outputs alone";
}

TEST(Plan, StepsRunTogetherGiveTheSameValuesWhereOutputsInBetweenAreNotKept) {
  constexpr std::string_view kConvolutions =
      "conv(4,5),relu,maxpool(2),conv(3,3),relu,maxpool(2),relu,flatten,dense(10)";
  NetworkOnBatch<float> net(kConvolutions, &kCrossEntropyLoss, 3, 60, Initialization::kHe);
  const FlatVector<float> gradient = net.Backward();
  const Matrix<float> outputs = net.Outputs();

  const PassContext context{.keeps_all_outputs = false};
  FlatVector<float> fused(gradient.size());
  // What the pass before left behind is of no use.
  for (Index layer = 0; layer < net.plan.layer_count(); ++layer)
    net.plan.Output(net.workspace, layer, 3).setConstant(99);
  net.plan.Forward(net.parameters, net.batch, context, net.workspace);
  EXPECT_EQ(Matrix<float>(net.Outputs()), outputs);
  EXPECT_EQ(net.plan.Output(net.workspace, 1, 3)(0, 0), 99) << "the ReLU was run with its pooling";
  net.plan.Backward(net.parameters, net.batch, context, net.workspace, fused);
  EXPECT_EQ(fused, gradient);
}

TEST(Plan, ForwardFromALayerIsForwardWhereOnlyLaterParametersChanged) {
  NetworkOnBatch<double> net(kLayers, &kCrossEntropyLoss, 3);
  for (const Index first : {0, 2, 4}) {
    net.Forward();
    const Matrix<double> before = net.Outputs();
    for (double& parameter :
         std::span(net.parameters)
             .subspan(static_cast<std::size_t>(net.plan.parameter_offset(first)))) {
      parameter += 0.01;
    }
    net.plan.ForwardFrom(first, net.parameters, net.batch, {}, net.workspace);
    const Matrix<double> from = net.Outputs();
    net.Forward();
    EXPECT_EQ(from, Matrix<double>(net.Outputs())) << "from layer " << first;
    EXPECT_NE(from, before) << "from layer " << first;
  }
}

TEST(Plan, ForwardFromALayerTakesTheOutputsBeforeItAsTheyStand) {
  NetworkOnBatch<double> net("dense(3),sigmoid,dense(10)", &kQuadraticLoss, 2);
  net.Forward();
  net.plan.Output(net.workspace, 1, 2).setZero();
  net.plan.ForwardFrom(2, net.parameters, net.batch, {}, net.workspace);
  for (Index k = 0; k < 10; ++k)
    EXPECT_EQ(net.Outputs()(0, k), net.parameters[static_cast<std::size_t>(785 * 3 + 30 + k)]);
}

/// Runs rows first … first + count − 1 of eight patterned images in a batch and work space with
/// room for `capacity`.
Matrix<double> OutputsOf(std::uint32_t first, std::uint32_t count, Index capacity,
                         FlatVector<double>* gradient = nullptr) {
  const Plan<double> plan = Compiled<double>(kLayers, &kCrossEntropyLoss);
  FlatVector<double> parameters(static_cast<std::size_t>(plan.parameter_count()));
  plan.Initialize(Initialization::kScaledNormal, 1, parameters);
  Batch<double> batch(capacity);
  Workspace<double> workspace(plan, capacity);
  const Dataset images = PatternedImages(8);
  batch.Load(images, CountUp(0, static_cast<std::uint32_t>(
                                    capacity)));  // leaves something behind where there is room
  plan.Forward(parameters, batch, {}, workspace);
  batch.Load(images, CountUp(first, count));
  plan.Forward(parameters, batch, {}, workspace);
  if (gradient != nullptr) {
    gradient->resize(parameters.size());
    plan.Backward(parameters, batch, {}, workspace, *gradient);
  }
  return plan.Outputs(workspace, batch.size());
}

TEST(Plan, AShortBatchInALargeWorkSpaceGivesTheSameBits) {
  FlatVector<double> exact;
  FlatVector<double> roomy;
  EXPECT_EQ(OutputsOf(2, 3, 3, &exact), OutputsOf(2, 3, 8, &roomy));
  EXPECT_EQ(exact, roomy);
}

TEST(Plan, ABatchGivesWhatItsExamplesGiveOneByOne) {
  FlatVector<double> together;
  const Matrix<double> outputs = OutputsOf(0, 8, 8, &together);
  FlatVector<double> mean(together.size(), 0.0);
  for (std::uint32_t row = 0; row < 8; ++row) {
    FlatVector<double> alone;
    EXPECT_LT((OutputsOf(row, 1, 1, &alone) - outputs.row(row)).cwiseAbs().maxCoeff(), 1e-13)
        << row;
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += alone[k] / 8;
  }
  EXPECT_TRUE(GradientsAgree(together, mean, 1e-14));
}

TEST(Plan, BackwardOverwritesWhatWasInTheGradient) {
  NetworkOnBatch<double> net(kLayers, &kCrossEntropyLoss, 3);
  const FlatVector<double> fresh = net.Backward();
  FlatVector<double> dirty(fresh.size(), 1e300);
  net.plan.Backward(net.parameters, net.batch, {}, net.workspace, dirty);
  EXPECT_EQ(fresh, dirty);
}

TEST(Plan, TheFirstLayerNeedNotTakeCompressedInput) {
  NetworkOnBatch<double> net("sigmoid,dense(10)", &kCrossEntropyLoss, 2, /*lit=*/2);
  net.Forward();
  EXPECT_EQ(net.plan.Output(net.workspace, 0, 2)(0, 0),
            1 / (1 + std::exp(-net.batch.Dense()(0, 0))));
  const FlatVector<double> gradient = net.Backward();
  EXPECT_TRUE(GradientsAgree(
      gradient, NumericalGradient(net.parameters, 1e-5, [&] { return net.Loss(); }), 1e-7));
}

}  // namespace
}  // namespace nn
