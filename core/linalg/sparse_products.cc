#include "core/linalg/sparse_products.h"

#include <algorithm>
#include <array>

#include "core/error/error.h"
#include "core/linalg/simd.h"
#include "core/parallel/parallel.h"

namespace nn {
namespace {

/// target[0 … width) = initial + Σ values[e] · source.row(places[e])[0 … width) over the entries of
/// one line, in `vectors` vectors. The last vector ends at `width`; if it overlaps the one before,
/// the common outputs are computed twice.
/// The accumulators of a panel stay in registers, so partial sums are never stored. The order of
/// the sum is the order of the entries, whatever the panel's width is.
template <int vectors, class V, class S>
void AccumulatePanel(const SparseRows<S>& lines, std::size_t line, const S* source, Index stride,
                     Index width, const S* initial, S* target) {
  const Index last = width - V::kLanes;
  const auto begin = [&](int v) { return v + 1 < vectors ? v * V::kLanes : last; };
  std::array<typename V::Vector, vectors> sums{};
  for (int v = 0; initial != nullptr && v < vectors; ++v) sums[v] = V::Load(initial + begin(v));
  const std::uint16_t* place = lines.indices.data() + lines.offsets[line];
  const S* value = lines.values.data() + lines.offsets[line];
#pragma GCC unroll 1
  for (const S* const end = lines.values.data() + lines.offsets[line + 1]; value != end;
       ++value, ++place) {
    const S* const row = source + *place * stride;
    const auto factor = V::Splat(*value);
    for (int v = 0; v < vectors; ++v)
      sums[v] = V::MultiplyAdd(sums[v], factor, V::Load(row + begin(v)));
  }
  for (int v = 0; v < vectors; ++v) V::Store(target + begin(v), sums[v]);
}

template <class S>
using AccumulatePanelOf = void (*)(const SparseRows<S>&, std::size_t, const S*, Index, Index,
                                   const S*, S*);

constexpr Index kPanelVectors = 8;

/// The functions for each number of vectors, from 1.
template <class S>
constexpr std::array<AccumulatePanelOf<S>, kPanelVectors> kPanels{
    AccumulatePanel<1, Simd<S>, S>, AccumulatePanel<2, Simd<S>, S>, AccumulatePanel<3, Simd<S>, S>,
    AccumulatePanel<4, Simd<S>, S>, AccumulatePanel<5, Simd<S>, S>, AccumulatePanel<6, Simd<S>, S>,
    AccumulatePanel<7, Simd<S>, S>, AccumulatePanel<8, Simd<S>, S>};

/// Computes one line of the result, in panels as wide as the registers allow.
template <class S>
void AccumulateLine(const SparseRows<S>& lines, std::size_t line, ConstMatrixView<S> source,
                    const S* initial, S* target) {
  constexpr Index kLanes = Simd<S>::kLanes;
  const Index stride = source.cols();
  for (Index first = 0; first < stride;) {
    const S* const start = initial == nullptr ? nullptr : initial + first;
    const bool narrow = stride - first < kLanes;
    const Index vectors = std::min((stride - first + kLanes - 1) / kLanes, kPanelVectors);
    const Index width = narrow ? 1 : std::min(stride - first, vectors * kLanes);
    const auto accumulate =
        narrow ? AccumulatePanel<1, Lane<S>, S> : kPanels<S>[static_cast<std::size_t>(vectors - 1)];
    accumulate(lines, line, source.data() + first, stride, width, start, target + first);
    first += width;
  }
}

template <class S>
void MultiplyLines(const SparseRows<S>& lines, ConstMatrixView<S> source, const S* initial,
                   MatrixView<S> target) {
  NN_ASSERT(lines.lines == target.rows() && source.cols() == target.cols());
  const Index entries = lines.offsets[static_cast<std::size_t>(lines.lines)];
  const std::int64_t multiply_adds_each =
      std::int64_t{entries} * target.cols() / std::max<Index>(lines.lines, 1);
  ParallelRanges({.count = lines.lines, .minimum = OutputsWorthATask(multiply_adds_each)},
                 [&](Index begin, Index end) {
                   for (Index line = begin; line < end; ++line) {
                     AccumulateLine(lines, static_cast<std::size_t>(line), source, initial,
                                    target.data() + line * target.cols());
                   }
                 });
}

}  // namespace

template <class S>
void MultiplyRows(const SparseRows<S>& rows, ConstMatrixView<S> weights, std::span<const S> bias,
                  MatrixView<S> output) {
  NN_ASSERT(static_cast<Index>(bias.size()) == weights.cols());
  MultiplyLines(rows, weights, bias.data(), output);
}

template <class S>
void MultiplyColumns(const SparseRows<S>& columns, ConstMatrixView<S> delta,
                     MatrixView<S> gradient) {
  MultiplyLines(columns, delta, static_cast<const S*>(nullptr), gradient);
}

template void MultiplyRows(const SparseRows<float>&, ConstMatrixView<float>, std::span<const float>,
                           MatrixView<float>);
template void MultiplyRows(const SparseRows<double>&, ConstMatrixView<double>,
                           std::span<const double>, MatrixView<double>);
template void MultiplyColumns(const SparseRows<float>&, ConstMatrixView<float>, MatrixView<float>);
template void MultiplyColumns(const SparseRows<double>&, ConstMatrixView<double>,
                              MatrixView<double>);

}  // namespace nn
