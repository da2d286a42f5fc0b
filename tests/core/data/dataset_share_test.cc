// Data sets that hold rows in common.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/data/dataset.h"

namespace nn {
namespace {

constexpr size_t kFull = Dataset::kBlockRows;

Image Filled(size_t value) {
  Image image;
  image.fill(static_cast<uint8_t>(value % 251));
  return image;
}

void AppendRows(Dataset& dataset, size_t first, size_t count) {
  for (size_t row = first; row < first + count; ++row) {
    ASSERT_TRUE(dataset.Append(static_cast<int>(row % kClasses), Filled(row)));
  }
}

void ExpectRows(const Dataset& dataset, size_t begin, size_t end, size_t value_of_begin) {
  for (size_t row = begin; row < end; ++row) {
    const size_t value = row - begin + value_of_begin;
    ASSERT_EQ(dataset.label(row), static_cast<int>(value % kClasses)) << row;
    ASSERT_TRUE(std::ranges::equal(dataset.pixels(row), Filled(value))) << row;
  }
}

class SharedDataset : public testing::TestWithParam<size_t> {};

TEST_P(SharedDataset, GrowsOnItsOwn) {
  const size_t size = GetParam();
  Dataset original;
  AppendRows(original, 0, size);
  auto twin = original.Share();
  ASSERT_TRUE(twin);
  EXPECT_EQ(twin->size(), size);
  AppendRows(*twin, 5000, 30);
  AppendRows(original, 9000, 20);
  EXPECT_EQ(twin->size(), size + 30);
  EXPECT_EQ(original.size(), size + 20);
  ExpectRows(*twin, 0, size, 0);
  ExpectRows(*twin, size, size + 30, 5000);
  ExpectRows(original, 0, size, 0);
  ExpectRows(original, size, size + 20, 9000);
}

INSTANTIATE_TEST_SUITE_P(Sizes, SharedDataset,
                         testing::Values(0, 1, kFull - 10, kFull, kFull + 1, 2 * kFull, 3000));

TEST(Dataset, SharesFullBlocksAndCopiesTheLast) {
  Dataset original;
  AppendRows(original, 0, kFull + 5);
  const auto twin = original.Share();
  ASSERT_TRUE(twin);
  EXPECT_EQ(twin->pixels(0).data(), original.pixels(0).data());
  EXPECT_EQ(twin->pixels(kFull - 1).data(), original.pixels(kFull - 1).data());
  EXPECT_NE(twin->pixels(kFull).data(), original.pixels(kFull).data());
}

TEST(Dataset, OutlivesTheOneItWasSharedFrom) {
  std::optional<Dataset> twin;
  {
    Dataset original;
    AppendRows(original, 0, 2 * kFull + 3);
    twin = original.Share();
  }
  ASSERT_TRUE(twin);
  ExpectRows(*twin, 0, 2 * kFull + 3, 0);
}

TEST(Dataset, TakesLabelsForAllItsRows) {
  Dataset dataset;
  AppendRows(dataset, 0, kFull + 9);
  std::vector<uint8_t> labels;
  for (size_t row = 0; row < dataset.size(); ++row)
    labels.push_back(static_cast<uint8_t>(row * row % 7));
  dataset.SetLabels(labels);
  for (size_t row = 0; row < dataset.size(); ++row) ASSERT_EQ(dataset.label(row), labels[row]);
  EXPECT_TRUE(std::ranges::equal(dataset.pixels(kFull), Filled(kFull)));
}

#if GTEST_HAS_DEATH_TEST  // not in wasm
TEST(DatasetDeathTest, RefusesLabelsThatDoNotFit) {
  Dataset dataset;
  AppendRows(dataset, 0, kFull);
  EXPECT_DEATH(dataset.SetLabels(std::vector<uint8_t>(kFull - 1)), "broken promise");
  EXPECT_DEATH(dataset.SetLabels(std::vector<uint8_t>(kFull, 10)), "broken promise");
  const auto twin = dataset.Share();
  EXPECT_DEATH(dataset.SetLabels(std::vector<uint8_t>(kFull)), "broken promise");
}
#endif

}  // namespace
}  // namespace nn
