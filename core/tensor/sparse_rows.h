#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// A sparse matrix, stored as lines of its nonzero entries: as rows (one line per example) or as
/// columns (one line per input). Entry e of line l, offsets[l] <= e < offsets[l + 1], has the value
/// values[e] and the index indices[e]: its column in rows of examples, its row in rows of inputs.
/// Indices ascend within a line.
template <class S>
struct SparseRows {
  Index lines = 0;
  std::span<const std::uint32_t> offsets;
  std::span<const std::uint16_t> indices;
  std::span<const S> values;
};

}  // namespace nn
