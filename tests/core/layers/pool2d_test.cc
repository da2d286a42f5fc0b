#include "core/layers/pool2d.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

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
  EXPECT_EQ(Pooled(layer, TwoChannelImage()), (Matrix<double>{{2.5, -2.5, 4.5, -4.5, 10.5, -10.5, 12.5, -12.5}}));
}

TEST(Pool2d, WindowsMayOverlapAndLeaveOutWhatDoesNotFit) {
  const Pool2d<double> layer(Shape{13, 13, 4}, PoolKind::kMaximum, {.size = 3, .stride = 2});
  EXPECT_EQ(layer.output_shape(), (Shape{6, 6, 4}));
  EXPECT_EQ(Pool2d<double>(Shape{6, 6, 4}, PoolKind::kMaximum, {.size = 3, .stride = 2}).output_shape(), (Shape{2, 2, 4}));
}

TEST(Pool2d, DerivativesAgreeWithFiniteDifferences) {
  for (const PoolKind kind : {PoolKind::kMaximum, PoolKind::kAverage}) {
    // A nudge far smaller than the distance between any two values: no maximum changes hands.
    ExpectDerivativesAgree(Pool2d<double>(Shape{4, 6, 3}, kind, {.size = 2, .stride = 2}), 1e-6, 1e-8);
    ExpectDerivativesAgree(Pool2d<double>(Shape{7, 7, 2}, kind, {.size = 3, .stride = 2}), 1e-6, 1e-8);
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

}  // namespace
}  // namespace nn
