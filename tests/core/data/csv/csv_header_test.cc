#include <gtest/gtest.h>

#include <string>

#include "core/data/csv/csv_field.h"
#include "core/data/csv/csv_header.h"

namespace nn {
namespace {

TEST(CsvHeader, IsALineOfNamesOrOneThatCountsUp) {
  EXPECT_TRUE(IsHeader("label,1x1,1x2"));
  EXPECT_TRUE(IsHeader("0,1,2,3"));
  EXPECT_TRUE(IsHeader(",a,b,c")) << "a row number without a name, and mostly names";
  EXPECT_FALSE(IsHeader("7,0,0,255"));
  EXPECT_FALSE(IsHeader(",0,0,255"));
}

TEST(CsvHeader, FindsLabelsInTheLastColumn) {
  for (const char* name : {"label", "Labels", "CLASS", "\"target\"", "'digit'", "y"})
    EXPECT_TRUE(HeaderHasLabelsLast("pixel1," + std::string(name))) << name;
  EXPECT_FALSE(HeaderHasLabelsLast("label,class"));
  EXPECT_FALSE(HeaderHasLabelsLast("pixel1,pixel2"));
  EXPECT_FALSE(HeaderHasLabelsLast("pixel_1,{y}"));
  EXPECT_FALSE(HeaderHasLabelsLast("label"));
}

TEST(CsvField, IsUnwrappedAndQuoted) {
  EXPECT_EQ(Unwrap(" ' 7 ' "), "7");
  EXPECT_EQ(Unwrap("\"7'"), "\"7'");
  EXPECT_EQ(Quoted("a\tb\xc3"), "“a?b?”");
}

}  // namespace
}  // namespace nn
