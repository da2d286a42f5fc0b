#include "core/data/stratified_split.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error/error.h"
#include "core/memory/reservation.h"
#include "core/random/random.h"

namespace nn {
namespace {

using ClassCounts = std::array<uint32_t, kClasses>;

/// Returns how many rows each class gives (the method of largest remainders): its exact share
/// rounded down; then the rows missing from the whole set's share are taken one each from the
/// classes with the largest fractions.
ClassCounts ValidationCounts(const ClassCounts& sizes, double share) {
  ClassCounts counts{};
  std::array<double, kClasses> lost{};
  double exact_total = 0;
  uint32_t given = 0;
  for (size_t c = 0; c < kClasses; ++c) {
    const double exact = sizes[c] > 1 ? share * sizes[c] : 0;
    counts[c] = static_cast<uint32_t>(exact);
    lost[c] = exact - counts[c];
    exact_total += exact;
    given += counts[c];
  }
  for (const auto total = static_cast<uint32_t>(std::lround(exact_total)); given < total; ++given) {
    const auto most = std::ranges::max_element(lost);
    ++counts[static_cast<size_t>(most - lost.begin())];
    *most = 0;
  }
  return counts;
}

}  // namespace

Result<void> CheckSplitMemory(const Dataset& dataset) {
  // Lists of rows that grow by doubling, while they are copied, and an order of each class's.
  constexpr std::int64_t kEach = 24;
  return CheckMemory(static_cast<std::int64_t>(dataset.size()) * kEach, "splitting this data set");
}

Split StratifiedSplit(const Dataset& dataset, double share, uint64_t seed) {
  NN_ASSERT(share >= 0 && share <= 0.5);
  const ClassCounts sizes = dataset.ClassCounts();
  const ClassCounts counts = ValidationCounts(sizes, share);

  std::array<std::vector<bool>, kClasses> chosen;  // of each class's rows, in the data set's order
  for (uint32_t c = 0; c < kClasses; ++c) {
    RandomStream random(seed, Purpose::kSplit, c);
    std::vector<uint32_t> order(sizes[c]);
    Shuffle(random, order);
    chosen[c].resize(sizes[c]);
    for (uint32_t i = 0; i < counts[c]; ++i) chosen[c][order[i]] = true;
  }

  Split split;
  ClassCounts seen{};
  for (uint32_t row = 0; row < dataset.size(); ++row) {
    const auto label = static_cast<size_t>(dataset.label(row));
    (chosen[label][seen[label]++] ? split.validation : split.training).push_back(row);
  }
  return split;
}

}  // namespace nn
