#include "core/linalg/tiled_product.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/error/error.h"
#include "core/linalg/simd.h"
#include "core/parallel/parallel.h"

namespace nn {
namespace {

/// The number of rows in a tile. 6 × 8 floats take 12 of the 15 registers that a browser's compiler
/// provides; two rows of the right factor and one of the left take the other three. Without relaxed
/// SIMD, a product and its addition are separate steps and need one more register, so 6 rows would
/// be half as fast as 5.
#ifdef __wasm_relaxed_simd__
constexpr Index kTileRows = 6;
#else
constexpr Index kTileRows = 5;
#endif

template <class S>
constexpr int kVectors = static_cast<int>(PackedPanels<S>::kPanel) / Simd<S>::kLanes;

template <int rows, class S>
using Tile = std::array<std::array<typename Simd<S>::Vector, kVectors<S>>, rows>;

/// One step of the sums: tile += a column of the left factor · a row of the panel. `value(row)` is
/// the left factor's value.
template <int rows, class S, class Value>
[[gnu::always_inline]] inline void AddStep(const Value& value, const S* panel_row,
                                           Tile<rows, S>& tile) {
  using V = Simd<S>;
  std::array<typename V::Vector, kVectors<S>> right;
  for (int v = 0; v < kVectors<S>; ++v) right[v] = V::Load(panel_row + v * V::kLanes);
  for (int row = 0; row < rows; ++row) {
    const auto factor = V::Splat(value(row));
    for (int v = 0; v < kVectors<S>; ++v)
      tile[row][v] = V::MultiplyAdd(tile[row][v], factor, right[v]);
  }
}

/// Takes `count` steps, at least one, in groups of four: calls add(place) for the places 0 … 3,
/// then next(). There is a branch after each step: without it, a browser's compiler loads the
/// values of all four steps at once, which takes more registers than there are and is slower than
/// no groups at all.
template <class Add, class Next>
[[gnu::always_inline]] inline void InGroupsOfFour(Index count, const Add& add, const Next& next) {
  const auto was_last = [&](Index place) {
    add(place);
    return --count == 0;
  };
#pragma GCC unroll 1
  while (!(was_last(0) || was_last(1) || was_last(2) || was_last(3))) next();
}

/// tile += left · panel over all of k if the values of a row are contiguous: one pointer per row,
/// advanced once in four steps.
template <int rows, class S>
inline void AccumulateRows(const LeftFactor<S>& left, const std::array<Index, rows>& offsets,
                           const S* panel, Tile<rows, S>& tile) {
  constexpr Index kPanel = PackedPanels<S>::kPanel;
  for (Index outer = 0; outer < left.outer; ++outer, panel += left.inner * kPanel) {
    std::array<const S*, rows> values;
    for (int row = 0; row < rows; ++row)
      values[row] = left.data + offsets[row] + outer * left.outer_stride;
    const S* right = panel;
    InGroupsOfFour(
        left.inner,
        [&](Index place) {
          AddStep<rows>([&](int row) { return values[row][place]; }, right + place * kPanel, tile);
        },
        [&] {
          for (const S*& value : values) value += 4;
          right += 4 * kPanel;
        });
  }
}

/// The same if the values of a column are contiguous: one pointer for all rows.
template <int rows, class S>
inline void AccumulateColumns(const LeftFactor<S>& left, Index first_row, const S* panel,
                              Tile<rows, S>& tile) {
  constexpr Index kPanel = PackedPanels<S>::kPanel;
  for (Index outer = 0; outer < left.outer; ++outer, panel += left.inner * kPanel) {
    const S* column = left.data + first_row + outer * left.outer_stride;
    const S* right = panel;
    InGroupsOfFour(
        left.inner,
        [&](Index place) {
          AddStep<rows>([&](int row) { return column[row]; }, right + place * kPanel, tile);
          column += left.inner_stride;
        },
        [&] { right += 4 * kPanel; });
  }
}

/// Adds one row of a tile to `target`, or overwrites `target` with it; only the first `columns`
/// values.
template <class S>
inline void WriteRow(const std::array<typename Simd<S>::Vector, kVectors<S>>& row, Index columns,
                     bool add, S* target) {
  using V = Simd<S>;
  if (columns == PackedPanels<S>::kPanel) {
    for (int v = 0; v < kVectors<S>; ++v) {
      S* const place = target + v * V::kLanes;
      V::Store(place, add ? V::Load(place) + row[v] : row[v]);
    }
    return;
  }
  // This goes through memory because indexing the vectors themselves would keep the whole tile out
  // of the registers.
  std::array<S, PackedPanels<S>::kPanel> values;
  for (int v = 0; v < kVectors<S>; ++v) V::Store(values.data() + v * V::kLanes, row[v]);
  for (Index column = 0; column < columns; ++column) {
    target[column] = add ? target[column] + values[static_cast<std::size_t>(column)]
                         : values[static_cast<std::size_t>(column)];
  }
}

/// What a panel's sums start from: `initial`, or zeros if it is null.
template <int rows, class S>
inline Tile<rows, S> FirstTile(const S* initial, Index columns) {
  using V = Simd<S>;
  Tile<rows, S> tile{};
  if (initial == nullptr) return tile;
  // A copy whose length is unknown at compile time is a call out of the wasm, so it is used only
  // for an incomplete panel.
  std::array<S, PackedPanels<S>::kPanel> start{};
  const bool whole = columns == PackedPanels<S>::kPanel;
  if (!whole) std::copy_n(initial, columns, start.begin());
  const S* const first = whole ? initial : start.data();
  for (auto& row : tile) {
    for (int v = 0; v < kVectors<S>; ++v) row[v] = V::Load(first + v * V::kLanes);
  }
  return tile;
}

/// The factors of a product and its output.
template <class S>
struct Product {
  const LeftFactor<S>& left;
  const PackedPanels<S>& right;
  const S* initial;
  S* output;
  const RowLayout& output_rows;
};

/// Computes some rows of the product, in the columns from `first_column` to `last_column` − 1. The
/// offsets of the rows are computed once for all panels, because a product may be only as deep as a
/// small mini-batch.
template <int rows, class S>
void MultiplyTiles(const Product<S>& product, Index first_row, Index first_column,
                   Index last_column) {
  constexpr Index kPanel = PackedPanels<S>::kPanel;
  const LeftFactor<S>& left = product.left;
  const auto offsets = left.rows.template Offsets<rows>(first_row);
  const auto targets = product.output_rows.template Offsets<rows>(first_row);
  for (Index column = first_column; column < last_column; column += kPanel) {
    const Index columns = std::min(kPanel, product.right.columns() - column);
    Tile<rows, S> tile =
        FirstTile<rows>(product.initial == nullptr ? nullptr : product.initial + column, columns);
    if (left.inner_stride == 1) {
      AccumulateRows<rows>(left, offsets, product.right.panel(column), tile);
    } else {
      AccumulateColumns<rows>(left, first_row, product.right.panel(column), tile);
    }
    for (int row = 0; row < rows; ++row) {
      WriteRow<S>(tile[row], columns, product.initial == nullptr,
                  product.output + targets[row] + column);
    }
  }
}

template <class S>
using MultiplyTilesOf = void (*)(const Product<S>&, Index, Index, Index);

template <class S, std::size_t... i>
constexpr std::array<MultiplyTilesOf<S>, sizeof...(i)> TilesUpTo(std::index_sequence<i...>) {
  return {MultiplyTiles<i + 1, S>...};
}

/// The functions for each number of rows, from 1.
template <class S>
constexpr std::array<MultiplyTilesOf<S>, kTileRows> kTiles =
    TilesUpTo<S>(std::make_index_sequence<kTileRows>());

}  // namespace

template <class S>
PackedPanels<S>::PackedPanels(std::span<S> memory, const S* data, Index k, Index n,
                              Index row_stride, Index column_stride)
    : values_(memory.data()), k_(k), n_(n) {
  NN_ASSERT(static_cast<Index>(memory.size()) >= Size(k, n));
  const Index panels = (n + kPanel - 1) / kPanel;
  ParallelRanges({.count = panels, .minimum = OutputsWorthATask(std::int64_t{k} * kPanel)},
                 [&](Index begin, Index end) {
                   for (Index first = begin * kPanel; first < std::min(end * kPanel, n);
                        first += kPanel) {
                     PackPanel(memory.data() + first * k, data + first * column_stride,
                               std::min(kPanel, n - first), row_stride, column_stride);
                   }
                 });
}

template <class S>
void PackedPanels<S>::PackPanel(S* target, const S* source, Index columns, Index row_stride,
                                Index column_stride) const {
  for (Index kk = 0; kk < k_; ++kk, target += kPanel, source += row_stride) {
    if (columns == kPanel && column_stride == 1) {
      std::copy_n(source, kPanel, target);
    } else if (columns == kPanel) {
      for (Index j = 0; j < kPanel; ++j) target[j] = source[j * column_stride];
    } else {
      for (Index j = 0; j < columns; ++j) target[j] = source[j * column_stride];
      std::fill(target + columns, target + kPanel, S{0});
    }
  }
}

namespace {

/// The number of rows computed at a time, since every panel reads them again: as many as leave half
/// of a usual second-level cache, 256 KB, to the right factor.
template <class S>
Index RowsOfABlock(Index depth) {
  constexpr Index kBlock = 256 * 1024 / static_cast<Index>(sizeof(S));
  return std::max(kBlock / std::max<Index>(depth, 1) / kTileRows, Index{4}) * kTileRows;
}

/// The number of columns computed at a time, since every tile reads their panels again: as many as
/// keep the panels within half of a usual first-level cache, 16 KB.
template <class S>
Index ColumnsOfABlock(Index depth) {
  constexpr Index kBlock = 16 * 1024 / static_cast<Index>(sizeof(S)) / PackedPanels<S>::kPanel;
  return std::max(kBlock / std::max<Index>(depth, 1), Index{1}) * PackedPanels<S>::kPanel;
}

/// Computes rows begin … end − 1 of the product. All of them are still in the cache when the second
/// block of columns reads them.
template <class S>
void MultiplyBlock(Index begin, Index end, const Product<S>& product) {
  const Index block = ColumnsOfABlock<S>(product.right.depth());
  // Makes the tiles as equal as possible: six rows are faster as 3 + 3 than as 5 + 1.
  const Index tiles = (end - begin + kTileRows - 1) / kTileRows;
  for (Index column = 0; column < product.right.columns(); column += block) {
    const Index last_column = std::min(column + block, product.right.columns());
    Index row = begin;
    for (Index left_tiles = tiles; left_tiles > 0; --left_tiles) {
      const Index rows = (end - row + left_tiles - 1) / left_tiles;
      kTiles<S>[static_cast<std::size_t>(rows - 1)](product, row, column, last_column);
      row += rows;
    }
  }
}

/// Computes rows begin … end − 1 of the product.
template <class S>
void MultiplyRange(Index begin, Index end, const Product<S>& product) {
  const LeftFactor<S>& left = product.left;
  NN_ASSERT(left.inner > 0 && left.inner * left.outer == product.right.depth());
  NN_ASSERT(left.inner_stride == 1 || (left.rows.stride == 1 && left.rows.group >= end));
  const Index block = RowsOfABlock<S>(product.right.depth());
  for (Index row = begin; row < end; row += block)
    MultiplyBlock(row, std::min(row + block, end), product);
}

}  // namespace

template <class S>
void MultiplyTiled(Index m, const LeftFactor<S>& left, const PackedPanels<S>& right,
                   const S* initial, S* output, const RowLayout& output_rows) {
  MultiplyRange<S>(0, m, {left, right, initial, output, output_rows});
}

template <class S>
void MultiplyTiledInParallel(Index m, const LeftFactor<S>& left, const PackedPanels<S>& right,
                             const S* initial, S* output, const RowLayout& output_rows) {
  const Divisible rows{.count = m,
                       .minimum = OutputsWorthATask(std::int64_t{right.depth()} * right.columns())};
  ParallelRanges(rows, [&](Index begin, Index end) {
    MultiplyRange<S>(begin, end, {left, right, initial, output, output_rows});
  });
}

template class PackedPanels<float>;
template class PackedPanels<double>;
template void MultiplyTiled(Index, const LeftFactor<float>&, const PackedPanels<float>&,
                            const float*, float*, const RowLayout&);
template void MultiplyTiled(Index, const LeftFactor<double>&, const PackedPanels<double>&,
                            const double*, double*, const RowLayout&);
template void MultiplyTiledInParallel(Index, const LeftFactor<float>&, const PackedPanels<float>&,
                                      const float*, float*, const RowLayout&);
template void MultiplyTiledInParallel(Index, const LeftFactor<double>&, const PackedPanels<double>&,
                                      const double*, double*, const RowLayout&);

}  // namespace nn
