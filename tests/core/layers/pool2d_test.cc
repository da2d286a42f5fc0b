#include "core/layers/pool2d.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/layers/activation.h"
#include "tests/core/layers/layer_derivatives.h"

namespace nn {
namespace {

/// Two channels, interleaved: one holds 0 … 15 row by row, the other the negative of it.
Matrix<double> TwoChannelImage() {
  Matrix<double> image(1, 32);
  for (Index pixel = 0; pixel < 16; ++pixel) {
    image(0, 2 * pixel) = static_cast<double>(pixel);
    image(0, 2 * pixel + 1) = -static_cast<double>(pixel);
  }
  return image;
}

Matrix<double> Pooled(const Pool2d<double>& layer, const Matrix<double>& image) {
  LayerUnderTest test(layer, 1, 1);
  test.input = image;
  return test.Forward();
}

TEST(Pool2d, MaximumTakesTheLargestOfEachChannel) {
  const Pool2d<double> layer(Shape{4, 4, 2}, PoolKind::kMaximum, {.size = 2, .stride = 2});
  EXPECT_EQ(Pooled(layer, TwoChannelImage()), (Matrix<double>{{5, 0, 7, -2, 13, -8, 15, -10}}));
}

TEST(Pool2d, AverageTakesTheMeanOfEachChannel) {
  const Pool2d<double> layer(Shape{4, 4, 2}, PoolKind::kAverage, {.size = 2, .stride = 2});
  EXPECT_EQ(Pooled(layer, TwoChannelImage()),
            (Matrix<double>{{2.5, -2.5, 4.5, -4.5, 10.5, -10.5, 12.5, -12.5}}));
}

TEST(Pool2d, WindowsMayOverlapAndLeaveOutWhatDoesNotFit) {
  const Pool2d<double> layer(Shape{13, 13, 4}, PoolKind::kMaximum, {.size = 3, .stride = 2});
  EXPECT_EQ(layer.output_shape(), (Shape{6, 6, 4}));
  EXPECT_EQ(
      Pool2d<double>(Shape{6, 6, 4}, PoolKind::kMaximum, {.size = 3, .stride = 2}).output_shape(),
      (Shape{2, 2, 4}));
}

TEST(Pool2d, DerivativesAgreeWithFiniteDifferences) {
  for (const PoolKind kind : {PoolKind::kMaximum, PoolKind::kAverage}) {
    // A nudge far smaller than the distance between any two values: no maximum changes hands.
    ExpectDerivativesAgree(Pool2d<double>(Shape{4, 6, 3}, kind, {.size = 2, .stride = 2}), 1e-6,
                           1e-8);
    ExpectDerivativesAgree(Pool2d<double>(Shape{7, 7, 2}, kind, {.size = 3, .stride = 2}), 1e-6,
                           1e-8);
  }
}

TEST(Pool2d, OfEqualMaximaOnlyTheFirstGetsTheGradient) {
  const Pool2d<double> layer(Shape{2, 2, 1}, PoolKind::kMaximum, {.size = 2, .stride = 2});
  LayerUnderTest test(layer, 1, 1);
  test.input = Matrix<double>{{1, 3, 3, 3}};
  test.output_weights = Matrix<double>{{5}};
  EXPECT_EQ(test.Backward().input, (Matrix<double>{{0, 5, 0, 0}}));
}

TEST(Pool2d, MaximumPassesNaNOn) {
  const Pool2d<double> layer(Shape{2, 2, 1}, PoolKind::kMaximum, {.size = 2, .stride = 2});
  for (Index place = 0; place < 4; ++place) {
    Matrix<double> image{{1, 2, 3, 4}};
    image(0, place) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(std::isnan(Pooled(layer, image)(0, 0))) << "NaN at " << place;
  }
}

MatrixView<float> Target(Matrix<float>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}
ConstMatrixView<float> View(const Matrix<float>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}

/// What a ReLU and the layer give, one after the other, and the gradient with respect to what goes
/// in.
struct ReluAndPool {
  Matrix<float> output;
  Matrix<float> gradient;
};

ReluAndPool OneAfterTheOther(const Pool2d<float>& pool, const Matrix<float>& z,
                             const Matrix<float>& output_gradient) {
  const Activation<float> relu(pool.input_shape(), ActivationKind::kRelu);
  Matrix<float> activations(z.rows(), z.cols());
  Matrix<float> activation_gradient(z.rows(), z.cols());
  ReluAndPool result{Matrix<float>(z.rows(), pool.output_shape().size()),
                     Matrix<float>(z.rows(), z.cols())};
  relu.Forward({}, {.rows = View(z)}, Target(activations));
  pool.Forward({}, {.rows = View(activations)}, Target(result.output));
  MatrixView<float> to_activations = Target(activation_gradient);
  pool.Backward({}, {.rows = View(activations)}, View(result.output), View(output_gradient), {},
                &to_activations);
  MatrixView<float> to_z = Target(result.gradient);
  relu.Backward({}, {.rows = View(z)}, View(activations), View(activation_gradient), {}, &to_z);
  return result;
}

ReluAndPool Together(const Pool2d<float>& pool, const Matrix<float>& z,
                     const Matrix<float>& output_gradient) {
  ReluAndPool result{Matrix<float>(z.rows(), pool.output_shape().size()),
                     Matrix<float>::Constant(z.rows(), z.cols(), 7)};
  pool.ForwardRelu(View(z), Target(result.output));
  pool.BackwardRelu(View(z), View(result.output), View(output_gradient), Target(result.gradient));
  return result;
}

/// Any NaN is like another, and −0 like 0: clang takes `x <= 0 ? 0 : x` for WebAssembly's pmax,
/// which lets −0 through.
bool SameValues(const Matrix<float>& a, const Matrix<float>& b) {
  return std::equal(a.data(), a.data() + a.size(), b.data(), b.data() + b.size(),
                    [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

TEST(Pool2d, WithAReluGivesTheValuesOfBothOneAfterTheOther) {
  constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
  for (const Window window : {Window{.size = 2, .stride = 2}, Window{.size = 3, .stride = 3},
                              Window{.size = 2, .stride = 3}}) {
    for (const Shape& shape : {Shape{6, 6, 8}, Shape{7, 8, 5}}) {
      const Pool2d<float> pool(shape, PoolKind::kMaximum, window);
      ASSERT_TRUE(pool.takes_relu());
      // Few different values, so that windows have equal maxima, only zeros, only negative ones,
      // and a NaN here and there.
      Matrix<float> z = (Matrix<float>::Random(3, shape.size()) * 2.4f).array().round().matrix();
      z(1, 5) = z(2, 0) = kNaN;
      Matrix<float> output_gradient = Matrix<float>::Random(3, pool.output_shape().size());
      output_gradient(0, 1) = -0.0f;
      const ReluAndPool expected = OneAfterTheOther(pool, z, output_gradient);
      const ReluAndPool together = Together(pool, z, output_gradient);
      EXPECT_TRUE(SameValues(together.output, expected.output));
      EXPECT_TRUE(SameValues(together.gradient, expected.gradient));
    }
  }
}

TEST(Pool2d, ReluStaysApartFromMeansAndFromWindowsThatOverlap) {
  EXPECT_FALSE(
      Pool2d<float>(Shape{4, 4, 1}, PoolKind::kAverage, {.size = 2, .stride = 2}).takes_relu());
  EXPECT_FALSE(
      Pool2d<float>(Shape{7, 7, 1}, PoolKind::kMaximum, {.size = 3, .stride = 2}).takes_relu());
}

}  // namespace
}  // namespace nn
