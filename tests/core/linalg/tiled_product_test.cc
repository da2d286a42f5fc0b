#include "core/linalg/tiled_product.h"

#include <gtest/gtest.h>

#include "tests/core/linalg/sparse_matrix.h"

namespace nn {
namespace {

template <class S>
struct Packed {
  FlatVector<S> memory;
  PackedPanels<S> panels;

  explicit Packed(const Matrix<S>& right)
      : memory(static_cast<std::size_t>(PackedPanels<S>::Size(right.rows(), right.cols()))),
        panels(memory, right.data(), right.rows(), right.cols(), right.cols(), 1) {}
};

template <class S>
LeftFactor<S> Plain(const Matrix<S>& left) {
  return {.data = left.data(), .rows = {left.cols()}, .inner = left.cols(), .inner_stride = 1};
}

/// A product whose left factor lies transposed in memory.
template <class S>
LeftFactor<S> Columns(const Matrix<S>& transposed) {
  return {.data = transposed.data(),
          .rows = {1},
          .inner = transposed.rows(),
          .inner_stride = transposed.cols()};
}

/// The loop anybody would write, in double.
template <class S>
Matrix<double> NaiveProduct(const Matrix<S>& left, const Matrix<S>& right) {
  Matrix<double> product = Matrix<double>::Zero(left.rows(), right.cols());
  for (Index i = 0; i < left.rows(); ++i) {
    for (Index j = 0; j < right.cols(); ++j) {
      for (Index k = 0; k < left.cols(); ++k)
        product(i, j) += static_cast<double>(left(i, k)) * static_cast<double>(right(k, j));
    }
  }
  return product;
}

template <class S>
void ExpectTheNaiveProduct(Index m, Index k, Index n, double tolerance) {
  SCOPED_TRACE(testing::Message() << m << " × " << k << " × " << n);
  const Matrix<S> left = RandomMatrix<S>(m, k, 1);
  const Matrix<S> right = RandomMatrix<S>(k, n, 2);
  const Matrix<S> bias = RandomMatrix<S>(1, n, 3);
  const Packed<S> packed(right);
  const Matrix<double> expected =
      NaiveProduct(left, right).rowwise() + bias.template cast<double>().row(0);

  Matrix<S> written = Matrix<S>::Constant(m, n, 77);
  MultiplyTiled<S>(m, Plain(left), packed.panels, bias.data(), written.data(), {n});
  EXPECT_LE((written.template cast<double>() - expected).cwiseAbs().maxCoeff(), tolerance);

  Matrix<S> added = bias.replicate(m, 1);
  MultiplyTiled<S>(m, Plain(left), packed.panels, nullptr, added.data(), {n});
  EXPECT_LE((added.template cast<double>() - expected).cwiseAbs().maxCoeff(), tolerance);

  const Matrix<S> transposed = left.transpose();
  Matrix<S> from_columns = Matrix<S>::Constant(m, n, 77);
  MultiplyTiled<S>(m, Columns(transposed), packed.panels, bias.data(), from_columns.data(), {n});
  EXPECT_EQ(from_columns, written) << "transposed in memory";
}

TEST(TiledProduct, EqualsTheNaiveLoopForOddSizes) {
  for (const Index m : {1, 2, 5, 6, 7, 13}) {
    for (const Index k : {1, 2, 3, 4, 5, 8, 25}) {
      for (const Index n : {1, 3, 4, 7, 8, 9, 10, 17}) {
        ExpectTheNaiveProduct<float>(m, k, n, 1e-4);
        ExpectTheNaiveProduct<double>(m, k, n, 1e-12);
      }
    }
  }
}

TEST(TiledProduct, DeepProductsInBlocksOfRowsEqualTheNaiveLoop) {
  for (const Index m : {20, 21, 47}) ExpectTheNaiveProduct<double>(m, 4000, 9, 1e-11);
}

TEST(TiledProduct, ARowIsTheSameWhateverItsNeighbours) {
  const Matrix<float> left = RandomMatrix<float>(11, 30, 1);
  const Packed<float> packed(RandomMatrix<float>(30, 10, 2));
  const Matrix<float> bias = RandomMatrix<float>(1, 10, 3);
  Matrix<float> together(11, 10);
  MultiplyTiled<float>(11, Plain(left), packed.panels, bias.data(), together.data(), {10});
  for (Index row = 0; row < 11; ++row) {
    Matrix<float> alone(1, 10);
    MultiplyTiled<float>(
        1, {.data = left.data() + row * 30, .rows = {30}, .inner = 30, .inner_stride = 1},
        packed.panels, bias.data(), alone.data(), {10});
    EXPECT_EQ(alone.row(0), together.row(row)) << "row " << row;
  }
}

TEST(TiledProduct, TakesTransposedFactors) {
  const Matrix<double> left = RandomMatrix<double>(9, 7, 1);
  const Matrix<double> right = RandomMatrix<double>(13, 9, 2);
  FlatVector<double> memory(static_cast<std::size_t>(PackedPanels<double>::Size(9, 13)));
  const PackedPanels<double> packed(memory, right.data(), 9, 13, 1, 9);
  Matrix<double> product = Matrix<double>::Zero(7, 13);
  MultiplyTiled<double>(7, Columns(left), packed, nullptr, product.data(), {13});
  const Matrix<double> expected = NaiveProduct<double>(left.transpose(), right.transpose());
  EXPECT_LT((product - expected).cwiseAbs().maxCoeff(), 1e-12);
}

TEST(TiledProduct, AddsUpRowsThatOverlapInTheOutput) {
  const Matrix<double> left = RandomMatrix<double>(8, 3, 1);
  const Matrix<double> right = RandomMatrix<double>(3, 5, 2);
  const Packed<double> packed(right);
  std::vector<double> output(7 * 2 + 5, 0.0);  // eight rows of five, each two further on
  MultiplyTiled<double>(8, Plain(left), packed.panels, nullptr, output.data(), {2});
  const Matrix<double> product = NaiveProduct(left, right);
  std::vector<double> expected(output.size(), 0.0);
  for (Index i = 0; i < 8; ++i) {
    for (Index j = 0; j < 5; ++j) expected[static_cast<std::size_t>(2 * i + j)] += product(i, j);
  }
  for (std::size_t k = 0; k < output.size(); ++k)
    EXPECT_NEAR(output[k], expected[k], 1e-12) << "value " << k;
}

TEST(TiledProduct, TakesRowsThatComeInGroupsAndWritesThem) {
  const Matrix<float> left = RandomMatrix<float>(12, 9, 1);
  const Matrix<float> right = RandomMatrix<float>(9, 11, 2);
  const Packed<float> packed(right);
  const Matrix<float> bias = Matrix<float>::Zero(1, 11);
  // Groups of three rows, of which the first two count.
  const LeftFactor<float> grouped{.data = left.data(),
                                  .rows = {.stride = 9, .group = 2, .group_stride = 27},
                                  .inner = 9,
                                  .inner_stride = 1};
  Matrix<float> product = Matrix<float>::Constant(16, 11, 77);
  MultiplyTiled<float>(8, grouped, packed.panels, bias.data(), product.data(),
                       {.stride = 11, .group = 2, .group_stride = 44});
  const Matrix<double> all = NaiveProduct(left, right);
  for (Index row = 0; row < 16; ++row) {
    if (row % 4 >= 2) {
      EXPECT_TRUE((product.row(row).array() == 77).all()) << "row " << row;
    } else {
      EXPECT_LT(
          (product.row(row).cast<double>() - all.row(row / 4 * 3 + row % 4)).cwiseAbs().maxCoeff(),
          1e-5)
          << "row " << row;
    }
  }
}

}  // namespace
}  // namespace nn
