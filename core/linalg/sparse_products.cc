#include "core/linalg/sparse_products.h"

#include <algorithm>
#include <array>

#include "core/error/error.h"

namespace nn {
namespace {

/// target[0 … width) = initial + Σ values[e] · source.row(places[e])[first … first + width) over the entries of one line.
/// The accumulators of a panel stay in registers, so a panel's partial sums are never stored. The order of the sum is the order of
/// the entries, whatever the panel's width.
template <int width, class S>
void AccumulatePanel(const Compressed<S>& lines, std::size_t line, ConstMatrixView<S> source, Index first,
                     const S* initial, S* target) {
  std::array<S, width> sums{};
  if (initial != nullptr) std::copy_n(initial + first, width, sums.begin());
  for (std::uint32_t entry = lines.starts[line]; entry < lines.starts[line + 1]; ++entry) {
    const S value = lines.values[entry];
    const S* row = source.data() + lines.places[entry] * source.cols() + first;
    for (int k = 0; k < width; ++k) sums[static_cast<std::size_t>(k)] += value * row[k];
  }
  std::copy_n(sums.begin(), width, target + first);
}

/// One line of the result, in the widest panels that fit.
template <class S>
void AccumulateLine(const Compressed<S>& lines, std::size_t line, ConstMatrixView<S> source, const S* initial, S* target) {
  const Index width = source.cols();
  Index first = 0;
  for (; width - first >= 32; first += 32) AccumulatePanel<32>(lines, line, source, first, initial, target);
  for (; width - first >= 8; first += 8) AccumulatePanel<8>(lines, line, source, first, initial, target);
  for (; width - first >= 2; first += 2) AccumulatePanel<2>(lines, line, source, first, initial, target);
  for (; width - first >= 1; first += 1) AccumulatePanel<1>(lines, line, source, first, initial, target);
}

template <class S>
void MultiplyLines(const Compressed<S>& lines, ConstMatrixView<S> source, const S* initial, MatrixView<S> target) {
  NN_ASSERT(lines.lines == target.rows() && source.cols() == target.cols());
  for (Index line = 0; line < lines.lines; ++line) {
    AccumulateLine(lines, static_cast<std::size_t>(line), source, initial, target.data() + line * target.cols());
  }
}

}  // namespace

template <class S>
void MultiplyRows(const Compressed<S>& rows, ConstMatrixView<S> weights, std::span<const S> bias, MatrixView<S> output) {
  NN_ASSERT(static_cast<Index>(bias.size()) == weights.cols());
  MultiplyLines(rows, weights, bias.data(), output);
}

template <class S>
void MultiplyColumns(const Compressed<S>& columns, ConstMatrixView<S> delta, MatrixView<S> gradient) {
  MultiplyLines(columns, delta, static_cast<const S*>(nullptr), gradient);
}

template void MultiplyRows(const Compressed<float>&, ConstMatrixView<float>, std::span<const float>, MatrixView<float>);
template void MultiplyRows(const Compressed<double>&, ConstMatrixView<double>, std::span<const double>, MatrixView<double>);
template void MultiplyColumns(const Compressed<float>&, ConstMatrixView<float>, MatrixView<float>);
template void MultiplyColumns(const Compressed<double>&, ConstMatrixView<double>, MatrixView<double>);

}  // namespace nn
