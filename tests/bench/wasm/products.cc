#include "tests/bench/wasm/products.h"

#include <cstdint>
#include <vector>

#include "core/linalg/sparse_products.h"
#include "core/linalg/tiled_product.h"
#include "tests/bench/wasm/register_limit.h"
#include "tests/bench/wasm/timing.h"

using nn::Index;
using nn::Matrix;

namespace {

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

  nn::SparseRows<float> view() const {
    return {static_cast<Index>(starts.size()) - 1, starts, places, values};
  }
};

}  // namespace

TimedProduct::TimedProduct(const std::string& kind, Index m, Index k, Index n)
    : kind_(kind),
      m_(m),
      k_(k),
      n_(n),
      left_(kind == "weight gradient" ? Matrix<float>::Random(k, m) : Matrix<float>::Random(m, k)),
      right_(kind == "input gradient" ? Matrix<float>::Random(n, k) : Matrix<float>::Random(k, n)),
      output_(Matrix<float>::Zero(m, n)) {}

double TimedProduct::Gflops(const std::string& by, double milliseconds) {
  if (by == "limit") return MeasureRegisterLimit(milliseconds);
  const double operations =
      2.0 * static_cast<double>(m_) * static_cast<double>(k_) * static_cast<double>(n_);
  if (by == "eigen") return operations / EigenSeconds(milliseconds) / 1e9;
  if (by == "compressed") return operations / CompressedSeconds(milliseconds) / 1e9;
  return operations / OurSeconds(milliseconds) / 1e9;
}

double TimedProduct::EigenSeconds(double milliseconds) {
  if (kind_ == "weight gradient")
    return ShortestSeconds(milliseconds, [&] { output_.noalias() = left_.transpose() * right_; });
  if (kind_ == "input gradient")
    return ShortestSeconds(milliseconds, [&] { output_.noalias() = left_ * right_.transpose(); });
  return ShortestSeconds(milliseconds, [&] { output_.noalias() = left_ * right_; });
}

/// With the packing, which training does in each step.
double TimedProduct::OurSeconds(double milliseconds) {
  nn::FlatVector<float> memory(static_cast<std::size_t>(nn::PackedPanels<float>::Size(k_, n_)));
  const nn::FlatVector<float> bias(static_cast<std::size_t>(n_));
  const nn::LeftFactor<float> rows{left_.data(), {.stride = k_}, k_, 1};
  const nn::LeftFactor<float> columns{left_.data(), {.stride = 1}, k_, m_};
  const nn::LeftFactor<float>& left = kind_ == "weight gradient" ? columns : rows;
  const bool transposed = kind_ == "input gradient";
  return ShortestSeconds(milliseconds, [&] {
    const nn::PackedPanels<float> right(memory, right_.data(), k_, n_, transposed ? 1 : n_,
                                        transposed ? k_ : 1);
    nn::MultiplyTiled<float>(m_, left, right, bias.data(), output_.data(), {n_});
  });
}

double TimedProduct::CompressedSeconds(double milliseconds) {
  const FifthFull left(m_, k_);
  const nn::ConstMatrixView<float> right(right_.data(), k_, n_);
  nn::MatrixView<float> output(output_.data(), m_, n_);
  const nn::FlatVector<float> bias(static_cast<std::size_t>(n_));
  if (kind_ == "weight gradient") {
    return ShortestSeconds(milliseconds,
                           [&] { nn::MultiplyColumns<float>(left.view(), right, output); });
  }
  return ShortestSeconds(milliseconds,
                         [&] { nn::MultiplyRows<float>(left.view(), right, bias, output); });
}
