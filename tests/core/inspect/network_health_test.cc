// Dead and saturated units that are made so; the numbers against PyTorch's are in
// tests/web/worker/network-health.test.js.
#include "core/inspect/network_health.h"

#include <gtest/gtest.h>

#include "core/inspect/layer_weights.h"
#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

struct Examined {
  explicit Examined(std::string_view layers)
      : plan(Compiled<float>(layers, &kCrossEntropyLoss)),
        parameters(static_cast<std::size_t>(plan.parameter_count())) {
    plan.Initialize(Initialization::kXavier, 2, parameters);
  }
  void SetBias(Index layer, Index unit, float value) {
    const Index biases = plan.parameter_offset(layer) + plan.layer(layer).parameter_count() -
                         plan.layer(layer).units();
    parameters[static_cast<std::size_t>(biases + unit)] = value;
  }
  std::vector<LayerHealth> Health() const {
    return ExamineHealth(plan, parameters, PatternedImages(30), CountUp(0, 30), 11);
  }

  Plan<float> plan;
  FlatVector<float> parameters;
};

TEST(NetworkHealth, CountsUnitsThatNoExampleMakesFire) {
  Examined network("dense(8),relu,dense(10)");
  for (const Index unit : {1, 2, 5}) network.SetBias(0, unit, -1000);
  for (const Index unit : {0, 3, 4, 6, 7}) network.SetBias(0, unit, 1000);
  const std::vector<LayerHealth> health = network.Health();
  ASSERT_EQ(health.size(), 2u);
  EXPECT_DOUBLE_EQ(health[0].dead, 3.0 / 8);
  EXPECT_DOUBLE_EQ(health[0].activations.zeros, 3.0 / 8);
  EXPECT_EQ(health[1].activation, nullptr);
  EXPECT_EQ(health[1].dead, 0);
}

TEST(NetworkHealth, AMapOfAConvolutionIsDeadWhereItIsZeroEverywhere) {
  Examined network("conv(4,5),relu,dense(10)");
  for (const Index filter : {0, 1, 2}) network.SetBias(0, filter, 1);
  network.SetBias(0, 3, -1000);
  EXPECT_DOUBLE_EQ(network.Health()[0].dead, 1.0 / 4);
}

TEST(NetworkHealth, CountsSaturatedActivationsOfSigmoidAndTanh) {
  for (const char* const layers : {"dense(4),sigmoid,dense(10)", "dense(4),tanh,dense(10)"}) {
    Examined network(layers);
    std::ranges::fill(network.parameters, 0.0F);
    // σ(4.7) = 0.991, σ(4.5) = 0.989; tanh z = 2 σ(2 z) − 1 at half of that.
    const float half = std::string_view(layers).contains("tanh") ? 0.5F : 1;
    network.SetBias(0, 0, 4.7F * half);
    network.SetBias(0, 1, -4.7F * half);
    network.SetBias(0, 2, 4.5F * half);
    EXPECT_DOUBLE_EQ(network.Health()[0].saturated, 0.5) << layers;
  }
}

TEST(NetworkHealth, ExaminesEvenlySpreadRowsAndFewerOfALargeNetwork) {
  const Plan<float> small = Compiled<float>("dense(10)");
  EXPECT_EQ(ExaminedRows(small, 3), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(ExaminedRows(small, 1280)[5], 50u);
  EXPECT_EQ(ExaminedRows(small, 60'000).size(), 128u);
  EXPECT_EQ(ExaminedRows(Compiled<float>("dense(10000),relu,dense(10)"), 60'000).size(), 32u);
}

TEST(LayerWeights, OfAUnitComeInputByInputWithoutBias) {
  Examined network("dense(3),relu,dense(10)");
  for (std::size_t k = 0; k < network.parameters.size(); ++k)
    network.parameters[k] = static_cast<float>(k);
  const std::vector<float> incoming = IncomingWeights(network.plan, network.parameters, 0, 1, 2);
  ASSERT_EQ(incoming.size(), 2u * kPixels);
  EXPECT_EQ(incoming[0], 1);
  EXPECT_EQ(incoming[1], 4);
  EXPECT_EQ(incoming[kPixels + 783], 783 * 3 + 2);
  const std::vector<float> deeper = IncomingWeights(network.plan, network.parameters, 2, 9, 1);
  EXPECT_EQ(deeper, (std::vector<float>{785 * 3 + 9, 785 * 3 + 19, 785 * 3 + 29}));
}

}  // namespace
}  // namespace nn
