// Bad rows in a file that has good ones: skipped, counted, and reported with their place.
#include <gtest/gtest.h>

#include "tests/core/data/csv/csv_text.h"

namespace nn {
namespace {

/// The one problem of a file of a good row, then `bad`, then a good row.
CsvProblem OnlyProblem(const std::string& bad) {
  const auto outcome = ReadCsv(Join(CsvLine(1, 1), "\n", bad, "\n", CsvLine(2, 2), "\n"));
  EXPECT_TRUE(outcome.dataset);
  EXPECT_EQ(outcome.report.rows, 2) << bad;
  EXPECT_EQ(outcome.report.skipped, 1) << bad;
  return outcome.report.problems.size() == 1 ? outcome.report.problems[0] : CsvProblem{};
}

struct BadField {
  int column;
  const char* field;
  const char* message;
};

class BadFieldTest : public testing::TestWithParam<BadField> {};

TEST_P(BadFieldTest, IsReportedWithRowColumnAndByte) {
  const auto [column, field, message] = GetParam();
  const std::string bad = WithField(CsvLine(1, 7), column, field);
  const CsvProblem problem = OnlyProblem(bad);
  EXPECT_EQ(problem.row, 2);
  EXPECT_EQ(problem.column, column);
  size_t offset = 0;
  for (int i = 1; i < column; ++i) offset = bad.find(',', offset) + 1;
  EXPECT_EQ(problem.byte, CsvLine(1, 1).size() + 1 + offset);
  EXPECT_EQ(problem.message, message);
}

INSTANTIATE_TEST_SUITE_P(
    CsvProblems, BadFieldTest,
    testing::Values(BadField{1, "10", "label “10” is outside 0–9"},
                    BadField{1, "-1", "label “-1” is outside 0–9"},
                    BadField{1, "five", "label “five” is not a number"},
                    BadField{1, "2.5", "label “2.5” is not a whole number"},
                    BadField{2, "256", "pixel value “256” is outside 0–255"},
                    BadField{400, "-3", "pixel value “-3” is outside 0–255"},
                    BadField{785, "999", "pixel value “999” is outside 0–255"},
                    BadField{9, "1e400", "pixel value “1e400” is outside 0–255"},
                    BadField{9, "12.5", "pixel value “12.5” is not a whole number"},
                    BadField{9, "1 2", "pixel value “1 2” is not a number"},
                    BadField{9, "0x1", "pixel value “0x1” is not a number"},
                    BadField{9, "1e", "pixel value “1e” is not a number"},
                    BadField{9, ".", "pixel value “.” is not a number"},
                    BadField{9, "nan", "pixel value “nan” is not a number"},
                    BadField{9, "", "pixel value is missing: the field is empty"},
                    BadField{9, "\"\"", "pixel value is missing: the field is empty"},
                    BadField{9, "\xff\x01", "pixel value “??” is not a number"},
                    BadField{9, "a text that goes on and on",
                             "pixel value “a text that goes on …” is not a number"}));

TEST(CsvProblems, NameTheNumberOfColumns) {
  const std::string good = CsvLine(1, 7);
  const CsvProblem short_row = OnlyProblem(good.substr(0, good.rfind(',')));
  EXPECT_EQ(short_row.message, "784 columns instead of 785 (label and 784 pixels)");
  const CsvProblem long_row = OnlyProblem(good + ",0,0");
  EXPECT_EQ(long_row.message, "787 columns instead of 785 (label and 784 pixels)");
  EXPECT_EQ(long_row.column, 786);
  EXPECT_EQ(long_row.byte, CsvLine(1, 1).size() + 1 + good.size() + 1);
  EXPECT_EQ(OnlyProblem("7").message, "1 column instead of 785 (label and 784 pixels)");
}

TEST(CsvProblems, CountColumnsBeyondTheLastInARunOfZeros) {
  std::string zeros = "0";
  for (int i = 0; i < kPixels; ++i) zeros += ",0";
  for (int columns = static_cast<int>(kCsvColumns) + 1; columns < 800; ++columns) {
    zeros += ",0";
    EXPECT_EQ(OnlyProblem(zeros).message,
              Join(columns, " columns instead of 785 (label and 784 pixels)"));
  }
}

TEST(CsvProblems, CountLinesFromOneWithHeaderAndBlankLines) {
  const auto outcome = ReadCsv(Join(KaggleHeader(), "\r\n\r\n", CsvLine(1, 1), "\r\n7\r\n"));
  ASSERT_EQ(outcome.report.problems.size(), 1);
  EXPECT_EQ(outcome.report.problems[0].row, 4);
}

TEST(CsvProblems, CountBytesFromTheFilesStart) {
  const auto outcome =
      ReadCsv(Join("\xef\xbb\xbf", CsvLine(1, 1), "\r\n", WithField(CsvLine(2, 2), 1, "x")));
  ASSERT_EQ(outcome.report.problems.size(), 1);
  EXPECT_EQ(outcome.report.problems[0].byte, 3 + CsvLine(1, 1).size() + 2);
}

TEST(CsvProblems, AreReportedForTheFirstTwentyRowsAndCountedForAll) {
  std::string text = CsvLine(1, 1) + "\n";
  for (int i = 0; i < 50; ++i) text += WithField(CsvLine(1, 1), 1 + i, "bad") + "\n";
  const auto outcome = ReadCsv(text);
  EXPECT_EQ(outcome.report.skipped, 50);
  ASSERT_EQ(outcome.report.problems.size(), 20);
  for (size_t i = 0; i < 20; ++i) {
    EXPECT_EQ(outcome.report.problems[i].row, i + 2);
    EXPECT_EQ(outcome.report.problems[i].column, i + 1);
  }
}

TEST(CsvProblems, IncludeALineTooLongToKeep) {
  const CsvProblem problem = OnlyProblem(std::string(LineBuffer::kCapacity + 1, '1'));
  EXPECT_EQ(problem.column, 0);
  EXPECT_EQ(problem.byte, CsvLine(1, 1).size() + 1);
  EXPECT_EQ(problem.message, "the row is longer than 65536 bytes");
}

}  // namespace
}  // namespace nn
