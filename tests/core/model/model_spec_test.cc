#include "core/model/model_spec.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/layers/activation.h"
#include "core/layers/dense.h"
#include "core/layers/dropout.h"
#include "core/random/random.h"
#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

std::string ParsedAndPrinted(std::string_view text) {
  Result<std::vector<LayerSpec>> layers = ParseLayers(text);
  if (!layers) return layers.error().message;
  return LayersToString({.layers = std::move(*layers)});
}

/// What is wrong with a network, whether its text or its shapes; empty if nothing.
std::string ProblemOf(std::string_view text) {
  Result<std::vector<LayerSpec>> layers = ParseLayers(text);
  if (!layers) return layers.error().message;
  const auto shapes = OutputShapes({.layers = std::move(*layers)});
  return shapes ? "" : shapes.error().message;
}

void ExpectProblem(std::string_view text, const std::vector<std::string>& said) {
  const std::string problem = ProblemOf(text);
  for (const std::string& part : said) {
    EXPECT_NE(problem.find(part), std::string::npos)
        << text << "\nsays: " << problem << "\nwithout: " << part;
  }
}

TEST(ModelSpec, IsPrintedAsItWasParsed) {
  for (const std::string text : {"dense(10)", "dense(1),relu,dense(10)",
                                 "dense(30),sigmoid,dense(20),tanh,dense(10),sigmoid"}) {
    EXPECT_EQ(ParsedAndPrinted(text), text);
  }
}

// A saved model is opened by the text it was saved with: the rate has to be the same one, to the
// last bit.
TEST(ModelSpec, IsReadAsItWasPrintedWhateverTheRate) {
  EXPECT_EQ(ParsedAndPrinted("dropout(0.3333333)"), "dropout(0.3333333)");
  RandomStream stream(1, Purpose::kTest);
  for (int k = 0; k < 2000; ++k) {
    const double rate = 0.95 * stream.Uniform() *
                        std::pow(10.0, -static_cast<double>(stream.Below(4) * stream.Below(12)));
    const LayerSpec dropout{.kind = &kDropoutLayer, .settings = {rate}};
    const std::string text = ToString(dropout);
    const Result<std::vector<LayerSpec>> layers = ParseLayers(text);
    ASSERT_TRUE(layers) << text;
    ASSERT_EQ(layers->front(), dropout) << text;
    ASSERT_EQ(LayersToString({.layers = *layers}), text);
  }
}

TEST(ModelSpec, WhiteSpaceIsIgnored) {
  EXPECT_EQ(ParsedAndPrinted(" dense( 30 ) ,\tsigmoid,\r\n dense(10) "),
            "dense(30),sigmoid,dense(10)");
}

TEST(ModelSpec, LayersMeanWhatTheySay) {
  const ModelSpec spec = Network("dense(30),sigmoid,tanh,relu", &kQuadraticLoss);
  const std::vector<LayerSpec> expected{
      {&kDenseLayer, {30}}, {&kSigmoidLayer}, {&kTanhLayer}, {&kReluLayer}};
  EXPECT_EQ(spec.layers, expected);
}

TEST(ModelSpec, AnUnknownLayerIsNamedWithItsPlace) {
  ExpectProblem("dense(30),sigmod,dense(10)", {"layer 2", "\"sigmod\"", "sigmoid", "dense(units)"});
  ExpectProblem("dens(30),sigmoid,dense(10)", {"layer 1", "dens(30)"});
  ExpectProblem("dense(30),sigmoid,dense", {"layer 3", "dense", "dense(30)"});
  ExpectProblem("dense(30),Sigmoid,dense(10)", {"layer 2", "Sigmoid"});
}

TEST(ModelSpec, AnEmptyLayerIsNamedByItsPlace) {
  ExpectProblem("", {"layer 1", "empty", "dense(30)"});
  ExpectProblem("dense(30),,dense(10)", {"layer 2", "empty"});
  ExpectProblem("dense(30),sigmoid,dense(10),", {"layer 4", "empty"});
}

TEST(ModelSpec, UnitsOutsideOfOneToAHundredThousandAreRefused) {
  for (const std::string units : {"0", "-3", "100001", "4294967297", "99999999999999999999", "3.5",
                                  "1e2", "x", "", "0x10", "30,30"}) {
    ExpectProblem("dense(5),dense(" + units + "),dense(10)",
                  {"layer 2", "dense(" + units + ")", "100000", "dense(30)"});
  }
  EXPECT_EQ(ParsedAndPrinted("dense(100000)"), "dense(100000)");
}

TEST(ModelSpec, MoreParametersThanATabHoldsAreRefusedWithTheLayer) {
  ExpectProblem("dense(38217),dense(10)",
                {"layer 1", "dense(38217)", "30000000"});  // 785 · 38,217 = 30,000,345
  ExpectProblem("dense(38000),dense(10),dense(10)",
                {"layer 2", "dense(10)"});             // 29,830,000 + 380,010
  EXPECT_EQ(ProblemOf("dense(37500),dense(10)"), "");  // 29,437,500 + 375,010
}

// 100,001 · 100,000 is 1,410,165,408 modulo 2³²; three such layers even come close to zero again.
TEST(ModelSpec, ParameterCountsDoNotOverflow) {
  ExpectProblem("dense(100000),dense(100000),dense(10)", {"layer 1", "30000000"});
  ExpectProblem("dense(10),dense(100000),dense(100000),dense(10)",
                {"layer 3", "dense(100000)", "30000000"});
  // 10 + 65,536 · 65,535 ≡ −65,526 modulo 2³²: as 32 bits it would look like nothing.
  ExpectProblem("dense(10),dense(65535),dense(65536),dense(10)", {"layer 3", "30000000"});
}

TEST(ModelSpec, TheLastLayerMustGiveTenOutputs) {
  ExpectProblem("dense(30),sigmoid,dense(9)", {"9 outputs", "10 digits", "dense(10)"});
  ExpectProblem("sigmoid", {"784 outputs", "dense(10)"});
  const auto none = OutputShapes({.layers = {}});
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().message.find("no layers"), std::string::npos);
}

TEST(ModelSpec, ShapesFollowTheLayers) {
  const auto shapes = OutputShapes(Network("relu,dense(30),sigmoid,dense(10)", &kQuadraticLoss));
  ASSERT_TRUE(shapes);
  EXPECT_EQ(*shapes, (std::vector<Shape>{{28, 28, 1}, {1, 1, 30}, {1, 1, 30}, {1, 1, 10}}));
}

TEST(ModelSpec, LossesAreParsedAsTheyArePrinted) {
  for (const LossKind* loss : LossKinds()) EXPECT_EQ(ParseLoss(loss->name), loss);
  const auto unknown = ParseLoss("hinge");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.find(
                "\"hinge\" is not a known loss; there are quadratic, cross-entropy"),
            std::string::npos);
}

TEST(ModelSpec, InitialisationsAreParsedAsTheyArePrinted) {
  for (const auto some : {Initialization::kUnitNormal, Initialization::kScaledNormal,
                          Initialization::kXavier, Initialization::kHe}) {
    EXPECT_EQ(ParseInitialization(ToString(some)), some);
  }
  const auto unknown = ParseInitialization("zeros");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().message.find("\"zeros\" is not a known initialisation; there are "
                                         "unit-normal, scaled-normal, xavier, he"),
            std::string::npos);
}

}  // namespace
}  // namespace nn
