#include "core/model/shape_inference.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/model/presets.h"
#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

ShapeInference SurveyOf(std::string_view layers) {
  return InferShapes(Network(layers, &kCrossEntropyLoss));
}

TEST(ShapeInference, MeasuresEveryLayer) {
  const ShapeInference survey =
      SurveyOf("conv(8,5,stride=2,pad=2),relu,maxpool(2),flatten,dropout(0.5),dense(10)");
  ASSERT_FALSE(survey.problem);
  ASSERT_EQ(survey.layers.size(), 6u);
  EXPECT_EQ(survey.layers[0].output, (Shape{14, 14, 8}));
  EXPECT_EQ(survey.layers[0].parameters, 8 * (25 + 1));
  EXPECT_EQ(survey.layers[0].multiply_adds, 14 * 14 * 8 * 25);
  EXPECT_EQ(survey.layers[2].output, (Shape{7, 7, 8}));
  EXPECT_EQ(survey.layers[3].output, (Shape{1, 1, 392}));
  EXPECT_EQ(survey.layers[4].multiply_adds, 0);
  EXPECT_EQ(survey.layers[5].parameters, 393 * 10);
  EXPECT_EQ(survey.layers[5].multiply_adds, 3920);
}

// There is no further word for it in a network's text.
TEST(ShapeInference, SamePaddingOfAnOddKernelIsHalfOfWhatIsAroundItsMiddle) {
  for (const int kernel : {1, 3, 5, 7, 27}) {
    const ShapeInference survey =
        SurveyOf(Join("conv(4,", kernel, ",pad=", (kernel - 1) / 2, "),dense(10)"));
    ASSERT_FALSE(survey.problem) << kernel;
    EXPECT_EQ(survey.layers[0].output, (Shape{28, 28, 4})) << kernel;
  }
}

TEST(ShapeInference, CountsValuesBeyond32Bits) {
  EXPECT_EQ((Shape{1000, 1000, 4096}).count(), 4'096'000'000);
}

TEST(ShapeInference, AgreesWithThePlanOfEveryPreset) {
  for (const Preset& preset : Presets()) {
    SCOPED_TRACE(preset.name);
    const ShapeInference survey = SurveyOf(preset.layers);
    const Plan<float> plan = Compiled<float>(preset.layers, preset.loss);
    ASSERT_EQ(static_cast<Index>(survey.layers.size()), plan.layer_count());
    for (Index index = 0; index < plan.layer_count(); ++index) {
      const LayerSize& size = survey.layers[static_cast<std::size_t>(index)];
      EXPECT_EQ(size.output, plan.layer(index).output_shape());
      EXPECT_EQ(size.parameters, plan.layer(index).parameter_count());
      EXPECT_EQ(size.multiply_adds, plan.layer(index).multiply_adds());
    }
  }
}

TEST(ShapeInference, GoesAsFarAsTheFirstImpossibleLayerAndNamesIt) {
  const ShapeInference survey = SurveyOf("maxpool(7),conv(4,2),conv(8,5),dense(10)");
  EXPECT_EQ(survey.layers.size(), 2u);
  ASSERT_TRUE(survey.problem);
  EXPECT_EQ(survey.problem->place, 3u);
  EXPECT_NE(survey.problem->error.message.find("conv 3: a 5×5 kernel does not fit its 3×3 input"),
            std::string::npos);
}

TEST(ShapeInference, TooManyParametersAreTheFaultOfTheLayerThatBringsThem) {
  const ShapeInference survey = SurveyOf("dense(30),dense(100000),dense(5000),dense(10)");
  ASSERT_TRUE(survey.problem);
  EXPECT_EQ(survey.problem->place, 3u);
  EXPECT_EQ(survey.layers.size(), 2u);
}

TEST(ShapeInference, AWrongNumberOfOutputsIsTheLastLayersFault) {
  const ShapeInference survey = SurveyOf("dense(30),sigmoid");
  EXPECT_EQ(survey.layers.size(), 2u);
  ASSERT_TRUE(survey.problem);
  EXPECT_EQ(survey.problem->place, 2u);
  EXPECT_NE(survey.problem->error.message.find("30 outputs"), std::string::npos);
  EXPECT_EQ(InferShapes({.layers = {}}).problem->place, 0u);
}

}  // namespace
}  // namespace nn
