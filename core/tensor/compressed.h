#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// A sparse matrix, stored as lines of its nonzero entries: as rows (one line per example) or as
/// columns (one line per input). Entry e of line l, starts[l] <= e < starts[l + 1], has the value
/// values[e] and the index places[e]: its column in compressed rows, its row in compressed columns.
/// Indices ascend within a line.
template <class S>
struct Compressed {
  Index lines = 0;
  std::span<const std::uint32_t> starts;
  std::span<const std::uint16_t> places;
  std::span<const S> values;
};

}  // namespace nn
