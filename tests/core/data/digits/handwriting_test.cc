#include "core/data/digits/handwriting.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nn {
namespace {

Handwriting Hand(uint32_t number) {
  RandomStream random(3, Purpose::kTest, number);
  return Handwriting(random);
}

TEST(Handwriting, DependsOnItsStreamAlone) {
  EXPECT_EQ(Hand(4).Place({.3f, .2f}).x, Hand(4).Place({.3f, .2f}).x);
  EXPECT_NE(Hand(4).Place({.3f, .2f}).x, Hand(5).Place({.3f, .2f}).x);
}

TEST(Handwriting, LeansToTheRightMoreOftenThanNot) {
  int right = 0;
  for (uint32_t i = 0; i < 1000; ++i)
    right += Hand(i).Place({.4f, 0}).x > Hand(i).Place({.4f, 1}).x;
  EXPECT_GT(right, 600);
  EXPECT_LT(right, 950);
}

TEST(Handwriting, KeepsUpAndDown) {
  for (uint32_t i = 0; i < 1000; ++i)
    EXPECT_LT(Hand(i).Place({.4f, 0}).y, Hand(i).Place({.4f, 1}).y) << i;
}

TEST(Handwriting, WritesLinesOfDifferentWidthsThatThinOutWhereThePenLeaves) {
  double narrowest = 1e9, widest = 0, middle = 0, end = 0;
  for (uint32_t i = 0; i < 1000; ++i) {
    const Handwriting hand = Hand(i);
    EXPECT_GT(hand.softness(), 0);
    EXPECT_GT(hand.jitter(), 0);
    narrowest = std::fmin(narrowest, hand.RadiusAt(0.5f)),
    widest = std::fmax(widest, hand.RadiusAt(0.5f));
    middle += hand.RadiusAt(0.5f), end += hand.RadiusAt(1);
    EXPECT_GT(hand.RadiusAt(1), 0.25f * hand.RadiusAt(0.5f));
  }
  EXPECT_GE(narrowest, 0.65 - 1e-6);
  EXPECT_LT(narrowest, 0.8);
  EXPECT_GT(widest, 2.4);
  EXPECT_LE(widest, 3 + 1e-6);
  EXPECT_NEAR(end / middle, 0.75, 0.05);
}

}  // namespace
}  // namespace nn
