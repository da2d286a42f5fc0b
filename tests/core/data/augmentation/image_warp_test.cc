#include "core/data/augmentation/image_warp.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/random/random.h"
#include "tests/core/data/drawing/image_moments.h"

namespace nn {
namespace {

Image Warp(ImageView in, const AffineWarp& affine, const DisplacementField* field = nullptr) {
  Image out;
  WarpImage(affine, field, in, out);
  return out;
}

Image Noise() {
  RandomStream random(1, Purpose::kTest);
  Image image;
  for (uint8_t& value : image) value = static_cast<uint8_t>(random.Below(256));
  return image;
}

TEST(WarpImage, LeavesAnImageThatIsNotMovedBitForBit) {
  const DisplacementField still;
  EXPECT_EQ(Warp(Noise(), {}), Noise());
  EXPECT_EQ(Warp(Noise(), {}, &still), Noise());
}

TEST(WarpImage, ShiftsByWholePixelsExactly) {
  const Image in = Noise(), out = Warp(in, {.shift_x = 3, .shift_y = -2});
  for (int y = 0; y < kImageSide; ++y) {
    for (int x = 0; x < kImageSide; ++x) {
      const bool inside = x >= 3 && y + 2 < kImageSide;
      ASSERT_EQ(out[y * kImageSide + x], inside ? in[(y + 2) * kImageSide + x - 3] : 0)
          << x << ' ' << y;
    }
  }
}

// Larger angles would need a reduction that the wasm module does not have: see
// wasm/large_angles.cc.
TEST(WarpImage, TurnsByAtMostOneTurn) {
  EXPECT_EQ(Warp(Bar(6, 9), {.rotation = 1e9f}), Warp(Bar(6, 9), {.rotation = 360}));
  EXPECT_EQ(Warp(Bar(6, 9), {.rotation = -1e9f}), Warp(Bar(6, 9), {.rotation = -360}));
}

TEST(WarpImage, MovesTheCentreOfMassByTheShift) {
  for (const float shift : {0.25f, 0.5f, -1.3f, 4.75f}) {
    const Moments moved(Warp(Bar(6, 9), {.shift_x = shift, .shift_y = -shift}));
    EXPECT_NEAR(moved.x, shift, 0.01);
    EXPECT_NEAR(moved.y, -shift, 0.01);
    EXPECT_NEAR(moved.mass / Moments(Bar(6, 9)).mass, 1, 0.002);
  }
}

TEST(WarpImage, MixesNeighboursBilinearly) {
  Image in{};
  in[10 * kImageSide + 10] = 200;
  const Image out = Warp(in, {.shift_x = 0.25f, .shift_y = 0.5f});
  EXPECT_EQ(out[10 * kImageSide + 10], 75);
  EXPECT_EQ(out[10 * kImageSide + 11], 25);
  EXPECT_EQ(out[11 * kImageSide + 10], 75);
  EXPECT_EQ(out[11 * kImageSide + 11], 25);
}

TEST(WarpImage, TurnsClockwise) {
  for (const float degrees : {-60.0f, -15.0f, 10.0f, 45.0f, 80.0f}) {
    const Moments turned(Warp(Bar(18, 3), {.rotation = degrees}));
    EXPECT_NEAR(turned.angle(), degrees, 0.3);
    EXPECT_NEAR(turned.x, 0, 0.02);
    EXPECT_NEAR(turned.y, 0, 0.02);
    EXPECT_NEAR(turned.mass / Moments(Bar(18, 3)).mass, 1, 0.02);
  }
  Image quarter = Warp(Noise(), {.rotation = 90});
  size_t same = 0;
  for (int y = 0; y < kImageSide; ++y) {
    for (int x = 0; x < kImageSide; ++x) {
      same += quarter[y * kImageSide + x] == Noise()[(kImageSide - 1 - x) * kImageSide + y];
    }
  }
  EXPECT_EQ(same, kPixels);
}

TEST(WarpImage, ScalesWidthAndHeight) {
  const Moments bar(Bar(10, 8)), scaled(Warp(Bar(10, 8), {.width = 1.4f, .height = 0.75f}));
  EXPECT_NEAR(scaled.xx / bar.xx, 1.4 * 1.4, 0.05);
  EXPECT_NEAR(scaled.yy / bar.yy, 0.75 * 0.75, 0.05);
  EXPECT_NEAR(scaled.mass / bar.mass, 1.4 * 0.75, 0.01);
}

TEST(WarpImage, ShearsUpwardsToTheRight) {
  const Moments bar(Bar(3, 16)), sheared(Warp(Bar(3, 16), {.shear = 0.3f}));
  EXPECT_NEAR(sheared.xy, -0.3 * bar.yy, 0.2);
  EXPECT_NEAR(sheared.yy, bar.yy, 0.1);
  EXPECT_NEAR(sheared.mass / bar.mass, 1, 0.01);
}

// All at once, against the formula of the header: the centre of a small spot.
TEST(WarpImage, MovesEachPointAsItsFormulaSays) {
  const AffineWarp warp{.shift_x = 1.5f,
                        .shift_y = -2,
                        .rotation = 30,
                        .width = 1.2f,
                        .height = 0.8f,
                        .shear = 0.25f};
  const double c = std::cos(std::numbers::pi / 6), s = std::sin(std::numbers::pi / 6);
  for (const auto& [x, y] : {std::pair{4, 3}, {-5, 2}, {0, -6}}) {
    const Moments spot(
        Warp(Warp(Bar(3, 3), {.shift_x = static_cast<float>(x), .shift_y = static_cast<float>(y)}),
             warp));
    const double across = 1.2 * (x - 0.25 * y), down = 0.8 * y;
    EXPECT_NEAR(spot.x, c * across - s * down + 1.5, 0.05);
    EXPECT_NEAR(spot.y, s * across + c * down - 2, 0.05);
  }
}

TEST(WarpImage, HasPaperBeyondTheEdges) {
  Image full;
  full.fill(255);
  for (const AffineWarp& far : {AffineWarp{.shift_x = 1e6f}, AffineWarp{.shift_x = -1e6f},
                                AffineWarp{.shift_y = 29}, AffineWarp{.shift_y = -29}}) {
    EXPECT_EQ(Warp(full, far), Image{});
  }
  const Image half = Warp(full, {.width = 0.5f, .height = 0.5f});
  EXPECT_EQ(half[0], 0);
  EXPECT_EQ(half[14 * kImageSide + 14], 255);
  EXPECT_NEAR(Moments(half).mass / Moments(full).mass, 0.25, 0.01);
}

TEST(DisplacementField, MovesEverythingByAnEvenPull) {
  DisplacementField field;
  for (auto& row : field.x) row.fill(2);
  for (auto& row : field.y) row.fill(-1);
  // The field says where a place's ink comes from.
  const Moments moved(Warp(Bar(6, 6), {}, &field));
  EXPECT_NEAR(moved.x, -2, 0.02);
  EXPECT_NEAR(moved.y, 1, 0.02);
}

TEST(DisplacementField, PullsSmoothlyAroundOneGridPoint) {
  DisplacementField field;
  field.x[3][3] = 2;  // of 7 by 7: the middle of the image
  Image ramp;         // grey values that tell where they come from
  for (int i = 0; i < kPixels; ++i) ramp[i] = static_cast<uint8_t>(9 * (i % kImageSide));
  const Image warped = Warp(ramp, {}, &field);
  const auto pull = [&](int x, int y) { return (warped[y * kImageSide + x] - 9 * x) / 9.0; };
  EXPECT_NEAR(pull(14, 14), 2 * 4 / 9.0, 0.1);  // (2/3)² at the grid point
  for (int distance = 1; distance < 12; ++distance) {
    EXPECT_LE(pull(14 + distance, 14), pull(13 + distance, 14) + 0.06) << distance;
    EXPECT_GE(pull(14 + distance, 14), -0.06) << distance;
    EXPECT_NEAR(pull(14 + distance, 14), pull(13 - distance, 14), 0.12) << distance;
    EXPECT_NEAR(pull(14 + distance, 14), pull(14, 14 + distance), 0.12) << distance;
  }
  for (int y = 0; y < kImageSide; ++y) EXPECT_EQ(pull(27, y), 0) << y;
}

}  // namespace
}  // namespace nn
