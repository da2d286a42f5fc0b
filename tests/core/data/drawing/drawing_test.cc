#include "core/data/drawing/drawing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace nn {
namespace {

/// A sheet of paper to draw on with a square pen.
struct Sheet {
  int width, height;
  std::vector<uint8_t> ink = std::vector<uint8_t>(static_cast<size_t>(width) * height);

  Sheet& Fill(int left, int top, int right, int bottom, uint8_t value = 255) {
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) ink[static_cast<size_t>(y) * width + x] = value;
    }
    return *this;
  }
  auto Frame() const { return FrameDrawing(ink, width, height); }
};

/// A lopsided figure, like a 7, of `scale` × 10 by `scale` × 14 pixels.
Sheet Seven(int side, int left, int top, int scale) {
  Sheet sheet{side, side};
  sheet.Fill(left, top, left + 10 * scale, top + 2 * scale);
  return sheet.Fill(left + 6 * scale, top, left + 9 * scale, top + 14 * scale);
}

struct Extent {
  int left = kImageSide, top = kImageSide, right = 0, bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

Extent ExtentOf(const Image& image) {
  Extent extent;
  for (int i = 0; i < kPixels; ++i) {
    if (image[i] == 0) continue;
    const int x = i % kImageSide, y = i / kImageSide;
    extent = {std::min(extent.left, x), std::min(extent.top, y), std::max(extent.right, x + 1),
              std::max(extent.bottom, y + 1)};
  }
  return extent;
}

struct Centre {
  double x = 0, y = 0;
};

Centre CentreOfMass(const Image& image) {
  Centre centre;
  double mass = 0;
  for (int i = 0; i < kPixels; ++i) {
    mass += image[i];
    centre.x += image[i] * static_cast<double>(i % kImageSide);
    centre.y += image[i] * static_cast<double>(i / kImageSide);
  }
  return {centre.x / mass, centre.y / mass};
}

double MeanDifference(const Image& a, const Image& b) {
  double sum = 0;
  for (int i = 0; i < kPixels; ++i) sum += std::abs(a[i] - b[i]);
  return sum / kPixels;
}

TEST(FrameDrawing, GivesNothingForAnEmptyPad) {
  EXPECT_FALSE((Sheet{280, 280}.Frame()));
  EXPECT_FALSE((Sheet{0, 0}.Frame()));
}

TEST(FrameDrawing, IgnoresFaintSpecks) {
  Sheet sheet = Seven(280, 100, 60, 8);
  const auto clean = sheet.Frame();
  sheet.Fill(1, 1, 4, 4, kFaintInk - 1);
  EXPECT_EQ(sheet.Frame(), clean);
  EXPECT_FALSE((Sheet{50, 50}.Fill(0, 0, 50, 50, kFaintInk - 1).Frame()));
}

TEST(FrameDrawing, ScalesTheLongestSideToTwentyPixels) {
  for (int scale : {1, 2, 3, 7, 11, 18}) {
    const Extent tall = ExtentOf(*Seven(280, 5, 9, scale).Frame());
    EXPECT_EQ(tall.height(), 20) << scale;
    EXPECT_NEAR(tall.width(), 20 * 10 / 14.0, 1) << scale;
  }
  const Extent wide = ExtentOf(*Sheet{300, 100}.Fill(20, 30, 270, 55).Frame());
  EXPECT_EQ(wide.width(), 20);
  EXPECT_EQ(wide.height(), 2);
}

TEST(FrameDrawing, MovesTheCentreOfMassToTheFieldsCentre) {
  for (int scale : {3, 8, 17}) {
    const Centre centre = CentreOfMass(*Seven(280, 4, 21, scale).Frame());
    EXPECT_GE(centre.x, 13.5);
    EXPECT_LT(centre.x, 14.5);
    EXPECT_GE(centre.y, 13.5);
    EXPECT_LT(centre.y, 14.5);
  }
}

TEST(FrameDrawing, CutsNothingOffALopsidedDrawing) {
  // Nearly all of the ink is in the left end of a long bar: centred by mass, the bar would leave
  // the field.
  const Sheet hammer = Sheet{280, 280}.Fill(10, 100, 50, 180).Fill(50, 138, 250, 142);
  const Extent extent = ExtentOf(*hammer.Frame());
  EXPECT_EQ(extent.width(), 20);
  EXPECT_EQ(extent.right, kImageSide);
}

TEST(FrameDrawing, DoesNotDependOnWhereTheDrawingIs) {
  const auto frame = Seven(280, 10, 20, 9).Frame();
  EXPECT_EQ(Seven(280, 150, 99, 9).Frame(), frame);
  EXPECT_EQ(Seven(400, 1, 1, 9).Frame(), frame);
}

TEST(FrameDrawing, DoesNotDependOnTheSizeOfTheDrawing) {
  const auto frame = Seven(300, 10, 20, 20).Frame();
  for (int scale : {5, 8, 13})
    EXPECT_LT(MeanDifference(*Seven(300, 10, 20, scale).Frame(), *frame), 1.0) << scale;
}

TEST(FrameDrawing, AveragesOverAreas) {
  // 40×40 pixels of stripes, one dark and one light: two by two make one grey.
  Sheet stripes{60, 60};
  for (int y = 10; y < 50; y += 2)
    stripes.Fill(10, y, 50, y + 1, 200).Fill(10, y + 1, 50, y + 2, 100);
  const auto frame = stripes.Frame();
  for (uint8_t value : *frame) EXPECT_TRUE(value == 0 || value == 150) << int{value};
  // 30 pixels to 20: each covers one and a half.
  Sheet ramp{30, 30};
  for (int x = 0; x < 30; ++x) ramp.Fill(x, 0, x + 1, 30, static_cast<uint8_t>(30 + 6 * x));
  const auto scaled = ramp.Frame();
  const Extent extent = ExtentOf(*scaled);
  const uint8_t* const row = scaled->data() + extent.top * kImageSide + extent.left;
  EXPECT_EQ(row[0], std::lround((30 + 0.5 * 36) / 1.5));
  EXPECT_EQ(row[1], std::lround((0.5 * 36 + 42) / 1.5));
}

TEST(FrameDrawing, KeepsFullInkFull) {
  const auto frame = Sheet{100, 100}.Fill(20, 20, 80, 80).Frame();
  EXPECT_EQ(std::ranges::count(*frame, 255), 400);
}

TEST(FrameDrawing, AcceptsADotAndAFullPad) {
  EXPECT_EQ(std::ranges::count(*Sheet{280, 280}.Fill(7, 8, 8, 9).Frame(), 255), 400);
  EXPECT_EQ(std::ranges::count(*Sheet{33, 33}.Fill(0, 0, 33, 33).Frame(), 255), 400);
}

}  // namespace
}  // namespace nn
