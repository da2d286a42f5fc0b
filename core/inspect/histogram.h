#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nn {

/// The distribution of values: counts in equal bins from `low` to `high`. The last bin includes its
/// upper end.
struct Histogram {
  double low = 0;
  double high = 0;
  double mean = 0;
  double deviation = 0;   ///< √(mean of (value − mean)²)
  double zeros = 0;       ///< share of values that are exactly 0
  double not_finite = 0;  ///< number of infinite or NaN values, which are in no bin
  std::vector<std::uint32_t> counts;
};

/// If `symmetric`, the bins go from −m to m, with m the largest magnitude; otherwise from the least
/// value to the largest.
Histogram HistogramOf(std::span<const float> values, std::size_t bins, bool symmetric);

}  // namespace nn
