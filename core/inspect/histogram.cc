#include "core/inspect/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nn {

Histogram HistogramOf(std::span<const float> values, std::size_t bins, bool symmetric) {
  Histogram histogram;
  histogram.counts.resize(bins);
  float low = std::numeric_limits<float>::infinity();
  float high = -low;
  double sum = 0;
  double squares = 0;
  double count = 0;
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
    sum += value;
    squares += static_cast<double>(value) * value;
    histogram.zeros += value == 0 ? 1 : 0;
    ++count;
  }
  histogram.not_finite = static_cast<double>(values.size()) - count;
  if (count == 0) return histogram;
  if (symmetric) {
    high = std::max(-low, high);
    low = -high;
  }
  histogram.low = low;
  histogram.high = high;
  histogram.mean = sum / count;
  histogram.deviation = std::sqrt(std::max(0.0, squares / count - histogram.mean * histogram.mean));
  histogram.zeros /= count;
  const auto last = static_cast<double>(bins - 1);
  const double scale =
      high > low ? static_cast<double>(bins) / (static_cast<double>(high) - low) : 0;
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    ++histogram.counts[static_cast<std::size_t>(
        std::min((static_cast<double>(value) - low) * scale, last))];
  }
  return histogram;
}

}  // namespace nn
