#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// The offsets at which rows begin. Rows are `stride` values apart; with groups of `group` rows,
/// the first rows of the groups are `group_stride` values apart. In a convolution, each position of
/// the window is a row, and each row of positions is a group.
struct RowLayout {
  Index stride;
  Index group = std::numeric_limits<Index>::max();
  Index group_stride = 0;

  /// Returns where `rows` rows from `first` on begin. It takes one division for all rows, and none
  /// within the first group; this matters for products with a small depth, such as a layer's number
  /// of filters.
  template <int rows>
  std::array<Index, rows> Offsets(Index first) const {
    const Index full = first < group ? 0 : first / group;
    const Index within = first - full * group;
    const Index start = full * group_stride;
    // The number of rows left in the group.
    const Index rest = group - within;
    std::array<Index, rows> offsets;
    for (Index row = 0; row < rows; ++row) offsets[row] = start + (within + row) * stride;
    if (rest < rows) NextGroups(rest, start + group_stride, offsets);
    return offsets;
  }

 private:
  /// Writes the offsets of the rows from `row` on, the first of which begins a group at `start`.
  void NextGroups(Index row, Index start, std::span<Index> offsets) const {
    for (Index within = 0; row < static_cast<Index>(offsets.size()); ++row, ++within) {
      if (within == group) {
        within = 0;
        start += group_stride;
      }
      offsets[static_cast<std::size_t>(row)] = start + within * stride;
    }
  }
};

/// The left factor of a product, m × k, used where it is in memory: element (i, kk) with kk = o ·
/// inner + t is data[offset of row i + o · outer_stride + t · inner_stride]. A plain matrix has one
/// outer step. The patches of a convolution are an image read with overlapping rows and one outer
/// step for each row of the kernel, so they need not be gathered first. Either the values of a row
/// are contiguous (inner_stride = 1), or those of a column are, as in a transposed matrix (the
/// rows' stride = 1, all of them in one group).
template <class S>
struct LeftFactor {
  const S* data;
  RowLayout rows;
  Index inner;
  Index inner_stride;
  Index outer = 1;
  Index outer_stride = 0;
};

/// The right factor, k × n, packed for the tiles: panels of kPanel columns, each with k rows of
/// kPanel values, and zeros after column n. It is a view: the memory belongs to the caller.
template <class S>
class PackedPanels {
 public:
  static constexpr Index kPanel = 8;
  /// The number of values that a packed k × n matrix takes.
  static constexpr std::int64_t Size(Index k, Index n) {
    return std::int64_t{(n + kPanel - 1) / kPanel} * kPanel * k;
  }

  /// Packs into `memory`, Size(k, n) values; element (kk, j) is data[kk · row_stride + j ·
  /// column_stride].
  PackedPanels(std::span<S> memory, const S* data, Index k, Index n, Index row_stride,
               Index column_stride);

  /// Returns a view of what was packed into `memory` before.
  static PackedPanels View(std::span<const S> memory, Index k, Index n) {
    return PackedPanels(memory.data(), k, n);
  }

  /// Returns the panel that begins at `first_column`, a multiple of kPanel, as a separate factor.
  PackedPanels Panel(Index first_column) const {
    return {panel(first_column), k_, std::min(kPanel, n_ - first_column)};
  }

  Index columns() const { return n_; }
  Index depth() const { return k_; }
  const S* panel(Index first_column) const { return values_ + first_column * k_; }

 private:
  PackedPanels(const S* values, Index k, Index n) : values_(values), k_(k), n_(n) {}
  void PackPanel(S* target, const S* source, Index columns, Index row_stride,
                 Index column_stride) const;

  const S* values_;
  Index k_;
  Index n_;
};

/// output(i, j) = initial(j) + Σ over kk of left(i, kk) · right(kk, j), or += instead of = if
/// `initial` is null. Row i of the output begins at the offset that output_rows gives; rows may
/// overlap if they are added to. The sum runs over kk in order, whatever m, n and the tiles are, so
/// results do not depend on how the work is split.
template <class S>
void MultiplyTiled(Index m, const LeftFactor<S>& left, const PackedPanels<S>& right,
                   const S* initial, S* output, const RowLayout& output_rows);

/// Like MultiplyTiled, with the rows shared among the threads. Rows of the output must not overlap.
template <class S>
void MultiplyTiledInParallel(Index m, const LeftFactor<S>& left, const PackedPanels<S>& right,
                             const S* initial, S* output, const RowLayout& output_rows);

}  // namespace nn
