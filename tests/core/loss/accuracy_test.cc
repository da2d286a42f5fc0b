#include "core/loss/accuracy.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace nn {
namespace {

Index Correct(const Matrix<float>& outputs, const std::vector<std::uint8_t>& labels) {
  return CountCorrect<float>({outputs.data(), outputs.rows(), outputs.cols()}, labels);
}

TEST(CountCorrect, CountsRowsWhoseLargestOutputIsAtTheLabel) {
  const Matrix<float> outputs{{0, 3, 1}, {-1, -2, -3}, {0, 0.5, 2}, {5, 4, 3}};
  EXPECT_EQ(Correct(outputs, {1, 0, 2, 0}), 4);
  EXPECT_EQ(Correct(outputs, {1, 0, 1, 2}), 2);
  EXPECT_EQ(Correct(outputs, {0, 1, 0, 1}), 0);
}

TEST(CountCorrect, OfEqualOutputsTheFirstIsTheAnswer) {
  const Matrix<float> outputs{{1, 1, 0}, {0, 1, 1}, {2, 2, 2}};
  EXPECT_EQ(Correct(outputs, {0, 1, 0}), 3);
  EXPECT_EQ(Correct(outputs, {1, 2, 2}), 0);
}

TEST(CountCorrect, ARowWithNotANumberIsNeverCorrect) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  for (std::uint8_t label = 0; label < 3; ++label) {
    EXPECT_EQ(Correct(Matrix<float>{{kNan, kNan, kNan}}, {label}), 0);
    for (Index place = 0; place < 3; ++place) {
      Matrix<float> outputs{{0, 0, 0}};
      outputs(0, label) = 9;
      outputs(0, place) = kNan;
      EXPECT_EQ(Correct(outputs, {label}), 0) << "label " << int{label} << ", NaN at " << place;
    }
  }
}

TEST(CountCorrect, InfinityIsTheLargest) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(Correct(Matrix<float>{{1, kInfinity, -kInfinity}}, {1}), 1);
}

}  // namespace
}  // namespace nn
