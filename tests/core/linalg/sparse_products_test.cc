#include "core/linalg/sparse_products.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/core/linalg/sparse_matrix.h"

namespace nn {
namespace {

template <class S>
class SparseProducts : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(SparseProducts, Scalars);

/// left · right + bias entry by entry in double, and the sum of the terms' absolute values, which
/// bounds the rounding.
struct NaiveEntry {
  double value = 0;
  double magnitude = 0;
};

template <class S>
NaiveEntry NaiveProduct(const Matrix<S>& left, const Matrix<S>& right, double bias, Index row,
                        Index column) {
  NaiveEntry entry{bias, std::abs(bias)};
  for (Index k = 0; k < left.cols(); ++k) {
    const double term = static_cast<double>(left(row, k)) * static_cast<double>(right(k, column));
    entry.value += term;
    entry.magnitude += std::abs(term);
  }
  return entry;
}

template <class S>
void ExpectProduct(const Matrix<S>& left, const Matrix<S>& right, const Matrix<S>& bias,
                   const Matrix<S>& product) {
  const double rounding =
      static_cast<double>(left.cols() + 1) * static_cast<double>(std::numeric_limits<S>::epsilon());
  for (Index row = 0; row < product.rows(); ++row) {
    for (Index column = 0; column < product.cols(); ++column) {
      const NaiveEntry entry =
          NaiveProduct(left, right, static_cast<double>(bias(0, column)), row, column);
      ASSERT_NEAR(static_cast<double>(product(row, column)), entry.value,
                  rounding * entry.magnitude)
          << "row " << row << ", column " << column << " of " << product.rows() << "×"
          << product.cols();
    }
  }
}

template <class S>
Matrix<S> RowsProduct(const Matrix<S>& x, const Matrix<S>& weights, const Matrix<S>& bias) {
  Matrix<S> output = Matrix<S>::Constant(x.rows(), weights.cols(), S{77});  // must be overwritten
  const CompressedMatrix<S> rows(x);
  MultiplyRows<S>(rows.view(), {weights.data(), weights.rows(), weights.cols()},
                  {bias.data(), static_cast<std::size_t>(bias.size())},
                  {output.data(), output.rows(), output.cols()});
  return output;
}

template <class S>
Matrix<S> ColumnsProduct(const Matrix<S>& x, const Matrix<S>& delta) {
  Matrix<S> gradient = Matrix<S>::Constant(x.cols(), delta.cols(), S{77});
  const CompressedMatrix<S> columns(x.transpose());
  MultiplyColumns<S>(columns.view(), {delta.data(), delta.rows(), delta.cols()},
                     {gradient.data(), gradient.rows(), gradient.cols()});
  return gradient;
}

TYPED_TEST(SparseProducts, RowsTimesWeightsPlusBiasAgreesWithALoopAtEveryWidth) {
  for (Index width = 1; width <= 70; ++width) {
    const auto x = SparseMatrix<TypeParam>(5, 37, 1);
    const auto weights = RandomMatrix<TypeParam>(37, width, 2);
    const auto bias = RandomMatrix<TypeParam>(1, width, 3);
    ExpectProduct<TypeParam>(x, weights, bias, RowsProduct(x, weights, bias));
  }
}

TYPED_TEST(SparseProducts, ColumnsTimesDeltaAgreesWithALoopAtEveryWidth) {
  for (Index width = 1; width <= 70; ++width) {
    const auto x = SparseMatrix<TypeParam>(13, 9, 4);
    const auto delta = RandomMatrix<TypeParam>(13, width, 5);
    const Matrix<TypeParam> nothing = Matrix<TypeParam>::Zero(1, width);
    ExpectProduct<TypeParam>(x.transpose(), delta, nothing, ColumnsProduct(x, delta));
  }
}

TYPED_TEST(SparseProducts, ARowOfZerosGivesTheBias) {
  const auto x = SparseMatrix<TypeParam>(3, 37, 1);
  ASSERT_TRUE((x.row(1).array() == 0).all());
  const auto bias = RandomMatrix<TypeParam>(1, 41, 3);
  EXPECT_EQ(RowsProduct(x, RandomMatrix<TypeParam>(37, 41, 2), bias).row(1), bias.row(0));
}

TYPED_TEST(SparseProducts, AnInputThatIsNeverLitHasAGradientOfZero) {
  Matrix<TypeParam> x = RandomMatrix<TypeParam>(6, 4, 1);
  x.col(2).setZero();
  const Matrix<TypeParam> gradient = ColumnsProduct(x, RandomMatrix<TypeParam>(6, 35, 2));
  EXPECT_TRUE((gradient.row(2).array() == 0).all());
  EXPECT_TRUE((gradient.row(1).array() != 0).all());
}

TYPED_TEST(SparseProducts, ARowsResultIsTheSameBitsWhateverTheOtherRowsAre) {
  const auto weights = RandomMatrix<TypeParam>(37, 43, 2);
  const auto bias = RandomMatrix<TypeParam>(1, 43, 3);
  const auto x = SparseMatrix<TypeParam>(8, 37, 1);
  const Matrix<TypeParam> all = RowsProduct(x, weights, bias);
  const Matrix<TypeParam> backwards = RowsProduct<TypeParam>(x.colwise().reverse(), weights, bias);
  EXPECT_EQ(backwards.colwise().reverse(), all);
  for (Index row = 0; row < x.rows(); ++row) {
    EXPECT_EQ(RowsProduct<TypeParam>(x.row(row), weights, bias), all.row(row)) << "row " << row;
  }
}

TYPED_TEST(SparseProducts, AnOutputIsTheSameBitsWhateverTheWidth) {
  const auto x = SparseMatrix<TypeParam>(4, 37, 1);
  const auto weights = RandomMatrix<TypeParam>(37, 70, 2);
  const auto bias = RandomMatrix<TypeParam>(1, 70, 3);
  const Matrix<TypeParam> wide = RowsProduct(x, weights, bias);
  for (Index width = 1; width < 70; ++width) {
    EXPECT_EQ(RowsProduct<TypeParam>(x, weights.leftCols(width), bias.leftCols(width)),
              wide.leftCols(width))
        << width;
  }
}

}  // namespace
}  // namespace nn
