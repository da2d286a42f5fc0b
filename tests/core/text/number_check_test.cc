#include "core/text/number_check.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <utility>

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

TEST(NumberCheck, TakesNoEmptyRange) {
  EXPECT_EQ(CheckWhole("the row", 0, 0, -1).error().message,
            "the row is 0; there are none to choose from");
}

TEST(NumberCheck, NamesTheOnlyPossibleNumber) {
  EXPECT_EQ(CheckWhole("the number of pixels", 3, 784, 784).error().message,
            "the number of pixels is 3; it must be 784");
}

TEST(NumberCheck, DerivesWhatItSaysFromTheRange) {
  const std::pair<NumberRange, std::string_view> said[] = {
      {{}, "0 or more"},
      {{.most = 0.5}, "from 0 to 0.5"},
      {{.most = kBelowOne, .example = "0.9"}, "from 0 to below 1, for example 0.9"},
      {{.least = kAboveZero}, "greater than 0"},
      {{.least = kAboveZero, .most = 1}, "greater than 0 and at most 1"},
      {{.least = 1e-12, .most = 1, .example = "1e-8"}, "from 1e-12 to 1, for example 1e-8"},
  };
  for (const auto& [range, text] : said) {
    EXPECT_EQ(CheckNumber("it", -1, range).error().message, Join("it is -1; it must be ", text));
    for (const double value : {kNan, kInfinity, -kInfinity}) {
      EXPECT_EQ(CheckNumber("it", value, range).error().message,
                Join("it is ", value, "; it must be a finite number, ", text));
    }
  }
}

// A value that a range's own text calls possible is, and the next one is not.
TEST(NumberCheck, IncludesBothEndsOfARange) {
  const NumberRange share{.most = kBelowOne};
  EXPECT_TRUE(CheckNumber("it", 0, share));
  EXPECT_TRUE(CheckNumber("it", std::nextafter(1.0, 0.0), share));
  EXPECT_FALSE(CheckNumber("it", 1, share));
  EXPECT_TRUE(CheckNumber("it", std::numeric_limits<double>::denorm_min(), {.least = kAboveZero}));
  EXPECT_FALSE(CheckNumber("it", 0, {.least = kAboveZero}));
}

}  // namespace
}  // namespace nn
