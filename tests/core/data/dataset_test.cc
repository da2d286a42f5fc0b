#include "core/data/dataset.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace nn {
namespace {

Image Filled(size_t value) {
  Image image;
  image.fill(static_cast<uint8_t>(value % 251));
  return image;
}

Dataset MakeDataset(size_t rows) {
  Dataset dataset;
  for (size_t row = 0; row < rows; ++row)
    EXPECT_TRUE(dataset.Append(static_cast<int>(row % kClasses), Filled(row)));
  return dataset;
}

TEST(Dataset, KeepsEveryRowAcrossBlocks) {
  const Dataset dataset = MakeDataset(2 * Dataset::kBlockRows + 5);
  ASSERT_EQ(dataset.size(), 2 * Dataset::kBlockRows + 5);
  for (size_t row = 0; row < dataset.size(); ++row) {
    ASSERT_EQ(dataset.label(row), static_cast<int>(row % kClasses));
    ASSERT_TRUE(std::ranges::equal(dataset.pixels(row), Filled(row))) << row;
  }
}

TEST(Dataset, GrowsByBlocksWithoutMovingARow) {
  Dataset dataset = MakeDataset(1);
  const uint8_t* const first = dataset.pixels(0).data();
  const size_t block = dataset.bytes();
  EXPECT_LT(block, (kPixels + 2) * Dataset::kBlockRows);
  for (size_t row = 1; row <= 4 * Dataset::kBlockRows; ++row)
    ASSERT_TRUE(dataset.Append(0, Filled(row)));
  EXPECT_EQ(dataset.pixels(0).data(), first);
  EXPECT_EQ(dataset.bytes(), 5 * block);
}

TEST(Dataset, CountsItsClasses) {
  const auto counts = MakeDataset(25).ClassCounts();
  EXPECT_EQ(counts, (std::array<uint32_t, kClasses>{3, 3, 3, 3, 3, 2, 2, 2, 2, 2}));
}

TEST(Dataset, IsEmptyAfterItsRowsWereMovedAway) {
  Dataset source = MakeDataset(3);
  Dataset target = std::move(source);
  EXPECT_EQ(target.size(), 3);
  EXPECT_EQ(source.size(), 0);
  EXPECT_TRUE(source.Append(1, Filled(1)));
  target = std::move(source);
  EXPECT_EQ(target.size(), 1);
  EXPECT_EQ(source.size(), 0);
}

#if GTEST_HAS_DEATH_TEST  // not in wasm
TEST(DatasetDeathTest, RefusesALabelThatIsNoDigit) {
  Dataset dataset;
  EXPECT_DEATH(static_cast<void>(dataset.Append(10, Filled(0))), "broken promise");
}
#endif

}  // namespace
}  // namespace nn
