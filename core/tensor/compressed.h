#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// A matrix that is mostly zero, as lines of its entries that are not: rows (one line = one example) or
/// columns (one line = one input). Entry e of line l, starts[l] <= e < starts[l + 1], is values[e] at places[e]:
/// its column in compressed rows, its row in compressed columns. Places ascend within a line.
template <class S>
struct Compressed {
  Index lines = 0;
  std::span<const std::uint32_t> starts;
  std::span<const std::uint16_t> places;
  std::span<const S> values;
};

}  // namespace nn
