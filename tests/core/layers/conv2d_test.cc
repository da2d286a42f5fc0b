#include "core/layers/conv2d.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/core/layers/layer_derivatives.h"

namespace nn {
namespace {

struct Case {
  Shape input;
  Index filters;
  Window window;
};

const std::vector<Case> kCases{
    {{6, 6, 1}, 8, {.size = 5, .stride = 1, .padding = 0}},
    {{7, 5, 3}, 4, {.size = 3, .stride = 1, .padding = 1}},
    {{9, 8, 2}, 10, {.size = 3, .stride = 2, .padding = 1}},
    {{5, 5, 4}, 9, {.size = 5, .stride = 1, .padding = 2}},
    {{4, 4, 2}, 1, {.size = 1, .stride = 1, .padding = 0}},
    {{6, 6, 1}, 3, {.size = 2, .stride = 3, .padding = 0}},
};

/// The definition, term by term: what lies outside of the image is zero.
double DefinedOutput(const Case& some, const LayerUnderTest& test, Index example, Index y, Index x,
                     Index filter) {
  const auto& [in, filters, window] = some;
  const Index patch = window.size * window.size * in.channels;
  double sum = test.parameters[static_cast<std::size_t>(patch * filters + filter)];
  for (Index i = 0; i < window.size; ++i) {
    for (Index j = 0; j < window.size; ++j) {
      const Index row = y * window.stride + i - window.padding;
      const Index column = x * window.stride + j - window.padding;
      if (row < 0 || column < 0 || row >= in.height || column >= in.width) continue;
      for (Index c = 0; c < in.channels; ++c) {
        const Index weight = ((i * window.size + j) * in.channels + c) * filters + filter;
        sum += test.input(example, (row * in.width + column) * in.channels + c) *
               test.parameters[static_cast<std::size_t>(weight)];
      }
    }
  }
  return sum;
}

TEST(Conv2d, IsTheCorrelationItsHeaderDefines) {
  for (const Case& some : kCases) {
    const Conv2d<double> layer(some.input, some.filters, some.window);
    SCOPED_TRACE(testing::Message() << some.window.size << " by " << some.window.size << " on "
                                    << ToString(some.input));
    const LayerUnderTest test(layer, 2, 1);
    const Matrix<double> output = test.Forward();
    const Shape& out = layer.output_shape();
    for (Index place = 0; place < 2 * out.size(); ++place) {
      const Index within = place % out.size();
      const Index pixel = within / out.channels;
      EXPECT_NEAR(output.data()[place],
                  DefinedOutput(some, test, place / out.size(), pixel / out.width,
                                pixel % out.width, within % out.channels),
                  1e-12)
          << "value " << place;
    }
  }
}

TEST(Conv2d, DerivativesAgreeWithFiniteDifferences) {
  for (const Case& some : kCases) {
    SCOPED_TRACE(testing::Message() << some.window.size << " by " << some.window.size << " on "
                                    << ToString(some.input));
    ExpectDerivativesAgree(Conv2d<double>(some.input, some.filters, some.window), 1e-3, 1e-9);
  }
}

TEST(Conv2d, CountsShapesParametersAndMultiplyAdds) {
  const Conv2d<float> layer(Shape{28, 28, 1}, 8, {.size = 5});
  EXPECT_EQ(layer.output_shape(), (Shape{24, 24, 8}));
  EXPECT_EQ(layer.parameter_count(), 8 * 25 + 8);
  EXPECT_EQ(layer.multiply_adds(), 24 * 24 * 25 * 8);
  EXPECT_EQ(
      Conv2d<float>(Shape{28, 28, 3}, 4, {.size = 5, .stride = 2, .padding = 2}).output_shape(),
      (Shape{14, 14, 4}));
}

TEST(Conv2d, LeavesTheWeightGradientTheSameWithoutTheInputGradient) {
  const Conv2d<double> layer(Shape{6, 6, 2}, 5, {.size = 3, .stride = 1, .padding = 1});
  const LayerUnderTest test(layer, 3, 1);
  const LayerUnderTest::Gradients both = test.Backward();
  const Matrix<double> output = test.Forward();
  FlatVector<double> alone(both.parameters.size(), 77.0);
  layer.Backward(test.Pass(), test.Rows(), {output.data(), 3, output.cols()},
                 {test.output_weights.data(), 3, output.cols()}, alone, nullptr);
  EXPECT_EQ(alone, both.parameters);
}

}  // namespace
}  // namespace nn
