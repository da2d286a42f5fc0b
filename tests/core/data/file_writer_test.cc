// Data sets written as files, and read back.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/data/csv/csv_writer.h"
#include "core/data/digits/digit_generator.h"
#include "core/data/idx/idx_writer.h"
#include "tests/core/data/csv/csv_text.h"
#include "tests/core/data/idx/idx_bytes.h"

namespace nn {
namespace {

std::string ReadOut(FileWriter& writer, size_t max_bytes) {
  std::string file;
  for (;;) {
    const auto chunk = writer.Next(max_bytes);
    EXPECT_LE(chunk.size(), max_bytes);
    if (chunk.empty()) return file;
    file.append(chunk.begin(), chunk.end());
  }
}

std::string Csv(const std::shared_ptr<const Dataset>& dataset, size_t max_bytes = 1 << 16) {
  CsvWriter writer(dataset);
  return ReadOut(writer, max_bytes);
}

std::string Idx(const std::shared_ptr<const Dataset>& dataset, IdxKind kind,
                size_t max_bytes = 1 << 16) {
  IdxWriter writer(dataset, kind);
  return ReadOut(writer, max_bytes);
}

std::shared_ptr<const Dataset> Digits(uint32_t count) {
  return std::make_shared<Dataset>(GenerateDigits(count, 4));
}

void ExpectSame(const Dataset& a, const Dataset& b) {
  ASSERT_EQ(a.size(), b.size());
  for (size_t row = 0; row < a.size(); ++row) {
    ASSERT_EQ(a.label(row), b.label(row)) << row;
    ASSERT_TRUE(std::ranges::equal(a.pixels(row), b.pixels(row))) << row;
  }
}

TEST(CsvWriter, WritesKagglesLayout) {
  auto dataset = std::make_shared<Dataset>();
  for (const int shade : {11, 200}) {
    Image image;
    for (int i = 0; i < kPixels; ++i) image[i] = static_cast<uint8_t>(PixelOf(shade, i));
    ASSERT_TRUE(dataset->Append(shade % 10, image));
  }
  EXPECT_EQ(Csv(dataset), KaggleHeader() + "\n" + CsvLine(1, 11) + "\n" + CsvLine(0, 200) + "\n");
}

TEST(CsvWriter, WritesEveryGreyValue) {
  auto dataset = std::make_shared<Dataset>();
  Image image;
  for (size_t i = 0; i < kPixels; ++i) image[i] = static_cast<uint8_t>(i);
  ASSERT_TRUE(dataset->Append(9, image));
  std::string line = "9";
  for (size_t i = 0; i < kPixels; ++i) line += Join(",", i % 256);
  EXPECT_EQ(Csv(dataset), KaggleHeader() + "\n" + line + "\n");
}

TEST(CsvWriter, IsReadBackIdentically) {
  const auto digits = Digits(1500);
  const auto outcome = ReadCsv(Csv(digits));
  ASSERT_TRUE(outcome.dataset);
  EXPECT_TRUE(outcome.report.header);
  EXPECT_EQ(outcome.report.skipped, 0);
  ExpectSame(*outcome.dataset, *digits);
}

TEST(IdxWriter, WritesLeCunsLayout) {
  const auto digits = Digits(3);
  const std::string images = Idx(digits, IdxKind::kImages), labels = Idx(digits, IdxKind::kLabels);
  using namespace std::string_view_literals;
  EXPECT_EQ(images.substr(0, 16), "\0\0\x08\x03\0\0\0\x03\0\0\0\x1c\0\0\0\x1c"sv);
  EXPECT_EQ(labels.substr(0, 8), "\0\0\x08\x01\0\0\0\x03"sv);
  ASSERT_EQ(images.size(), 16 + 3 * kPixels);
  ASSERT_EQ(labels.size(), 8 + 3);
  for (size_t row = 0; row < 3; ++row) {
    EXPECT_EQ(labels[8 + row], digits->label(row));
    EXPECT_TRUE(std::ranges::equal(Bytes(images).subspan(16 + row * kPixels, kPixels),
                                   digits->pixels(row)));
  }
}

TEST(IdxWriter, IsReadBackIdentically) {
  const auto digits = Digits(1500);
  auto images = ReadIdx(Bytes(Idx(digits, IdxKind::kImages))),
       labels = ReadIdx(Bytes(Idx(digits, IdxKind::kLabels)));
  ASSERT_TRUE(images && labels);
  const auto dataset =
      PairIdx(std::get<IdxImages>(std::move(*images)), std::get<IdxLabels>(*labels));
  ASSERT_TRUE(dataset);
  ExpectSame(*dataset, *digits);
}

TEST(FileWriter, GivesTheSameFileForEveryChunkSize) {
  const auto digits = Digits(3);
  const std::string csv = Csv(digits), images = Idx(digits, IdxKind::kImages),
                    labels = Idx(digits, IdxKind::kLabels);
  for (const size_t size : {1, 2, 7, 16, 783, 784, 785, 4000, 100'000}) {
    EXPECT_EQ(Csv(digits, size), csv) << size;
    EXPECT_EQ(Idx(digits, IdxKind::kImages, size), images) << size;
    EXPECT_EQ(Idx(digits, IdxKind::kLabels, size), labels) << size;
  }
}

TEST(FileWriter, FillsEveryChunkButTheLast) {
  CsvWriter writer(Digits(10));
  size_t sizes = 0, last = 0;
  for (auto chunk = writer.Next(1000); !chunk.empty(); chunk = writer.Next(1000)) {
    if (last != 0) EXPECT_EQ(last, 1000);
    sizes += last = chunk.size();
  }
  EXPECT_GT(sizes, 10'000);
  EXPECT_TRUE(writer.Next(1000).empty());
}

TEST(FileWriter, WritesAnEmptyDataSetsHeader) {
  const auto empty = std::make_shared<Dataset>();
  EXPECT_EQ(Csv(empty), KaggleHeader() + "\n");
  EXPECT_EQ(Idx(empty, IdxKind::kLabels).size(), 8);
}

}  // namespace
}  // namespace nn
