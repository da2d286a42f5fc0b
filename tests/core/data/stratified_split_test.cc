#include "core/data/stratified_split.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace nn {
namespace {

using Sizes = std::array<uint32_t, kClasses>;

constexpr Sizes kUneven{597, 1135, 32, 10, 1, 0, 2, 3, 75, 5};

/// Rows of these classes, in mixed order.
Dataset MakeDataset(Sizes sizes) {
  Dataset dataset;
  for (uint32_t round = 0; std::ranges::any_of(sizes, [](uint32_t left) { return left > 0; });
       ++round) {
    uint32_t& left = sizes[round * 7 % kClasses];
    if (left == 0) continue;
    --left;
    EXPECT_TRUE(dataset.Append(static_cast<int>(round * 7 % kClasses), Image{}));
  }
  return dataset;
}

Sizes ClassesOf(const Dataset& dataset, const std::vector<uint32_t>& rows) {
  Sizes counts{};
  for (const uint32_t row : rows) ++counts[static_cast<size_t>(dataset.label(row))];
  return counts;
}

TEST(StratifiedSplit, PutsEachRowIntoOneOfTwoAscendingParts) {
  const Dataset dataset = MakeDataset(kUneven);
  for (const double share : {0.01, 0.1, 0.25, 0.5}) {
    const Split split = StratifiedSplit(dataset, share, 3);
    EXPECT_TRUE(std::ranges::is_sorted(split.training));
    EXPECT_TRUE(std::ranges::is_sorted(split.validation));
    std::vector<uint32_t> all;
    std::ranges::merge(split.training, split.validation, std::back_inserter(all));
    ASSERT_EQ(all.size(), dataset.size());
    for (uint32_t row = 0; row < all.size(); ++row) ASSERT_EQ(all[row], row);
  }
}

TEST(StratifiedSplit, TakesTheSameShareOfEachClassAsNearlyAsRowsAllow) {
  const Dataset dataset = MakeDataset(kUneven);
  for (const double share : {0.01, 0.1, 0.17, 1.0 / 3, 0.5}) {
    const Sizes taken = ClassesOf(dataset, StratifiedSplit(dataset, share, 8).validation);
    double exact_total = 0, total = 0;
    for (size_t c = 0; c < kClasses; ++c) {
      const double exact = kUneven[c] > 1 ? share * kUneven[c] : 0;
      EXPECT_LT(std::abs(taken[c] - exact), 1) << "class " << c << ", share " << share;
      exact_total += exact;
      total += taken[c];
    }
    EXPECT_NEAR(total, exact_total, 0.5 + 1e-9) << share;
  }
}

TEST(StratifiedSplit, RoundsInFavourOfTheClassesThatLoseMost) {
  // 20 % of these: 1.8 and 1.2 and 1.0 rows, in all 4.
  const Dataset dataset = MakeDataset({9, 6, 5});
  EXPECT_EQ(ClassesOf(dataset, StratifiedSplit(dataset, 0.2, 1).validation), (Sizes{2, 1, 1}));
}

TEST(StratifiedSplit, LeavesNoClassWithoutTraining) {
  const Dataset dataset = MakeDataset({1, 2, 3, 1, 2, 3, 1, 2, 3, 2});
  for (uint64_t seed = 0; seed < 20; ++seed) {
    const Sizes kept = ClassesOf(dataset, StratifiedSplit(dataset, 0.5, seed).training);
    EXPECT_TRUE(std::ranges::all_of(kept, [](uint32_t count) { return count > 0; }));
  }
}

TEST(StratifiedSplit, WithoutAShareTrainsOnEverything) {
  const Dataset dataset = MakeDataset(kUneven);
  const Split split = StratifiedSplit(dataset, 0, 3);
  EXPECT_EQ(split.training.size(), dataset.size());
  EXPECT_TRUE(split.validation.empty());
}

TEST(StratifiedSplit, AcceptsAnEmptyDataSet) {
  const Split split = StratifiedSplit(Dataset(), 0.3, 3);
  EXPECT_TRUE(split.training.empty());
  EXPECT_TRUE(split.validation.empty());
}

TEST(StratifiedSplit, DependsOnTheSeedAlone) {
  const Dataset dataset = MakeDataset(kUneven);
  const auto rows = StratifiedSplit(dataset, 0.2, 3).validation;
  EXPECT_EQ(StratifiedSplit(dataset, 0.2, 3).validation, rows);
  EXPECT_NE(StratifiedSplit(dataset, 0.2, 4).validation, rows);
  EXPECT_NE(StratifiedSplit(dataset, 0.2, 3 + (1ull << 40)).validation, rows);
}

TEST(StratifiedSplit, GivesEachRowTheSameChance) {
  const Dataset dataset = MakeDataset({20, 40});
  std::vector<int> taken(dataset.size());
  constexpr int kSeeds = 2000;
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    for (const uint32_t row : StratifiedSplit(dataset, 0.25, seed).validation) ++taken[row];
  }
  // 500 expected, deviation 19.
  for (const int times : taken) EXPECT_NEAR(times, kSeeds / 4, 100);
}

#if GTEST_HAS_DEATH_TEST  // not in wasm
TEST(StratifiedSplitDeathTest, RefusesAShareAboveOneHalf) {
  EXPECT_DEATH(StratifiedSplit(Dataset(), 0.51, 1), "broken promise");
  EXPECT_DEATH(StratifiedSplit(Dataset(), -0.1, 1), "broken promise");
}
#endif

}  // namespace
}  // namespace nn
