#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nn {

/// How values are spread: counts in equal bins from `low` to `high`, the last of which has its upper end, too.
struct Histogram {
  double low = 0;
  double high = 0;
  double mean = 0;
  double deviation = 0;  ///< √(mean of (value − mean)²)
  double zeros = 0;      ///< share of values that are exactly 0
  double not_finite = 0;  ///< values that are in no bin
  std::vector<std::uint32_t> counts;
};

/// `symmetric`: from −m to m, with m the largest magnitude; else from the least value to the largest.
Histogram HistogramOf(std::span<const float> values, std::size_t bins, bool symmetric);

}  // namespace nn
