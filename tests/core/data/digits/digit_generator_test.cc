#include "core/data/digits/digit_generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/data/digits/digit_strokes.h"

namespace nn {
namespace {

std::vector<int> Labels(const Dataset& digits) {
  std::vector<int> labels;
  for (size_t i = 0; i < digits.size(); ++i) labels.push_back(digits.label(i));
  return labels;
}

double Mean(ImageView pixels) {
  return std::accumulate(pixels.begin(), pixels.end(), 0.0) / kPixels;
}

TEST(DigitGenerator, MakesADigitFromSeedAndPositionAlone) {
  const Dataset all = GenerateDigits(60, 7), part = GenerateDigits(25, 7, 23);
  for (size_t i = 0; i < part.size(); ++i) {
    EXPECT_EQ(part.label(i), all.label(i + 23));
    EXPECT_TRUE(std::ranges::equal(part.pixels(i), all.pixels(i + 23))) << i;
  }
}

TEST(DigitGenerator, MakesOtherDigitsFromAnotherSeed) {
  const Dataset one = GenerateDigits(40, 1), two = GenerateDigits(40, 2);
  EXPECT_NE(Labels(one), Labels(two));
  for (size_t i = 0; i < one.size(); ++i)
    EXPECT_FALSE(std::ranges::equal(one.pixels(i), two.pixels(i))) << i;
}

TEST(DigitGenerator, UsesAllBitsOfTheSeed) {
  EXPECT_FALSE(std::ranges::equal(GenerateDigits(1, 5).pixels(0),
                                  GenerateDigits(1, 5 + (1ull << 40)).pixels(0)));
}

TEST(DigitGenerator, GivesEachLabelOnceInEveryTenInMixedOrder) {
  const std::vector<int> labels = Labels(GenerateDigits(100, 3));
  size_t sorted = 0;
  for (size_t ten = 0; ten < 100; ten += 10) {
    std::vector<int> group(labels.begin() + ten, labels.begin() + ten + 10);
    sorted += std::ranges::is_sorted(group);
    std::ranges::sort(group);
    EXPECT_EQ(group, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
  }
  EXPECT_EQ(sorted, 0);
}

TEST(DigitGenerator, NeverRepeatsADigit) {
  const Dataset digits = GenerateDigits(300, 11);
  for (size_t i = 0; i < digits.size(); ++i) {
    for (size_t j = 0; j < i; ++j)
      EXPECT_FALSE(std::ranges::equal(digits.pixels(i), digits.pixels(j))) << i << ' ' << j;
  }
}

// MNIST's training images: mean grey 33.3, a fifth of the pixels not paper, of which half are over
// 224; longest side 20.
TEST(DigitGenerator, LooksLikeMnistInTheMean) {
  const Dataset digits = GenerateDigits(2000, 5);
  double grey = 0, lit = 0, dark = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    const ImageView pixels = digits.pixels(i);
    grey += Mean(pixels) / 2000;
    lit += static_cast<double>(std::ranges::count_if(pixels, [](uint8_t v) { return v > 0; }));
    dark += static_cast<double>(std::ranges::count_if(pixels, [](uint8_t v) { return v >= 224; }));
  }
  EXPECT_NEAR(grey, 33, 3);
  EXPECT_NEAR(lit / 2000 / kPixels, 0.19, 0.03);
  EXPECT_NEAR(dark / lit, 0.48, 0.1);
}

TEST(DigitGenerator, FramesEachDigitAsMnistDoes) {
  const Dataset digits = GenerateDigits(500, 9);
  size_t centred = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    double mass = 0, x = 0, y = 0;
    int left = kImageSide, right = 0, top = kImageSide, bottom = 0;
    for (int p = 0; p < kPixels; ++p) {
      const int value = digits.pixels(i)[p], column = p % kImageSide, row = p / kImageSide;
      mass += value, x += value * column, y += value * row;
      if (value == 0) continue;
      left = std::min(left, column), right = std::max(right, column), top = std::min(top, row),
      bottom = std::max(bottom, row);
    }
    EXPECT_GE(std::max(right - left, bottom - top) + 1, 19) << i;
    EXPECT_LE(std::max(right - left, bottom - top) + 1, 20) << i;
    centred += std::abs(x / mass - 14) <= 0.5 && std::abs(y / mass - 14) <= 0.5;
  }
  EXPECT_GE(centred, 490);  // the others are lopsided, and kept whole
}

/// How many separate patches of dark ink there are.
int Patches(ImageView pixels) {
  Image left;
  for (size_t i = 0; i < left.size(); ++i) left[i] = pixels[i] > 100;
  int patches = 0;
  for (size_t start = 0; start < left.size(); ++start) {
    if (!left[start]) continue;
    ++patches;
    std::vector<int> open{static_cast<int>(start)};
    while (!open.empty()) {
      const int at = open.back();
      open.pop_back();
      for (const int next : {at, at - 1, at + 1, at - kImageSide, at + kImageSide}) {
        if (next < 0 || next >= kPixels || !left[static_cast<size_t>(next)]) continue;
        left[static_cast<size_t>(next)] = 0;
        open.push_back(next);
      }
    }
  }
  return patches;
}

TEST(DigitGenerator, LiftsThePenNowAndThen) {
  const Dataset digits = GenerateDigits(20'000, 8);
  int ones = 0, broken = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (digits.label(i) != 1) continue;
    ++ones;
    broken += Patches(digits.pixels(i)) > 1;
  }
  // In 4 % of the strokes, mostly hidden by the line's width.
  EXPECT_GT(broken, ones / 500);
  EXPECT_LT(broken, ones / 25);
}

// Another library's sine or exponential may round differently, which moves single grey values by
// one: so means are pinned.
TEST(DigitGenerator, GivesTheSameDigitsOnEveryMachine) {
  const Dataset digits = GenerateDigits(10, 2024);
  EXPECT_EQ(Labels(digits), (std::vector<int>{4, 1, 5, 9, 6, 2, 7, 0, 8, 3}));
  const double means[] = {24.9923, 30.1224, 17.5408, 18.6990, 40.4668,
                          33.3610, 34.3916, 60.8495, 37.2385, 26.4464};
  for (size_t i = 0; i < 10; ++i) EXPECT_NEAR(Mean(digits.pixels(i)), means[i], 0.02) << i;
}

TEST(DigitStrokes, HaveSeveralFormsOfEachDigitInsideTheirField) {
  for (int digit = 0; digit < kClasses; ++digit) {
    EXPECT_GE(FormsOf(digit).size(), 3) << digit;
    for (const DigitForm& form : FormsOf(digit)) {
      EXPECT_GT(form.weight, 0);
      EXPECT_FALSE(form.strokes[0].empty());
      for (const Stroke& stroke : form.strokes) {
        EXPECT_NE(stroke.size(), 1) << "a stroke of one point is no line";
        for (const PenPoint& point : stroke)
          EXPECT_TRUE(point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1);
      }
    }
  }
}

}  // namespace
}  // namespace nn
