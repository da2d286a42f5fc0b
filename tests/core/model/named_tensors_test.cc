#include "core/model/named_tensors.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

/// Parameters 0, 1, 2, …: each says where it stood.
FlatVector<double> Numbered(const Plan<double>& plan) {
  FlatVector<double> parameters(static_cast<std::size_t>(plan.parameter_count()));
  for (std::size_t k = 0; k < parameters.size(); ++k) parameters[k] = static_cast<double>(k);
  return parameters;
}

std::vector<double> TensorValues(std::string_view layers) {
  const Plan<double> plan = Compiled<double>(layers);
  const FlatVector<double> values = ToTensors<double>(plan, Numbered(plan));
  return {values.begin(), values.end()};
}

TEST(NamedTensors, AreCalledAsInATorchSequential) {
  const Plan<float> plan =
      Compiled<float>("conv(8,5),relu,maxpool(2),conv(16,5),relu,maxpool(2),flatten,dense(10)");
  const std::vector<TensorShape> expected{{"0.weight", {8, 1, 5, 5}},  {"0.bias", {8}},
                                          {"3.weight", {16, 8, 5, 5}}, {"3.bias", {16}},
                                          {"7.weight", {10, 256}},     {"7.bias", {10}}};
  EXPECT_EQ(TensorsOf(plan), expected);
}

TEST(NamedTensors, OfADenseLayerAreTransposed) {
  const std::vector<double> values = TensorValues("dense(3),relu,dense(10)");
  for (std::size_t unit = 0; unit < 3; ++unit) {
    for (std::size_t input = 0; input < 784; ++input)
      EXPECT_EQ(values[unit * 784 + input], static_cast<double>(input * 3 + unit));
    EXPECT_EQ(values[3 * 784 + unit], static_cast<double>(3 * 784 + unit));
  }
}

TEST(NamedTensors, OfAConvolutionHaveItsChannelsBeforeItsPixels) {
  const std::vector<double> values = TensorValues("conv(2,1),conv(3,2),dense(10)");
  const std::size_t first = 2 + 2;
  for (std::size_t filter = 0; filter < 3; ++filter) {
    for (std::size_t channel = 0; channel < 2; ++channel) {
      for (std::size_t pixel = 0; pixel < 4; ++pixel) {
        EXPECT_EQ(values[first + (filter * 2 + channel) * 4 + pixel],
                  static_cast<double>(first + (pixel * 2 + channel) * 3 + filter));
      }
    }
  }
}

// A 4×4×2 image: input k of ours is pixel k / 2 of channel k % 2; PyTorch's Flatten puts it at 16 ·
// channel + pixel.
void ExpectChannelsSlowest(std::string_view layers, std::size_t first) {
  const std::vector<double> values = TensorValues(layers);
  for (std::size_t input = 0; input < 32; ++input) {
    EXPECT_EQ(values[first + 16 * (input % 2) + input / 2], static_cast<double>(first + input * 10))
        << layers << ", input " << input;
  }
}

TEST(NamedTensors, AfterAnImageBecameAVectorHaveTheirInputsInTorchsOrder) {
  ExpectChannelsSlowest("conv(2,1),avgpool(7),dense(10)", 4);
  ExpectChannelsSlowest("conv(2,1),avgpool(7),flatten,dense(10)", 4);
  ExpectChannelsSlowest("conv(2,1),avgpool(7),flatten,dropout(0.5),relu,dense(10)", 4);
  ExpectChannelsSlowest("conv(2,1),avgpool(7),flatten,conv(10,1)", 4);
}

TEST(NamedTensors, ComeBackAsTheyWere) {
  for (const std::string_view layers :
       {"dense(10)",
        "conv(3,5,stride=2,pad=1),relu,maxpool(3,stride=2),conv(4,3),flatten,dense(7),tanh,dense("
        "10)",
        "dense(6),conv(5,3,pad=1),dense(10)", "flatten,conv(10,1)"}) {
    const Plan<double> plan = Compiled<double>(layers);
    const auto back = FromTensors<double>(plan, ToTensors<double>(plan, Numbered(plan)));
    ASSERT_TRUE(back) << layers;
    EXPECT_EQ(*back, Numbered(plan)) << layers;
  }
}

TEST(NamedTensors, ThatAreTooFewOrNotFiniteAreRefusedByName) {
  const Plan<float> plan = Compiled<float>("dense(3),relu,dense(10)");
  FlatVector<float> values(static_cast<std::size_t>(plan.parameter_count()));
  const auto problem = [&] { return FromTensors<float>(plan, values).error().message; };
  values[3 * 784 + 1] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_NE(problem().find("value 1 of 0.bias is nan, not a finite number"), std::string::npos)
      << problem();
  values[3 * 784 + 1] = 0;
  values.back() = std::numeric_limits<float>::infinity();
  EXPECT_NE(problem().find("value 9 of 2.bias is inf"), std::string::npos) << problem();
  values.pop_back();
  EXPECT_NE(problem().find("there are 2394 weights and biases, but this network has 2395"),
            std::string::npos)
      << problem();
}

}  // namespace
}  // namespace nn
