#include "core/data/csv/csv_reader.h"

#include <gtest/gtest.h>

#include "tests/core/data/csv/csv_text.h"

namespace nn {
namespace {

void ExpectThreeRows(const CsvOutcome& outcome, bool header) {
  ASSERT_TRUE(outcome.dataset) << outcome.dataset.error().message;
  ASSERT_EQ(outcome.dataset->size(), 3);
  EXPECT_TRUE(IsLine(*outcome.dataset, 0, 5, 11));
  EXPECT_TRUE(IsLine(*outcome.dataset, 1, 0, 22));
  EXPECT_TRUE(IsLine(*outcome.dataset, 2, 9, 33));
  EXPECT_EQ(outcome.report.rows, 3);
  EXPECT_EQ(outcome.report.skipped, 0);
  EXPECT_EQ(outcome.report.header, header);
}

std::string ThreeRows(std::string_view line_end, std::string_view separator = ",") {
  return Join(CsvLine(5, 11, separator), line_end, CsvLine(0, 22, separator), line_end,
              CsvLine(9, 33, separator), line_end);
}

TEST(CsvReader, ReadsRowsWithAndWithoutAHeader) {
  ExpectThreeRows(ReadCsv(ThreeRows("\n")), false);
  ExpectThreeRows(ReadCsv(KaggleHeader() + "\n" + ThreeRows("\n")), true);
}

TEST(CsvReader, TakesNumbersInCountingOrderForAHeader) {
  std::string numbered = "0";
  for (int column = 1; column <= kPixels; ++column) numbered += Join(",", column);
  ExpectThreeRows(ReadCsv(numbered + "\n" + ThreeRows("\n")), true);
}

TEST(CsvReader, AcceptsEveryLineEnd) {
  for (std::string_view line_end : {"\n", "\r\n", "\r"}) {
    ExpectThreeRows(ReadCsv(ThreeRows(line_end)), false);
    ExpectThreeRows(ReadCsv(Join(KaggleHeader(), line_end, ThreeRows(line_end))), true);
  }
}

TEST(CsvReader, AcceptsAMissingLastLineEnd) {
  std::string text = ThreeRows("\n");
  text.pop_back();
  ExpectThreeRows(ReadCsv(text), false);
}

TEST(CsvReader, AcceptsAByteOrderMark) {
  ExpectThreeRows(ReadCsv("\xef\xbb\xbf" + ThreeRows("\n")), false);
  ExpectThreeRows(ReadCsv("\xef\xbb\xbf" + KaggleHeader() + "\r\n" + ThreeRows("\r\n")), true);
}

TEST(CsvReader, AcceptsBlanksAndBlankLines) {
  ExpectThreeRows(ReadCsv(ThreeRows(" \t\n", " , ")), false);
  ExpectThreeRows(ReadCsv("\n  \n" + ThreeRows("\n\n \t\n") + "\n\n"), false);
}

TEST(CsvReader, SkipsARepeatedHeader) {
  const std::string part = KaggleHeader() + "\n" + CsvLine(4, 7) + "\n";
  for (const size_t chunk : {size_t{0}, size_t{100}}) {
    const CsvOutcome outcome = ReadCsv(part + part, 0, chunk);
    ASSERT_TRUE(outcome.dataset);
    EXPECT_EQ(outcome.report.rows, 2u);
    EXPECT_EQ(outcome.report.skipped, 0u);
  }
}

TEST(CsvReader, AcceptsQuotedNumbers) {
  std::string text = "\"" + ThreeRows("\"\n\"", "\",\"");
  text.pop_back();  // the quote that would open a fourth row
  ExpectThreeRows(ReadCsv(text), false);
}

TEST(CsvReader, AcceptsTrailingCommas) { ExpectThreeRows(ReadCsv(ThreeRows(",\n")), false); }

TEST(CsvReader, AcceptsWholeNumbersInAnyDecimalNotation) {
  for (std::string_view five :
       {"5.0", "5.", "+5", "005", "5e0", "5.000000000000000000e+00", "50E-1", "0000005"}) {
    const auto outcome = ReadCsv(WithField(CsvLine(5, 11), 1, five));
    ASSERT_TRUE(outcome.dataset) << five;
    EXPECT_TRUE(IsLine(*outcome.dataset, 0, 5, 11)) << five;
  }
  const auto outcome = ReadCsv(WithField(CsvLine(5, 11), 3, "2.530000000000000000e+02"));
  ASSERT_TRUE(outcome.dataset);
  EXPECT_EQ(outcome.dataset->pixels(0)[1], 253);
}

/// A file with something of everything: what is cut where must not matter.
std::string MixedFile() {
  return Join("\xef\xbb\xbf", KaggleHeader(), "\r\n", CsvLine(5, 11), "\r\n\r\n",
              CsvLine(3, 1, " , "), "\n", WithField(CsvLine(1, 7), 9, "300"), "\r", CsvLine(7, 70),
              "\r\n", "1,2,3\n", CsvLine(9, 33));
}

TEST(CsvReader, GivesTheSameWhereverTheFileIsCut) {
  const std::string text = MixedFile();
  const std::string whole = Describe(ReadCsv(text));
  ASSERT_EQ(ReadCsv(text).report.rows, 4);
  ASSERT_EQ(ReadCsv(text).report.skipped, 2);
  for (size_t cut = 0; cut <= text.size(); ++cut) {
    CsvReader reader;
    reader.Push(Bytes(std::string_view(text).substr(0, cut)));
    reader.Push({});
    reader.Push(Bytes(std::string_view(text).substr(cut)));
    auto dataset = reader.Finish();
    ASSERT_EQ(Describe({std::move(dataset), reader.report()}), whole) << "cut at byte " << cut;
  }
}

TEST(CsvReader, GivesTheSameForEveryChunkSize) {
  const std::string text = MixedFile();
  const std::string whole = Describe(ReadCsv(text));
  for (size_t chunk : {1, 2, 3, 5, 7, 64, 65, 785, 3000, 3141, 3157, 4096}) {
    EXPECT_EQ(Describe(ReadCsv(text, 0, chunk)), whole) << "chunks of " << chunk;
  }
}

TEST(CsvReader, KeepsTheWholeRowsOfAFileCutShort) {
  const std::string text = ThreeRows("\n");
  const size_t first = CsvLine(5, 11).size(), second = first + 1 + CsvLine(0, 22).size();
  for (size_t length = 0; length < text.size(); ++length) {
    const auto outcome = ReadCsv(std::string_view(text).substr(0, length));
    // The last number of a row may be cut and still be a number, so that the row counts.
    const size_t last = text.rfind(',', first), next_last = text.rfind(',', second);
    const size_t rows =
        (length > last + 1) + (length > next_last + 1) + (length > text.rfind(',') + 1);
    ASSERT_EQ(outcome.report.rows, rows) << length;
    ASSERT_EQ(outcome.dataset.has_value(), rows > 0) << length;
  }
}

TEST(CsvReader, StopsAtTheRowLimit) {
  CsvReader reader(CsvOptions{.row_limit = 2});
  const std::string row = CsvLine(4, 4) + "\n";
  EXPECT_TRUE(reader.Push(Bytes(row)));
  EXPECT_FALSE(reader.Push(Bytes(row + row + row)));
  EXPECT_FALSE(reader.wants_more());
  EXPECT_FALSE(reader.Push(Bytes("rubbish that is never looked at\n")));
  const auto dataset = reader.Finish();
  ASSERT_TRUE(dataset);
  EXPECT_EQ(dataset->size(), 2);
  EXPECT_EQ(reader.report().rows, 2);
  EXPECT_EQ(reader.report().skipped, 0);
}

TEST(CsvReader, CountsGoodRowsTowardsTheLimit) {
  const auto outcome =
      ReadCsv(Join("1,2\n", CsvLine(1, 1), "\n3,4\n", CsvLine(2, 2), "\n5,6\n", CsvLine(3, 3)), 2);
  ASSERT_TRUE(outcome.dataset);
  EXPECT_EQ(outcome.dataset->size(), 2);
  EXPECT_EQ(outcome.report.skipped, 2);
}

TEST(CsvReader, CountsRowsAsTheyArrive) {
  CsvReader reader;
  const std::string row = CsvLine(4, 4) + "\n";
  for (size_t rows = 1; rows <= 3; ++rows) {
    reader.Push(Bytes(row));
    EXPECT_EQ(reader.rows(), rows);
  }
}

TEST(CsvReader, HoldsNoMoreThanItsRows) {
  CsvReader reader;
  const std::string row = CsvLine(4, 4) + "\n";
  constexpr size_t kRows = 3000;
  for (size_t i = 0; i < kRows; ++i) reader.Push(Bytes(row));
  const auto dataset = reader.Finish();
  ASSERT_TRUE(dataset);
  EXPECT_LE(dataset->bytes(), (kRows + Dataset::kBlockRows) * (kPixels + 1));
}

}  // namespace
}  // namespace nn
