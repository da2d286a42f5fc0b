#include "core/layers/dropout.h"

#include <gtest/gtest.h>

#include "core/layers/flatten.h"
#include "tests/core/layers/layer_derivatives.h"

namespace nn {
namespace {

struct Address {
  std::uint64_t seed = 1;
  std::uint32_t step = 0;
  std::uint16_t layer = 0;
  PassMode mode = PassMode::kTraining;
};

Matrix<double> DropFromOnes(double rate, const Address& address, Index examples = 4,
                            Index values = 5000) {
  const Dropout<double> layer(Shape{1, 1, values}, rate);
  const Matrix<double> ones = Matrix<double>::Ones(examples, values);
  Matrix<double> output(examples, values);
  layer.Forward({.parameters = {},
                 .workspace = {},
                 .mode = address.mode,
                 .seed = address.seed,
                 .step = address.step,
                 .layer = address.layer},
                {.rows = {ones.data(), examples, values}}, {output.data(), examples, values});
  return output;
}

TEST(Dropout, DropsItsShareAndScalesTheRestSoThatTheMeanStays) {
  for (const double rate : {0.0, 0.25, 0.5, 0.9}) {
    const Matrix<double> output = DropFromOnes(rate, {});
    EXPECT_NEAR(static_cast<double>((output.array() == 0).count()) / 20'000, rate, 0.015);
    EXPECT_NEAR(output.mean(), 1, 0.08);
    for (const double value : output.reshaped()) EXPECT_TRUE(value == 0 || value == 1 / (1 - rate));
  }
}

TEST(Dropout, DropsARateAsExactlyAs16BitsCanSayIt) {
  for (int percent = 0; percent <= 95; ++percent) {
    const double rate = percent / 100.0;
    EXPECT_LE(std::abs(DroppedOf65536(rate) / 65536.0 - rate), 0.5 / 65536) << rate;
  }
}

TEST(Dropout, ChangesNothingAtInference) {
  EXPECT_EQ(DropFromOnes(0.5, {.mode = PassMode::kInference}), Matrix<double>::Ones(4, 5000));
}

TEST(Dropout, DropsTheSameInEveryPassOfAStepAndOthersElsewhere) {
  const Matrix<double> first = DropFromOnes(0.5, {});
  EXPECT_EQ(first, DropFromOnes(0.5, {}));
  EXPECT_NE(first, DropFromOnes(0.5, {.seed = 2}));
  EXPECT_NE(first, DropFromOnes(0.5, {.step = 1}));
  EXPECT_NE(first, DropFromOnes(0.5, {.layer = 1}));
  EXPECT_NE(first.row(0), first.row(1)) << "each example has a mask of its own";
}

TEST(Dropout, DerivativesAgreeWithFiniteDifferences) {
  ExpectDerivativesAgree(Dropout<double>(Shape{3, 4, 2}, 0.4), 1e-3, 1e-9);
}

TEST(Flatten, HandsValuesAndGradientsOn) {
  const Flatten<double> layer(Shape{2, 3, 2}, LayerSpec{});
  EXPECT_EQ(layer.output_shape(), (Shape{1, 1, 12}));
  const LayerUnderTest test(layer, 2, 1);
  EXPECT_EQ(test.Forward(), test.input);
  EXPECT_EQ(test.Backward().input, test.output_weights);
}

}  // namespace
}  // namespace nn
