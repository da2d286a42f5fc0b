#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "core/parallel/parallel.h"

namespace nn {

/// The places first … last − 1 of a flat vector of parameters.
struct ParameterRange {
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(const ParameterRange&) const = default;
};

/// Returns all parameters as one range.
inline std::array<ParameterRange, 1> EveryParameter(std::size_t count) { return {{{0, count}}}; }

/// Calls update(k) for every place k in `ranges`, which ascend, with the work shared among the
/// threads. `update` must hold what it needs by value (spans, rates). Then the compiler knows that
/// writing a parameter does not change it, and can vectorise the loop.
template <class Update>
void ForEachParameter(std::span<const ParameterRange> ranges, const Update& update) {
  if (ranges.empty()) return;
  const std::size_t start = ranges.front().first;
  const auto count = static_cast<Index>(ranges.back().last - start);
  ParallelRanges({.count = count, .minimum = kWorthATask}, [&](Index begin, Index end) {
    const Update own = update;
    for (const ParameterRange& range : ranges) {
      const std::size_t last = std::min(range.last, start + static_cast<std::size_t>(end));
      for (std::size_t k = std::max(range.first, start + static_cast<std::size_t>(begin)); k < last;
           ++k)
        own(k);
    }
  });
}

}  // namespace nn
