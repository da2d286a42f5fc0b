#include "core/data/augmentation/displacement_field.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nn {
namespace {

DisplacementField Drawn(uint32_t number, float deviation = 1) {
  RandomStream random(5, Purpose::kTest, number);
  return DisplacementField::Draw(random, deviation);
}

TEST(DisplacementField, IsTheSameAtAPointAsAlongARowOfPixels) {
  const DisplacementField field = Drawn(0);
  for (int row = 0; row < kImageSide; ++row) {
    const auto x = DisplacementField::AlongRow(field.x, row),
               y = DisplacementField::AlongRow(field.y, row);
    for (int column = 0; column < kImageSide; ++column) {
      const auto at = field.At(static_cast<float>(column) + 0.5f, static_cast<float>(row) + 0.5f);
      ASSERT_NEAR(at.x, x[column], 1e-5);
      ASSERT_NEAR(at.y, y[column], 1e-5);
    }
  }
}

TEST(DisplacementField, HasNoJumps) {
  const DisplacementField field = Drawn(1, 2);
  for (float x = 0; x < kImageSide; x += 0.05f) {
    const auto here = field.At(x, 9.3f), next = field.At(x + 0.05f, 9.3f);
    ASSERT_NEAR(here.x, next.x, 0.1) << x;
    ASSERT_NEAR(here.y, next.y, 0.1) << x;
  }
}

TEST(DisplacementField, GoesOnBeyondTheEdgesAsOnThem) {
  const DisplacementField field = Drawn(2);
  EXPECT_EQ(field.At(-100, 5).x, field.At(0, 5).x);
  EXPECT_EQ(field.At(100, 5).y, field.At(kImageSide, 5).y);
  EXPECT_EQ(field.At(5, -100).y, field.At(5, 0).y);
  EXPECT_EQ(field.At(5, 1e9f).x, field.At(5, kImageSide).x);
}

TEST(DisplacementField, HasTheDeviationAskedForOnBothAxesIndependently) {
  double sum_x = 0, sum_y = 0, squares_x = 0, squares_y = 0, products = 0;
  int count = 0;
  for (uint32_t number = 0; number < 1000; ++number) {
    const DisplacementField field = Drawn(number, 1.5f);
    for (float place = 0.5f; place < kImageSide; place += 3) {
      const auto at = field.At(place, kImageSide - place / 2);
      sum_x += at.x, sum_y += at.y;
      squares_x += at.x * at.x, squares_y += at.y * at.y, products += at.x * at.y;
      ++count;
    }
  }
  EXPECT_NEAR(sum_x / count, 0, 0.1);
  EXPECT_NEAR(sum_y / count, 0, 0.1);
  EXPECT_NEAR(std::sqrt(squares_x / count), 1.5, 0.1);
  EXPECT_NEAR(std::sqrt(squares_y / count), 1.5, 0.1);
  EXPECT_NEAR(products / count, 0, 0.15);
}

}  // namespace
}  // namespace nn
