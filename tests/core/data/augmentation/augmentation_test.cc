#include "core/data/augmentation/augmentation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/data/digits/digit_generator.h"
#include "core/data/augmentation/image_warp.h"
#include "tests/core/data/drawing/image_moments.h"

namespace nn {
namespace {

constexpr Augmentation kAll{
    .shift = 2, .rotation = 12, .scale = 0.15f, .shear = 0.2f, .elastic = 1};

Image Augmented(const Augmentation& strengths, ImageView in, uint32_t example, uint64_t seed = 1,
                uint32_t epoch = 0) {
  Image out;
  Augment(strengths, in, RandomStream(seed, Purpose::kAugmentation, epoch, example), out);
  return out;
}

/// How a number spreads over many draws.
struct Spread {
  double low = 1e9, high = -1e9, sum = 0, squares = 0;
  int count = 0;

  void Add(double value) {
    low = std::min(low, value), high = std::max(high, value);
    sum += value, squares += value * value;
    ++count;
  }
  double mean() const { return sum / count; }
  double deviation() const { return std::sqrt(squares / count - mean() * mean()); }
};

/// The spread of `measure(moments)` over 2000 draws.
template <class Measure>
Spread SpreadOf(const Augmentation& strengths, const Image& in, Measure measure) {
  Spread spread;
  for (uint32_t i = 0; i < 2000; ++i) spread.Add(measure(Moments(Augmented(strengths, in, i))));
  return spread;
}

TEST(Augment, WithoutAnyStrengthLeavesEachBit) {
  const Dataset digits = GenerateDigits(20, 3);
  EXPECT_FALSE(Augmentation{}.any());
  for (size_t i = 0; i < digits.size(); ++i) {
    EXPECT_TRUE(std::ranges::equal(Augmented({}, digits.pixels(i), 0), digits.pixels(i))) << i;
  }
}

TEST(Augment, ChangesTheImageByEachStrengthAlone) {
  const Dataset digits = GenerateDigits(1, 3);
  for (const Augmentation& one :
       {Augmentation{.shift = 1}, Augmentation{.rotation = 10}, Augmentation{.scale = 0.1f},
        Augmentation{.shear = 0.2f}, Augmentation{.elastic = 1}}) {
    EXPECT_TRUE(one.any());
    EXPECT_FALSE(std::ranges::equal(Augmented(one, digits.pixels(0), 0), digits.pixels(0)));
  }
}

TEST(Augment, DependsOnItsKeyAlone) {
  const Dataset digits = GenerateDigits(1, 3);
  const Image image = Augmented(kAll, digits.pixels(0), 4);
  EXPECT_EQ(Augmented(kAll, digits.pixels(0), 4), image);
  EXPECT_NE(Augmented(kAll, digits.pixels(0), 5), image);
  EXPECT_NE(Augmented(kAll, digits.pixels(0), 4, 2), image);
  EXPECT_NE(Augmented(kAll, digits.pixels(0), 4, 1, 1), image);
}

// A uniform number up to ±limit has mean 0 and deviation limit/√3; 2000 of them have a mean within
// limit/√3/√2000 · 4.
void ExpectUniform(const Spread& spread, double limit, double slack) {
  EXPECT_NEAR(spread.mean(), 0, limit / 19 + slack);
  EXPECT_NEAR(spread.deviation(), limit / std::sqrt(3), 0.05 * limit + slack);
  EXPECT_NEAR(spread.low, -limit, 0.02 * limit + slack);
  EXPECT_NEAR(spread.high, limit, 0.02 * limit + slack);
}

TEST(Augment, ShiftsEvenlyBothWaysOnBothAxes) {
  const Augmentation shift{.shift = 3};
  ExpectUniform(SpreadOf(shift, Bar(6, 6), [](const Moments& m) { return m.x; }), 3, 0.02);
  ExpectUniform(SpreadOf(shift, Bar(6, 6), [](const Moments& m) { return m.y; }), 3, 0.02);
  const Spread product = SpreadOf(shift, Bar(6, 6), [](const Moments& m) { return m.x * m.y; });
  EXPECT_NEAR(product.mean(), 0, 0.3);  // the axes do not follow each other
}

TEST(Augment, TurnsEvenlyBothWays) {
  ExpectUniform(SpreadOf({.rotation = 20}, Bar(18, 3), [](const Moments& m) { return m.angle(); }),
                20, 0.4);
}

TEST(Augment, ScalesWidthAndHeightEvenlyBothWays) {
  const Image box = Bar(12, 12);
  const Moments plain(box);
  const Augmentation scale{.scale = 0.3f};
  const auto width = [&](const Moments& m) { return std::sqrt(m.xx / plain.xx) - 1; };
  const auto height = [&](const Moments& m) { return std::sqrt(m.yy / plain.yy) - 1; };
  ExpectUniform(SpreadOf(scale, box, width), 0.3, 0.02);
  ExpectUniform(SpreadOf(scale, box, height), 0.3, 0.02);
  EXPECT_NEAR(SpreadOf(scale, box, [&](const Moments& m) { return width(m) * height(m); }).mean(),
              0, 0.004);
}

TEST(Augment, ShearsEvenlyBothWays) {
  const Moments plain(Bar(3, 16));
  ExpectUniform(
      SpreadOf({.shear = 0.4f}, Bar(3, 16), [&](const Moments& m) { return m.xy / plain.yy; }), 0.4,
      0.02);
}

TEST(Augment, PullsElasticallyByTheDeviationAskedFor) {
  // A small spot is moved by the field's value where it lies: the deviation over many fields is the
  // strength.
  for (const float strength : {0.5f, 1.5f}) {
    for (const float place : {0.0f, 3.5f}) {
      Image spot;
      WarpImage({.shift_x = place, .shift_y = -place}, nullptr, Bar(2, 2), spot);
      const Spread x =
          SpreadOf({.elastic = strength}, spot, [&](const Moments& m) { return m.x - place; });
      const Spread y =
          SpreadOf({.elastic = strength}, spot, [&](const Moments& m) { return m.y + place; });
      EXPECT_NEAR(x.mean(), 0, 0.1 * strength);
      EXPECT_NEAR(y.mean(), 0, 0.1 * strength);
      EXPECT_NEAR(x.deviation(), strength, 0.12 * strength);
      EXPECT_NEAR(y.deviation(), strength, 0.12 * strength);
    }
  }
}

TEST(Augment, RoughlyKeepsADigitsMass) {
  const Dataset digits = GenerateDigits(500, 6);
  Spread ratio;
  for (uint32_t i = 0; i < digits.size(); ++i) {
    const double before = Moments(digits.pixels(i)).mass;
    ratio.Add(Moments(Augmented(kAll, digits.pixels(i), i)).mass / before);
  }
  EXPECT_NEAR(ratio.mean(), 1, 0.03);
  EXPECT_GT(ratio.low, 0.6);
  EXPECT_LT(ratio.high, 1.8);
}

TEST(Augment, MakesNoInkOutOfPaperAndNoneDarker) {
  Image grey{};
  for (int i = 0; i < kPixels; ++i) grey[i] = i % kImageSide < 14 ? 0 : 77;
  for (uint32_t i = 0; i < 200; ++i) {
    const Image out = Augmented(
        {.shift = 20, .rotation = 180, .scale = 0.9f, .shear = 2, .elastic = 20}, grey, i);
    EXPECT_LE(std::ranges::max(out), 77);
    EXPECT_EQ(Augmented(kAll, Image{}, i), Image{});
  }
}

#if GTEST_HAS_DEATH_TEST  // not in wasm
TEST(AugmentDeathTest, RefusesToScaleDownToNothing) {
  EXPECT_DEATH(Augmented({.scale = 1}, Image{}, 0), "broken promise");
}
#endif

}  // namespace
}  // namespace nn
