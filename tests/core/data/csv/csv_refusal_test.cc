// Files without a good row: refused, with a reason for their owner.
#include <gtest/gtest.h>

#include "tests/core/data/csv/csv_text.h"

namespace nn {
namespace {

using namespace std::string_view_literals;

std::string Repeated(const std::string& line, int times = 30) {
  std::string text;
  for (int i = 0; i < times; ++i) text += line + "\n";
  return text;
}

/// The reason for refusing the file; empty if it was accepted. It does not depend on how the file
/// is cut.
std::string Reason(std::string_view text) {
  const auto outcome = ReadCsv(text);
  EXPECT_EQ(Describe(ReadCsv(text, 0, 7)), Describe(outcome));
  return outcome.dataset ? "" : outcome.dataset.error().message;
}

struct Kind {
  std::string name;
  std::string text;
  const char* says;
};

class CsvRefusal : public testing::TestWithParam<Kind> {};

TEST_P(CsvRefusal, SaysWhatTheFileIs) {
  const std::string reason = Reason(GetParam().text);
  EXPECT_NE(reason.find(GetParam().says), std::string::npos) << reason;
}

std::string Filler(std::string_view start) { return std::string(start) + std::string(300, 'x'); }
std::string Utf16(std::string_view text) {
  std::string wide;
  for (char c : text) (wide += c) += '\0';
  return wide;
}
std::string PixelsOnly() { return CsvLine(1, 7).substr(2); }

INSTANTIATE_TEST_SUITE_P(
    Kinds, CsvRefusal,
    testing::Values(Kind{"empty", "", "is empty"}, Kind{"blank", " \n\r\n \t\n", "is empty"},
                    Kind{"mark", "\xef\xbb\xbf", "is empty"},
                    Kind{"header", KaggleHeader() + "\n", "no rows"},
                    Kind{"zip", Filler("PK\3\4"), "(zip"}, Kind{"short_zip", "PK\3\4", "(zip"},
                    Kind{"gzip", Filler("\x1f\x8b\x08"), "gzip"},
                    Kind{"png", Filler("\x89PNG\r\n\x1a\n"), "picture"},
                    Kind{"jpeg", Filler("\xff\xd8\xff\xe0"), "picture"},
                    Kind{"pdf", Filler("%PDF-1.7"), "PDF"},
                    Kind{"idx", Filler("\0\0\x08\x03\0\0\xea\x60"sv), "IDX"},
                    Kind{"numpy", Filler("\x93NUMPY"), "NumPy"},
                    Kind{"binary",
                         Filler("\x7f"
                                "ELF\0\0\0"sv),
                         "binary"},
                    Kind{"html", "\n <!DOCTYPE html><html><body>Sign in</body></html>", "web page"},
                    Kind{"html_after_mark", "\xef\xbb\xbf<HTML>", "web page"},
                    Kind{"json", "{\"rows\": []}", "JSON"},
                    Kind{"utf16_mark", "\xff\xfe" + Utf16(CsvLine(1, 7)), "UTF-16"},
                    Kind{"utf16", Utf16(KaggleHeader() + "\n" + CsvLine(1, 7)), "UTF-16"}),
    [](const auto& kind) { return kind.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Tables, CsvRefusal,
    testing::Values(
        Kind{"semicolons", Repeated(CsvLine(1, 7, ";")), "semicolons"},
        Kind{"tabs", Repeated(CsvLine(1, 7, "\t")), "tabs"},
        Kind{"spaces", Repeated(CsvLine(1, 7, " ")), "spaces"},
        Kind{"no_label", "pixel0,pixel1\n" + Repeated(PixelsOnly()), "labels are missing"},
        Kind{"row_numbers", Repeated("17," + CsvLine(1, 7)), "786 columns"},
        Kind{"other_table", "name,age\nAda,36\nAlan,41\n", "do not have 785 columns"},
        Kind{"scaled", Repeated(WithField(CsvLine(1, 7), 50, "0.4980392")), "scaled to 0–1"},
        Kind{"prose", "It was a dark night.\nThe rain fell.\n", "do not have 785 columns"},
        Kind{"no_line_ends", std::string(200'000, '7'), "line ends missing"},
        Kind{"large_labels", Repeated(WithField(CsvLine(1, 7), 1, "26")), "no labels from 0 to 9"}),
    [](const auto& kind) { return kind.param.name; });

TEST(CsvRefusal, StatesTheExpectationTheCountAndTheFirstProblem) {
  const std::string reason = Reason("label,pixels\n" + Repeated("1,2,3", 4));
  EXPECT_NE(reason.find("None of the file's 4 rows"), std::string::npos) << reason;
  EXPECT_NE(reason.find("784 pixels (28 × 28)"), std::string::npos) << reason;
  EXPECT_NE(reason.find("row 2, column 3: 3 columns"), std::string::npos) << reason;
}

TEST(CsvRefusal, StopsReadingOnceTheKindIsCertain) {
  CsvReader reader;
  EXPECT_FALSE(reader.Push(Bytes(Filler("PK\3\4"))));
}

TEST(CsvRefusal, NoticesLabelsInTheLastColumn) {
  std::string named = "pixel1", unnamed, mixed;
  for (int i = 2; i <= kPixels; ++i) named += Join(",pixel", i);
  named += ",class\n";
  for (int digit = 0; digit < kClasses; ++digit) {
    unnamed += Join("0", CsvLine(1, 7).substr(1, CsvLine(1, 7).rfind(',')), digit, "\n");
    mixed += WithField(Join(CsvLine(1, 7).substr(0, CsvLine(1, 7).rfind(',')), ",", digit, "\n"), 1,
                       "200");
  }
  for (const std::string& text : {named + CsvLine(1, 7), unnamed, mixed}) {
    EXPECT_NE(Reason(text).find("labels are in the last column"), std::string::npos)
        << Reason(text);
  }
}

TEST(CsvRefusal, DoesNotMistakePicturesOfOneDigitForLabelsInTheLastColumn) {
  EXPECT_EQ(Reason(Repeated(WithField(CsvLine(0, 7), 785, "0"))), "");
  std::string grey_corner;
  for (const char* corner : {"0", "3", "10"})
    grey_corner += WithField(CsvLine(0, 7), 785, corner) + "\n";
  EXPECT_EQ(Reason(grey_corner), "");
}

TEST(CsvRefusal, IsNotHastyAboutOneBadRow) { EXPECT_EQ(Reason("7;8\n" + CsvLine(1, 7)), ""); }

}  // namespace
}  // namespace nn
