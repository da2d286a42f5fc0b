#include "core/gradient/lab/gradient_check.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <utility>

#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

// Layers 0 and 2 have 785 and 20 parameters; layer 1 has none.
class GradientCheck : public testing::Test {
 protected:
  std::vector<GradientDifference> Compare() const {
    return CompareGradients<double>(plan_, a_, b_);
  }

  Plan<double> plan_ = Compiled<double>("dense(1),relu,dense(10)");
  std::vector<double> a_ = std::vector<double>(805, 0.0);
  std::vector<double> b_ = std::vector<double>(805, 0.0);
};

TEST_F(GradientCheck, ReportsEachLayerThatHasParameters) {
  const auto differences = Compare();
  ASSERT_EQ(differences.size(), 2);
  EXPECT_EQ(differences[0].layer, 0);
  EXPECT_EQ(differences[1].layer, 2);
}

// a = (3, 4), b = (3, −4): ‖a − b‖ = 8, both norms 5, a·b = −7.
TEST_F(GradientCheck, MeasuresRelativeErrorAndDirection) {
  a_[785] = b_[785] = 3;
  a_[786] = 4;
  b_[786] = -4;
  const GradientDifference difference = Compare()[1];
  EXPECT_DOUBLE_EQ(difference.relative_error, 0.8);
  EXPECT_DOUBLE_EQ(difference.cosine, -7 / 25.0);
  EXPECT_DOUBLE_EQ(difference.largest_difference, 8);
  EXPECT_EQ(difference.largest_at, 1);
}

TEST_F(GradientCheck, FindsTheLargestDifferenceWhicheverSignItHas) {
  for (std::size_t k = 0; k < 785; ++k) a_[k] = b_[k] = std::sin(static_cast<double>(k));
  a_[100] += 0.5;
  a_[784] -= 2;
  const auto differences = Compare();
  EXPECT_NEAR(differences[0].largest_difference, 2, 1e-15);
  EXPECT_EQ(differences[0].largest_at, 784);
  EXPECT_EQ(differences[1].largest_difference, 0);
}

TEST_F(GradientCheck, EqualGradientsHaveNoErrorAndOneDirection) {
  a_[2] = b_[2] = 1e-3;
  const auto differences = Compare();
  EXPECT_EQ(differences[0].relative_error, 0);
  EXPECT_DOUBLE_EQ(differences[0].cosine, 1);
  EXPECT_EQ(differences[1].relative_error, 0) << "both zero";
  EXPECT_EQ(differences[1].cosine, 1) << "both zero";
}

TEST_F(GradientCheck, NothingAgainstSomethingIsWhollyWrong) {
  a_[2] = 1e-3;
  EXPECT_DOUBLE_EQ(Compare()[0].relative_error, 1);
  EXPECT_EQ(Compare()[0].cosine, 0);
}

TEST_F(GradientCheck, ANotANumberIsInEveryFieldAndFoundAtItsPlace) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), kInfinity}) {
    a_ = b_ = std::vector<double>(805, 1.0);
    a_[7] = 3;
    a_[100] = a_[200] = bad;
    b_[100] = kInfinity;  // ∞ − ∞ is not a number, either
    b_[300] = -5;
    for (const bool swapped : {false, true}) {
      if (swapped) std::swap(a_, b_);
      const GradientDifference difference = Compare()[0];
      EXPECT_TRUE(std::isnan(difference.relative_error)) << difference.relative_error;
      EXPECT_TRUE(std::isnan(difference.cosine)) << difference.cosine;
      EXPECT_TRUE(std::isnan(difference.largest_difference)) << difference.largest_difference;
      EXPECT_EQ(difference.largest_at, 100) << "the first of them";
    }
  }
}

TEST_F(GradientCheck, AnInfiniteValueAgainstAFiniteOneIsAnInfiniteDifference) {
  a_[2] = std::numeric_limits<double>::infinity();
  b_[2] = b_[3] = 1;
  const GradientDifference difference = Compare()[0];
  EXPECT_EQ(difference.largest_difference, std::numeric_limits<double>::infinity());
  EXPECT_EQ(difference.largest_at, 2);
  EXPECT_TRUE(std::isnan(difference.relative_error));
  EXPECT_TRUE(std::isnan(difference.cosine));
}

// A saturated sigmoid's gradient in double: its square is a number, the product of two of them is
// not.
TEST_F(GradientCheck, TinyGradientsHaveADirection) {
  a_[2] = a_[3] = b_[2] = 1e-100;
  EXPECT_DOUBLE_EQ(Compare()[0].cosine, std::sqrt(0.5));
  EXPECT_NEAR(Compare()[0].relative_error, 1 / (1 + std::sqrt(2.0)), 1e-15);
}

}  // namespace
}  // namespace nn
