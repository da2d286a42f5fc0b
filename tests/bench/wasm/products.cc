#include "tests/bench/wasm/products.h"

#include <cstdint>
#include <span>
#include <vector>

#include "core/linalg/sparse_products.h"
#include "core/linalg/tiled_product.h"
#include "tests/bench/wasm/timing.h"

namespace {

using nn::Index;
using nn::Matrix;

/// The factors as training has them in memory, and the result.
struct Factors {
  Matrix<float> left;
  Matrix<float> right;
  Matrix<float> output;
};

Factors MakeFactors(const std::string& kind, Index m, Index k, Index n) {
  const bool left_transposed = kind == "weight gradient";
  const bool right_transposed = kind == "input gradient";
  return {left_transposed ? Matrix<float>::Random(k, m) : Matrix<float>::Random(m, k),
          right_transposed ? Matrix<float>::Random(n, k) : Matrix<float>::Random(k, n), Matrix<float>::Zero(m, n)};
}

double TimeEigen(const std::string& kind, Factors& f, double milliseconds) {
  if (kind == "weight gradient") {
    return ShortestSeconds(milliseconds, [&] { f.output.noalias() = f.left.transpose() * f.right; });
  }
  if (kind == "input gradient") {
    return ShortestSeconds(milliseconds, [&] { f.output.noalias() = f.left * f.right.transpose(); });
  }
  return ShortestSeconds(milliseconds, [&] { f.output.noalias() = f.left * f.right; });
}

/// With the packing, which training does in each step.
double TimeOurs(const std::string& kind, Factors& f, Index m, Index k, Index n, double milliseconds) {
  nn::FlatVector<float> memory(static_cast<std::size_t>(nn::PackedPanels<float>::Size(k, n)));
  const nn::FlatVector<float> bias(static_cast<std::size_t>(n));
  const nn::LeftFactor<float> rows{f.left.data(), {.stride = k}, k, 1};
  const nn::LeftFactor<float> columns{f.left.data(), {.stride = 1}, k, m};
  const nn::LeftFactor<float>& left = kind == "weight gradient" ? columns : rows;
  const bool transposed = kind == "input gradient";
  return ShortestSeconds(milliseconds, [&] {
    const nn::PackedPanels<float> right(memory, f.right.data(), k, n, transposed ? 1 : n, transposed ? k : 1);
    nn::MultiplyTiled<float>(m, left, right, bias.data(), f.output.data(), {n});
  });
}

/// A matrix of which one entry in five is not zero, and which owns its memory.
struct FifthFull {
  std::vector<std::uint32_t> starts{0};
  std::vector<std::uint16_t> places;
  nn::FlatVector<float> values;

  FifthFull(Index lines, Index length) {
    // A multiplicative hash scatters the entries, the same in each run.
    std::uint32_t hash = 1;
    for (Index line = 0; line < lines; ++line) {
      for (Index place = 0; place < length; ++place) {
        hash = hash * 1'664'525u + 1'013'904'223u;
        if ((hash >> 16) % 5 != 0) continue;
        places.push_back(static_cast<std::uint16_t>(place));
        values.push_back(0.5f);
      }
      starts.push_back(static_cast<std::uint32_t>(places.size()));
    }
  }

  nn::Compressed<float> view() const { return {static_cast<Index>(starts.size()) - 1, starts, places, values}; }
};

double TimeCompressed(const std::string& kind, Factors& f, Index m, Index k, Index n, double milliseconds) {
  const FifthFull left(m, k);
  const nn::ConstMatrixView<float> right(f.right.data(), k, n);
  nn::MatrixView<float> output(f.output.data(), m, n);
  const nn::FlatVector<float> bias(static_cast<std::size_t>(n));
  if (kind == "weight gradient") {
    return ShortestSeconds(milliseconds, [&] { nn::MultiplyColumns<float>(left.view(), right, output); });
  }
  return ShortestSeconds(milliseconds, [&] { nn::MultiplyRows<float>(left.view(), right, bias, output); });
}

}  // namespace

double MeasureProduct(const std::string& by, const std::string& kind, Index m, Index k, Index n, double milliseconds) {
  Factors factors = MakeFactors(kind, m, k, n);
  const double operations = 2.0 * static_cast<double>(m) * static_cast<double>(k) * static_cast<double>(n);
  if (by == "eigen") return operations / TimeEigen(kind, factors, milliseconds) / 1e9;
  if (by == "compressed") return operations / TimeCompressed(kind, factors, m, k, n, milliseconds) / 1e9;
  return operations / TimeOurs(kind, factors, m, k, n, milliseconds) / 1e9;
}
