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
  LossKind loss;
};

// Counted by hand: (inputs + 1) · units a layer.
constexpr Expected kExpected[] = {
    {"single-neuron", 785 + 20, 784 + 10, LossKind::kQuadratic},
    {"perceptron", 7850, 7840, LossKind::kCrossEntropy},
    {"nielsen-30", 23'860, 23'820, LossKind::kQuadratic},
    {"nielsen-40", 31'810, 31'760, LossKind::kQuadratic},
    {"nielsen-100", 79'510, 79'400, LossKind::kQuadratic},
    {"dnn", 100'480 + 8256 + 650, 109'184, LossKind::kCrossEntropy},
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
