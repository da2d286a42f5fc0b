#include "core/linalg/tiled_product.h"

#include <algorithm>
#include <array>

#include "core/error/error.h"
#include "core/linalg/simd.h"
#include "core/parallel/parallel.h"

namespace nn {
namespace {

/// Rows of a tile: 5 × 8 floats take 10 of 16 registers, which leaves room for two of the right factor, one of the left, a product and
/// what the browser's compiler keeps for itself. With 6 rows plain SIMD spills and is half as fast.
constexpr Index kTileRows = 5;

template <class S>
constexpr int kVectors = static_cast<int>(PackedPanels<S>::kPanel) / Simd<S>::kLanes;

template <int rows, class S>
using Tile = std::array<std::array<typename Simd<S>::Vector, kVectors<S>>, rows>;

/// tile += left · panel over all of k.
template <int rows, class S>
inline void Accumulate(const LeftFactor<S>& left, Index first_row, const S* panel, Tile<rows, S>& tile) {
  using V = Simd<S>;
  std::array<const S*, rows> outer_values;
  const auto offsets = left.rows.template Offsets<rows>(first_row);
  for (int row = 0; row < rows; ++row) outer_values[row] = left.data + offsets[row];
  for (Index outer = 0; outer < left.outer; ++outer) {
    std::array<const S*, rows> values = outer_values;
// Unrolled, the loop needs more registers than there are.
#pragma GCC unroll 1
    for (Index t = 0; t < left.inner; ++t) {
      std::array<typename V::Vector, kVectors<S>> right;
      for (int v = 0; v < kVectors<S>; ++v) right[v] = V::Load(panel + v * V::kLanes);
      for (int row = 0; row < rows; ++row) {
        const auto factor = V::Splat(*values[row]);
        values[row] += left.inner_stride;
        for (int v = 0; v < kVectors<S>; ++v) tile[row][v] = V::MultiplyAdd(tile[row][v], factor, right[v]);
      }
      panel += PackedPanels<S>::kPanel;
    }
    for (const S*& value : outer_values) value += left.outer_stride;
  }
}

/// One row of a tile added to `target`, or written over it; only the first `columns` values.
template <class S>
inline void WriteRow(const std::array<typename Simd<S>::Vector, kVectors<S>>& row, Index columns, bool add, S* target) {
  using V = Simd<S>;
  if (columns == PackedPanels<S>::kPanel) {
    for (int v = 0; v < kVectors<S>; ++v) {
      S* const place = target + v * V::kLanes;
      V::Store(place, add ? V::Load(place) + row[v] : row[v]);
    }
    return;
  }
  // By way of memory: an index into the vectors themselves would keep the whole tile out of the registers.
  std::array<S, PackedPanels<S>::kPanel> values;
  for (int v = 0; v < kVectors<S>; ++v) V::Store(values.data() + v * V::kLanes, row[v]);
  for (Index column = 0; column < columns; ++column) {
    target[column] = add ? target[column] + values[static_cast<std::size_t>(column)] : values[static_cast<std::size_t>(column)];
  }
}

template <int rows, class S>
void MultiplyTile(const LeftFactor<S>& left, Index first_row, const S* panel, const S* initial, Index columns, S* output,
                  const RowLayout& output_rows) {
  using V = Simd<S>;
  Tile<rows, S> tile{};
  if (initial != nullptr) {
    // A copy of a length that is not known calls out of the wasm: only where columns are missing.
    std::array<S, PackedPanels<S>::kPanel> start{};
    const bool whole = columns == PackedPanels<S>::kPanel;
    if (!whole) std::copy_n(initial, columns, start.begin());
    const S* const first = whole ? initial : start.data();
    for (auto& row : tile) {
      for (int v = 0; v < kVectors<S>; ++v) row[v] = V::Load(first + v * V::kLanes);
    }
  }
  Accumulate<rows>(left, first_row, panel, tile);
  const auto offsets = output_rows.template Offsets<rows>(first_row);
  for (int row = 0; row < rows; ++row) WriteRow<S>(tile[row], columns, initial == nullptr, output + offsets[row]);
}

template <class S>
using MultiplyTileOf = void (*)(const LeftFactor<S>&, Index, const S*, const S*, Index, S*, const RowLayout&);

template <class S>
constexpr std::array<MultiplyTileOf<S>, kTileRows> kTiles{MultiplyTile<1, S>, MultiplyTile<2, S>, MultiplyTile<3, S>,
                                                          MultiplyTile<4, S>, MultiplyTile<5, S>};

}  // namespace

template <class S>
PackedPanels<S>::PackedPanels(std::span<S> memory, const S* data, Index k, Index n, Index row_stride, Index column_stride)
    : values_(memory.data()), k_(k), n_(n) {
  NN_ASSERT(static_cast<Index>(memory.size()) >= Size(k, n));
  const Index panels = (n + kPanel - 1) / kPanel;
  ParallelRanges({.count = panels, .minimum = OutputsWorthATask(k * kPanel)}, [&](Index begin, Index end) {
    for (Index first = begin * kPanel; first < std::min(end * kPanel, n); first += kPanel) {
      PackPanel(memory.data() + first * k, data + first * column_stride, std::min(kPanel, n - first), row_stride, column_stride);
    }
  });
}

template <class S>
void PackedPanels<S>::PackPanel(S* target, const S* source, Index columns, Index row_stride, Index column_stride) const {
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

/// As many rows at a time as leave half of a usual second-level cache, 256 KB, to the right factor: every panel reads them again.
template <class S>
Index RowsOfABlock(Index depth) {
  constexpr Index kBlock = 256 * 1024 / static_cast<Index>(sizeof(S));
  return std::max(kBlock / std::max<Index>(depth, 1) / kTileRows, Index{4}) * kTileRows;
}

/// Rows begin … end − 1 of the product, all of which are in the cache when the second panel wants them.
template <class S>
void MultiplyBlock(Index begin, Index end, const LeftFactor<S>& left, const PackedPanels<S>& right, const S* initial, S* output,
                   const RowLayout& output_rows) {
  constexpr Index kPanel = PackedPanels<S>::kPanel;
  // Tiles as equal as can be: six rows are better done as 3 + 3 than as 5 + 1.
  const Index tiles = (end - begin + kTileRows - 1) / kTileRows;
  for (Index column = 0; column < right.columns(); column += kPanel) {
    const Index columns = std::min(kPanel, right.columns() - column);
    const S* const start = initial == nullptr ? nullptr : initial + column;
    Index row = begin;
    for (Index left_tiles = tiles; left_tiles > 0; --left_tiles) {
      const Index rows = (end - row + left_tiles - 1) / left_tiles;
      kTiles<S>[static_cast<std::size_t>(rows - 1)](left, row, right.panel(column), start, columns, output + column, output_rows);
      row += rows;
    }
  }
}

/// Rows begin … end − 1 of the product.
template <class S>
void MultiplyRange(Index begin, Index end, const LeftFactor<S>& left, const PackedPanels<S>& right, const S* initial, S* output,
                   const RowLayout& output_rows) {
  NN_ASSERT(left.inner * left.outer == right.depth());
  const Index block = RowsOfABlock<S>(right.depth());
  for (Index row = begin; row < end; row += block) MultiplyBlock(row, std::min(row + block, end), left, right, initial, output, output_rows);
}

}  // namespace

template <class S>
void MultiplyTiled(Index m, const LeftFactor<S>& left, const PackedPanels<S>& right, const S* initial, S* output,
                   const RowLayout& output_rows) {
  MultiplyRange(0, m, left, right, initial, output, output_rows);
}

template <class S>
void MultiplyTiledInParallel(Index m, const LeftFactor<S>& left, const PackedPanels<S>& right, const S* initial, S* output,
                             const RowLayout& output_rows) {
  const Divisible rows{.count = m, .minimum = OutputsWorthATask(right.depth() * right.columns())};
  ParallelRanges(rows, [&](Index begin, Index end) { MultiplyRange(begin, end, left, right, initial, output, output_rows); });
}

template class PackedPanels<float>;
template class PackedPanels<double>;
template void MultiplyTiled(Index, const LeftFactor<float>&, const PackedPanels<float>&, const float*, float*, const RowLayout&);
template void MultiplyTiled(Index, const LeftFactor<double>&, const PackedPanels<double>&, const double*, double*, const RowLayout&);
template void MultiplyTiledInParallel(Index, const LeftFactor<float>&, const PackedPanels<float>&, const float*, float*, const RowLayout&);
template void MultiplyTiledInParallel(Index, const LeftFactor<double>&, const PackedPanels<double>&, const double*, double*, const RowLayout&);

}  // namespace nn
