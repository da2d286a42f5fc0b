#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// Where rows begin: `stride` values after one another, or in groups of `group` rows whose first ones are `group_stride` apart. The
/// positions of a convolution are such rows: a group is a row of positions.
struct RowLayout {
  Index stride;
  Index group = std::numeric_limits<Index>::max();
  Index group_stride = 0;

  /// Where `rows` rows from `first` on begin. One division for all of them, and none for the first group: a product may be as shallow as a
  /// layer has filters.
  template <int rows>
  std::array<Index, rows> Offsets(Index first) const {
    const Index full = first < group ? 0 : first / group;
    const Index within = first - full * group;
    const Index start = full * group_stride;
    // How many of them the group still has.
    const Index rest = group - within;
    std::array<Index, rows> offsets;
    for (Index row = 0; row < rows; ++row) offsets[row] = start + (within + row) * stride;
    if (rest < rows) NextGroups(rest, start + group_stride, offsets);
    return offsets;
  }

 private:
  /// The rows from `row` on, which begin a group at `start`.
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

/// The left factor of a product, m × k, where it lies: element (i, kk) with kk = o · inner + t is data[offset of row i + o · outer_stride +
/// t · inner_stride]. A plain matrix has one outer step; the patches of a convolution are an image read with overlapping rows and one
/// outer step for each row of the kernel, so they need not be gathered first. Side by side lie either the values of a row, inner_stride being
/// 1, or those of a column, the rows' stride being 1 and their group all of them: a transposed matrix.
template <class S>
struct LeftFactor {
  const S* data;
  RowLayout rows;
  Index inner;
  Index inner_stride;
  Index outer = 1;
  Index outer_stride = 0;
};

/// The right factor, k × n, packed for the tiles: panels of kPanel columns, each k rows of kPanel values, zeros behind column n.
/// A view: the memory is the caller's work space.
template <class S>
class PackedPanels {
 public:
  static constexpr Index kPanel = 8;
  /// Values of memory that a packed k × n matrix takes.
  static constexpr Index Size(Index k, Index n) { return (n + kPanel - 1) / kPanel * kPanel * k; }

  /// Packs into `memory`, Size(k, n) values; element (kk, j) is data[kk · row_stride + j · column_stride].
  PackedPanels(std::span<S> memory, const S* data, Index k, Index n, Index row_stride, Index column_stride);

  /// What was packed into `memory` before.
  static PackedPanels View(std::span<const S> memory, Index k, Index n) { return PackedPanels(memory.data(), k, n); }

  /// The panel that begins at a multiple of kPanel, as a factor of its own.
  PackedPanels Panel(Index first_column) const { return {panel(first_column), k_, std::min(kPanel, n_ - first_column)}; }

  Index columns() const { return n_; }
  Index depth() const { return k_; }
  const S* panel(Index first_column) const { return values_ + first_column * k_; }

 private:
  PackedPanels(const S* values, Index k, Index n) : values_(values), k_(k), n_(n) {}
  void PackPanel(S* target, const S* source, Index columns, Index row_stride, Index column_stride) const;

  const S* values_;
  Index k_;
  Index n_;
};

/// output(i, j) = initial(j) + Σ over kk of left(i, kk) · right(kk, j), or += instead of = where `initial` is null.
/// Row i of the output begins at the offset that output_rows gives; its rows may overlap when they are added to.
/// The sum runs over kk in order, whatever m, n and the tiles: results do not depend on how the work is split.
template <class S>
void MultiplyTiled(Index m, const LeftFactor<S>& left, const PackedPanels<S>& right, const S* initial, S* output,
                   const RowLayout& output_rows);

/// The same with the rows shared among the threads. Rows of the output may not overlap.
template <class S>
void MultiplyTiledInParallel(Index m, const LeftFactor<S>& left, const PackedPanels<S>& right, const S* initial, S* output,
                             const RowLayout& output_rows);

}  // namespace nn
