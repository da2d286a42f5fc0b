#include "core/linalg/finite.h"

#include <algorithm>
#include <array>
#include <atomic>

#include "core/parallel/parallel.h"

namespace nn {
namespace {

template <class S>
bool RangeFinite(std::span<const S> values) {
  // x · 0 is 0 if x is finite, and NaN otherwise. There are several sums because each addition
  // waits for the one before it.
  std::array<S, 16> sums{};
  std::size_t k = 0;
  for (; k + sums.size() <= values.size(); k += sums.size()) {
    for (std::size_t lane = 0; lane < sums.size(); ++lane) sums[lane] += values[k + lane] * S{0};
  }
  for (; k < values.size(); ++k) sums[0] += values[k] * S{0};
  return std::ranges::all_of(sums, [](S sum) { return sum == 0; });
}

}  // namespace

template <class S>
bool AllFinite(std::span<const S> values) {
  std::atomic<bool> finite = true;
  ParallelRanges({.count = static_cast<Index>(values.size()), .minimum = kWorthATask},
                 [&](Index begin, Index end) {
                   const auto part = values.subspan(static_cast<std::size_t>(begin),
                                                    static_cast<std::size_t>(end - begin));
                   if (!RangeFinite(part)) finite.store(false, std::memory_order_relaxed);
                 });
  return finite.load(std::memory_order_relaxed);
}

template bool AllFinite(std::span<const float>);
template bool AllFinite(std::span<const double>);

}  // namespace nn
