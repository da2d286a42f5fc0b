#include "core/linalg/exponential.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace nn {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Distance in units in the last place of the float nearest to `expected`.
double UlpsFrom(double expected, float value) {
  const auto nearest = static_cast<float>(expected);
  if (std::isinf(nearest)) return value == nearest ? 0 : static_cast<double>(kInfinity);
  const double unit = static_cast<double>(std::nextafter(std::abs(nearest), kInfinity)) -
                      std::abs(static_cast<double>(nearest));
  return std::abs(static_cast<double>(value) - expected) / unit;
}

/// The function of one value, which must be the same bits in every place of a vector and alone.
template <class OfVector, class OfLane>
float InEveryPlace(float x, const OfVector& of_vector, const OfLane& of_lane) {
  const float alone = of_lane(x);
  for (int place = 0; place < Simd<float>::kLanes; ++place) {
    auto values = Simd<float>::Splat(0.3f);
    values[place] = x;
    const float value = of_vector(values)[place];
    EXPECT_TRUE(value == alone || (std::isnan(value) && std::isnan(alone)))
        << x << " in place " << place;
  }
  return alone;
}

float ExpOf(float x) {
  return InEveryPlace(
      x, [](auto v) { return Exp<Simd<float>>(v); }, [](float v) { return Exp<Lane<float>>(v); });
}
float SigmoidOf(float x) {
  return InEveryPlace(
      x, [](auto v) { return Sigmoid<Simd<float>>(v); },
      [](float v) { return Sigmoid<Lane<float>>(v); });
}
float TanhOf(float x) {
  return InEveryPlace(
      x, [](auto v) { return Tanh<Simd<float>>(v); }, [](float v) { return Tanh<Lane<float>>(v); });
}

TEST(Exponential, ExpIsWithinThreeUnitsInTheLastPlace) {
  for (float x = -87.33f; x < 88.8f; x += 0.0103f)
    ASSERT_LE(UlpsFrom(std::exp(static_cast<double>(x)), ExpOf(x)), 3) << x;
  for (const float x : {0.0f, -0.0f, 1e-30f, -1e-8f, 88.72283f, 88.7229f, -87.3365f}) {
    EXPECT_LE(UlpsFrom(std::exp(static_cast<double>(x)), ExpOf(x)), 3) << x;
  }
}

TEST(Exponential, SigmoidIsWithinThreeUnitsInTheLastPlace) {
  for (float x = -87; x < 90; x += 0.0103f)
    ASSERT_LE(UlpsFrom(1 / (1 + std::exp(-static_cast<double>(x))), SigmoidOf(x)), 3) << x;
}

TEST(Exponential, TanhIsWithinThreeUnitsInTheLastPlace) {
  for (float x = -12; x < 12; x += 0.0013f)
    ASSERT_LE(UlpsFrom(std::tanh(static_cast<double>(x)), TanhOf(x)), 3) << x;
  for (const float x : {0.0f, 1e-30f, -1e-6f, 0.6249999f, 0.625f, -0.625f, 1e30f, -1e30f}) {
    EXPECT_LE(UlpsFrom(std::tanh(static_cast<double>(x)), TanhOf(x)), 3) << x;
  }
}

TEST(Exponential, EdgesAreExact) {
  EXPECT_EQ(ExpOf(0), 1);
  EXPECT_EQ(ExpOf(kInfinity), kInfinity);
  EXPECT_EQ(ExpOf(-kInfinity), 0);
  EXPECT_EQ(ExpOf(1e30f), kInfinity);
  EXPECT_EQ(ExpOf(-90), 0) << "below the normal range";
  EXPECT_EQ(SigmoidOf(kInfinity), 1);
  EXPECT_EQ(SigmoidOf(-kInfinity), 0);
  EXPECT_EQ(TanhOf(kInfinity), 1);
  EXPECT_EQ(TanhOf(-kInfinity), -1);
  EXPECT_EQ(TanhOf(0), 0);
}

TEST(Exponential, NotANumberStaysOne) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_TRUE(std::isnan(ExpOf(nan)));
  EXPECT_TRUE(std::isnan(SigmoidOf(nan)));
  EXPECT_TRUE(std::isnan(TanhOf(nan)));
}

}  // namespace
}  // namespace nn
