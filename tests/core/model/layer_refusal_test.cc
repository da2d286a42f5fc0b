#include <gtest/gtest.h>

#include <string>

#include "core/model/layer_text.h"
#include "core/model/shape_inference.h"

namespace nn {
namespace {

/// Layers that cannot be, and what the error says of them.
struct Refused {
  const char* layer;
  const char* text;
};

class LayerText : public testing::TestWithParam<Refused> {};

TEST_P(LayerText, IsRefused) {
  const auto layers = ParseLayers(GetParam().layer);
  ASSERT_FALSE(layers) << GetParam().layer;
  EXPECT_NE(layers.error().message.find(GetParam().text), std::string::npos)
      << layers.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Impossible, LayerText,
    testing::Values(Refused{"dense(3,stride=1)", "a whole number of units"},
                    Refused{"dense(3", "dense"},
                    Refused{"conv(0,5)", "a number of filters from 1 to"},
                    Refused{"conv(8,0)", "a number of filters from 1 to"},
                    Refused{"conv(8,5,stride=0)", "a number of filters from 1 to"},
                    Refused{"conv(8,5,pad=5)", "a number of filters from 1 to"},
                    Refused{"conv(8,5,3)", "a number of filters from 1 to"},
                    Refused{"conv(8,5,step=2)", "a number of filters from 1 to"},
                    Refused{"maxpool(0)", "a window size from 1 to"},
                    Refused{"avgpool(2,stride=0)", "a window size from 1 to"},
                    Refused{"avgpool(2,2)", "a window size from 1 to"},
                    Refused{"maxpool(2,pad=1)", "a window size from 1 to"},
                    Refused{"dropout(half)", "the share of values to drop"},
                    Refused{"dropout(-0.1)", "the share of values to drop"},
                    Refused{"dropout(0.96)", "the share of values to drop"},
                    Refused{"dropout(0.1,0.2)", "the share of values to drop"},
                    Refused{"dropout(0.1,rate=1)", "the share of values to drop"}));

std::string ProblemOf(const char* layers) {
  ModelSpec model;
  model.layers = *ParseLayers(layers);
  const ShapeInference shapes = InferShapes(model);
  return shapes.problem ? shapes.problem->error.message : "";
}

TEST(ShapeInference, SaysWhichWindowDoesNotFit) {
  EXPECT_NE(ProblemOf("maxpool(14),conv(4,9,pad=1),dense(10)").find("with 1 pixels of padding"),
            std::string::npos);
  EXPECT_NE(ProblemOf("maxpool(14),maxpool(5),dense(10)").find("does not fit"), std::string::npos);
}

}  // namespace
}  // namespace nn
