#pragma once

#include <cstdint>
#include <vector>

#include "core/data/dataset.h"
#include "core/error/error.h"

namespace nn {

/// The rows for training and the rows for validation, each in ascending order. Every row is in
/// exactly one of them.
struct Split {
  std::vector<uint32_t> training;
  std::vector<uint32_t> validation;
};

/// Takes `share` (0 … 0.5) of the data set for validation, at random from `seed` and in each class
/// the same share as nearly as whole rows allow. No class gives its only row away. The share has
/// been checked, and so has the memory.
Split StratifiedSplit(const Dataset& dataset, double share, uint64_t seed);

/// Whether there is memory to split the data set.
Result<void> CheckSplitMemory(const Dataset& dataset);

}  // namespace nn
