#pragma once

#include <cstdint>
#include <vector>

#include "core/data/dataset.h"

namespace nn {

/// The rows for training and the rows for validation, each in ascending order. Every row is in
/// exactly one of them.
struct Split {
  std::vector<uint32_t> training;
  std::vector<uint32_t> validation;
};

/// Draws the share `share` (0 … 0.5) of the data set for validation, at random from `seed`. Each
/// class gives the same share, as nearly as whole rows allow; a class of one row gives none.
Split StratifiedSplit(const Dataset& dataset, double share, uint64_t seed);

}  // namespace nn
