#include "core/data/idx/idx_reader.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/data/idx/idx_bytes.h"

namespace nn {
namespace {

IdxImages ReadImages(std::span<const uint8_t> bytes, size_t row_limit = 0) {
  auto content = ReadIdx(bytes, row_limit);
  EXPECT_TRUE(content) << content.error().message;
  return content ? std::get<IdxImages>(std::move(*content)) : IdxImages{};
}

IdxLabels ReadLabels(std::span<const uint8_t> bytes, size_t row_limit = 0) {
  auto content = ReadIdx(bytes, row_limit);
  EXPECT_TRUE(content) << content.error().message;
  return content ? std::get<IdxLabels>(std::move(*content)) : IdxLabels{};
}

bool IsImage(const Dataset& dataset, size_t row, size_t image) {
  for (size_t i = 0; i < kPixels; ++i) {
    if (dataset.pixels(row)[i] != IdxPixel(image, i)) return false;
  }
  return true;
}

TEST(IdxReader, ReadsImages) {
  const Dataset images = ReadImages(IdxImageFile(5)).unlabelled;
  ASSERT_EQ(images.size(), 5);
  for (size_t row = 0; row < 5; ++row) EXPECT_TRUE(IsImage(images, row, row)) << row;
}

TEST(IdxReader, ReadsLabels) {
  EXPECT_EQ(ReadLabels(IdxLabelFile({5, 0, 4, 1, 9})).labels, (Bytes8{5, 0, 4, 1, 9}));
}

TEST(IdxReader, ReadsAllFourBytesOfTheCount) {
  for (const size_t count : {1u, 255u, 256u, 70'000u}) {
    EXPECT_EQ(ReadLabels(IdxLabelFile(Bytes8(count, 3))).labels.size(), count);
  }
}

TEST(IdxReader, GivesTheSameWhereverTheFileIsCut) {
  Bytes8 trailing = IdxImageFile(2), bad_label = IdxLabelFile({1, 2, 3, 77, 5});
  trailing.resize(trailing.size() + 3);
  for (const Bytes8& file :
       {IdxImageFile(3), IdxImageFile(2, 3), IdxLabelFile({5, 0, 4, 1, 9}), trailing, bad_label}) {
    const std::string whole = Describe(ReadIdx(file));
    for (size_t cut = 0; cut <= file.size(); ++cut) {
      IdxReader reader;
      reader.Push(std::span(file).first(cut));
      reader.Push({});
      reader.Push(std::span(file).subspan(cut));
      ASSERT_EQ(Describe(reader.Finish()), whole) << "cut at byte " << cut;
    }
    for (const size_t chunk : {1, 2, 3, 15, 17, 783, 784, 785, 800, 1568}) {
      EXPECT_EQ(Describe(ReadIdx(file, 0, chunk)), whole) << "chunks of " << chunk;
    }
  }
}

TEST(IdxReader, StopsAtTheRowLimit) {
  IdxReader reader(IdxOptions{.row_limit = 2});
  const Bytes8 file = IdxImageFile(4);
  EXPECT_TRUE(reader.Push(std::span(file).first(16 + 2 * kPixels - 1)));
  EXPECT_EQ(reader.rows(), 1);
  EXPECT_FALSE(reader.Push(std::span(file).subspan(16 + 2 * kPixels - 1)));
  EXPECT_EQ(reader.rows(), 2);
  EXPECT_FALSE(reader.Push(file));
  const auto content = reader.Finish();
  ASSERT_TRUE(content);
  const Dataset& images = std::get<IdxImages>(*content).unlabelled;
  ASSERT_EQ(images.size(), 2);
  EXPECT_TRUE(IsImage(images, 1, 1));
  EXPECT_EQ(ReadLabels(IdxLabelFile({5, 0, 4}), 2).labels, (Bytes8{5, 0}));
}

TEST(IdxReader, LooksAtNothingBeyondTheRowLimit) {
  EXPECT_EQ(ReadLabels(IdxLabelFile({5, 0, 99}, 4'000'000), 2).labels, (Bytes8{5, 0}));
  EXPECT_EQ(ReadImages(IdxImageFile(2, 4'000'000), 2).unlabelled.size(), 2);
}

TEST(IdxReader, TakesARowLimitAboveTheCountForAll) {
  EXPECT_EQ(ReadLabels(IdxLabelFile({5, 0, 4}), 10).labels, (Bytes8{5, 0, 4}));
}

TEST(IdxReader, CountsRowsAsTheyArrive) {
  IdxReader reader;
  const Bytes8 file = IdxImageFile(3);
  for (size_t byte = 0; byte < file.size(); ++byte) {
    reader.Push(std::span(file).subspan(byte, 1));
    ASSERT_EQ(reader.rows(), byte < 16 ? 0 : (byte + 1 - 16) / kPixels);
  }
}

TEST(IdxReader, HoldsNoMoreThanItsImages) {
  const Dataset images = ReadImages(IdxImageFile(3000)).unlabelled;
  EXPECT_LE(images.bytes(), (3000 + Dataset::kBlockRows) * (kPixels + 1));
}

TEST(PairIdx, GivesEachImageItsLabel) {
  const size_t count = Dataset::kBlockRows + 7;
  Bytes8 labels;
  for (size_t i = 0; i < count; ++i) labels.push_back(static_cast<uint8_t>(i * 3 % 10));
  const auto dataset = PairIdx(ReadImages(IdxImageFile(count)), {labels});
  ASSERT_TRUE(dataset);
  ASSERT_EQ(dataset->size(), count);
  for (size_t row = 0; row < count; ++row) {
    ASSERT_EQ(dataset->label(row), labels[row]);
    ASSERT_TRUE(IsImage(*dataset, row, row));
  }
}

TEST(PairIdx, CopiesNoImage) {
  IdxImages images = ReadImages(IdxImageFile(3));
  const uint8_t* const first = images.unlabelled.pixels(0).data();
  const auto dataset = PairIdx(std::move(images), {{1, 2, 3}});
  ASSERT_TRUE(dataset);
  EXPECT_EQ(dataset->pixels(0).data(), first);
}

TEST(PairIdx, RefusesFilesOfDifferentLengthsAndNamesBoth) {
  const auto dataset = PairIdx(ReadImages(IdxImageFile(3)), {Bytes8(14, 1)});
  ASSERT_FALSE(dataset);
  EXPECT_NE(dataset.error().message.find("images holds 3 "), std::string::npos)
      << dataset.error().message;
  EXPECT_NE(dataset.error().message.find("labels 14 "), std::string::npos)
      << dataset.error().message;
}

}  // namespace
}  // namespace nn
