#pragma once

#include <cstddef>

#include "core/parallel/parallel.h"

namespace nn {

/// Calls update(k) for the places 0 … count − 1, shared among the threads. `update` holds what it needs by value (spans, rates): then the
/// compiler sees that no parameter changes it, and works on whole vectors.
template <class Update>
void ForEachParameter(std::size_t count, const Update& update) {
  ParallelRanges({.count = static_cast<Index>(count), .minimum = kWorthATask}, [&update](Index begin, Index end) {
    const Update own = update;
    for (auto k = static_cast<std::size_t>(begin); k < static_cast<std::size_t>(end); ++k) own(k);
  });
}

}  // namespace nn
