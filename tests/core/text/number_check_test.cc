#include "core/text/number_check.h"

#include <gtest/gtest.h>

#include <limits>

namespace nn {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(NumberCheck, TakesWholeNumbersBetweenItsEnds) {
  EXPECT_EQ(*CheckWhole("the layer", 0, 0, 7), 0);
  EXPECT_EQ(*CheckWhole("the layer", -0.0, 0, 7), 0);
  EXPECT_EQ(*CheckWhole("the layer", 7, 0, 7), 7);
  EXPECT_EQ(*CheckWhole("the seed", 9007199254740991, 0, kLargestWhole), 9007199254740991);
  EXPECT_EQ(*CheckWhole("the target", -1, -1, 9), -1);
}

TEST(NumberCheck, RefusesWhatIsNone) {
  for (const double value :
       {kNan, kInfinity, -kInfinity, -1.0, 0.5, 7.000001, 8.0, 1e300, -1e300, 4294967296.0}) {
    const auto checked = CheckWhole("the layer", value, 0, 7);
    ASSERT_FALSE(checked) << value;
    EXPECT_TRUE(checked.error().message.starts_with("the layer is ")) << checked.error().message;
    EXPECT_TRUE(checked.error().message.ends_with("; it must be a whole number from 0 to 7"))
        << checked.error().message;
  }
}

TEST(NumberCheck, TakesNoEmptyRange) { EXPECT_FALSE(CheckWhole("the row", 0, 0, -1)); }

}  // namespace
}  // namespace nn
