#include "core/inspect/histogram.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace nn {
namespace {

using Counts = std::vector<std::uint32_t>;

TEST(Histogram, CountsEqualBinsAndTheUpperEnd) {
  const std::vector<float> values{0, 0.5F, 1, 1.5F, 3.99F, 4};
  const Histogram histogram = HistogramOf(values, 4, /*symmetric=*/false);
  EXPECT_EQ(histogram.low, 0);
  EXPECT_EQ(histogram.high, 4);
  EXPECT_EQ(histogram.counts, (Counts{2, 2, 0, 2}));
}

TEST(Histogram, SymmetricHasZeroInTheMiddleOfTheMiddleBin) {
  const std::vector<float> values{-0.1F, 0, 0.1F, 3, -1};
  const Histogram histogram = HistogramOf(values, 3, /*symmetric=*/true);
  EXPECT_EQ(histogram.low, -3);
  EXPECT_EQ(histogram.high, 3);
  EXPECT_EQ(histogram.counts, (Counts{0, 4, 1}));
}

TEST(Histogram, TellsMeanDeviationAndZeros) {
  const std::vector<float> values{0, 0, 2, 6};
  const Histogram histogram = HistogramOf(values, 5, /*symmetric=*/false);
  EXPECT_DOUBLE_EQ(histogram.mean, 2);
  EXPECT_DOUBLE_EQ(histogram.deviation, std::sqrt(6.0));
  EXPECT_DOUBLE_EQ(histogram.zeros, 0.5);
}

TEST(Histogram, CountsWhatIsNotFiniteApart) {
  const float infinity = std::numeric_limits<float>::infinity();
  const std::vector<float> values{1, infinity, std::numeric_limits<float>::quiet_NaN(), 2};
  const Histogram histogram = HistogramOf(values, 2, /*symmetric=*/false);
  EXPECT_EQ(histogram.not_finite, 2);
  EXPECT_EQ(histogram.counts, (Counts{1, 1}));
}

TEST(Histogram, OfEqualValuesOrOfNoneIsStillOne) {
  EXPECT_EQ(HistogramOf(std::vector<float>{7, 7}, 3, /*symmetric=*/false).counts,
            (Counts{2, 0, 0}));
  EXPECT_EQ(HistogramOf({}, 3, /*symmetric=*/false).counts, (Counts{0, 0, 0}));
}

}  // namespace
}  // namespace nn
