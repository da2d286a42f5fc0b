#include "core/model/presets.h"

#include <gtest/gtest.h>

#include <string_view>

#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

struct Expected {
  std::string_view name;
  Index parameters;
  std::int64_t multiply_adds;
  const LossKind* loss;
};

// Counted by hand: (inputs + 1) · units a layer, (patch + 1) · filters a convolution.
constexpr Expected kExpected[] = {
    {"single-neuron", 785 + 20, 784 + 10, &kQuadraticLoss},
    {"perceptron", 7850, 7840, &kCrossEntropyLoss},
    {"nielsen-30", 23'860, 23'820, &kQuadraticLoss},
    {"nielsen-40", 31'810, 31'760, &kQuadraticLoss},
    {"nielsen-100", 79'510, 79'400, &kQuadraticLoss},
    {"dnn", 100'480 + 8256 + 650, 109'184, &kCrossEntropyLoss},
    // 24×24×8 and 8×8×16 outputs of 25 and 200 multiply-adds.
    {"cnn", 208 + 3216 + 2570, 115'200 + 204'800 + 2560, &kCrossEntropyLoss},
    // 24×24×24, 11×11×64, 5×5×96, 5×5×96 and 5×5×64 outputs; the last pool leaves 2×2×64.
    {"alexnet", 624 + 13'888 + 55'392 + 83'040 + 55'360 + 263'168 + 1'049'600 + 10'250,
     13'824 * 25 + 7744 * 216 + 2400 * 576 + 2400 * 864 + 1600 * 864 + 262'144 + 1'048'576 + 10'240,
     &kCrossEntropyLoss},
};

TEST(Presets, HaveTheParametersAndMultiplyAddsOfTheTextbooks) {
  for (const Expected& expected : kExpected) {
    SCOPED_TRACE(expected.name);
    const auto preset = FindPreset(expected.name);
    ASSERT_TRUE(preset);
    EXPECT_EQ(preset->loss, expected.loss);
    const Plan<float> plan = Compiled<float>(preset->layers, preset->loss);
    EXPECT_EQ(plan.parameter_count(), expected.parameters);
    EXPECT_EQ(plan.multiply_adds(), expected.multiply_adds);
  }
}

TEST(Presets, AllCompile) {
  EXPECT_GE(Presets().size(), std::size(kExpected));
  for (const Preset& preset : Presets())
    EXPECT_TRUE(Plan<float>::Compile(Network(preset.layers, preset.loss))) << preset.name;
}

// Nielsen's second start, of chapter 3: weights with deviation 1/√inputs.
TEST(Presets, NielsensNetworksStartWithScaledWeights) {
  for (const std::string_view name : {"nielsen-30", "nielsen-40", "nielsen-100"}) {
    EXPECT_EQ(FindPreset(name)->initialization, Initialization::kScaledNormal) << name;
  }
}

TEST(Presets, AnUnknownNameIsToldWhatThereIs) {
  const auto unknown = FindPreset("nielsen-31");
  ASSERT_FALSE(unknown);
  for (const std::string_view part : {"\"nielsen-31\"", "single-neuron", "nielsen-30", "dnn"}) {
    EXPECT_NE(unknown.error().message.find(part), std::string::npos) << part;
  }
}

}  // namespace
}  // namespace nn
