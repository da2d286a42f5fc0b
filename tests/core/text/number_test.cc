#include "core/text/number.h"

#include <gtest/gtest.h>

namespace nn {
namespace {

TEST(ParseNumber, ReadsWholeNumbersDecimalsAndExponents) {
  EXPECT_EQ(ParseNumber("12"), 12);
  EXPECT_EQ(ParseNumber("+12"), 12);
  EXPECT_EQ(ParseNumber("-0.5"), -0.5);
  EXPECT_EQ(ParseNumber(".25"), 0.25);
  EXPECT_EQ(ParseNumber("1.2e+01"), 12);
  EXPECT_EQ(ParseNumber("5E-1"), 0.5);
  EXPECT_EQ(ParseNumber("999999999999999"), 999999999999999.0);
}

TEST(ParseNumber, RoundsAFractionAsTheCompilerDoes) {
  EXPECT_EQ(ParseNumber("0.1"), 0.1);
  EXPECT_EQ(ParseNumber("0.95"), 0.95);
  EXPECT_EQ(ParseNumber("0.333333333333333"), 0.333333333333333);
}

TEST(ParseNumber, ReadsSeventeenDigitsAsTheCompilerDoes) {
  EXPECT_EQ(ParseNumber("0.33333333333333331"), 0.33333333333333331);
  EXPECT_EQ(ParseNumber("0.69999999999999996"), 0.69999999999999996);
  EXPECT_EQ(ParseNumber("1.2345678901234567e-27"), 1.2345678901234567e-27);
  EXPECT_EQ(ParseNumber("8.9884656743115795e-42"), 8.9884656743115795e-42);
}

TEST(ParseNumber, LeavesOutDigitsBeyondTheNineteenth) {
  EXPECT_EQ(ParseNumber("0.333333333333333333333333333333333"), 1.0 / 3);
  EXPECT_EQ(ParseNumber("100000000000000000000000"), 1e23);
  EXPECT_EQ(ParseNumber("0.00000000000000000000000000000000000000000000000000125"), 1.25e-51);
}

TEST(ParseNumber, IsNothingForOtherText) {
  for (const char* text :
       {"", ".", "-", "e1", "1e", "1.2.3", "0x10", "nan", "inf", "1 ", " 1", "half"})
    EXPECT_EQ(ParseNumber(text), std::nullopt) << text;
}

}  // namespace
}  // namespace nn
