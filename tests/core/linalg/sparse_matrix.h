#pragma once

#include <cstdint>
#include <vector>

#include "core/random/random.h"
#include "core/tensor/sparse_rows.h"
#include "core/tensor/matrix.h"

namespace nn {

template <class S>
Matrix<S> RandomMatrix(Index rows, Index columns, std::uint32_t key, double scale = 1) {
  RandomStream stream(11, Purpose::kTest, key);
  Matrix<S> matrix(rows, columns);
  for (S& value : matrix.reshaped()) value = static_cast<S>(scale * stream.Normal());
  return matrix;
}

/// The same with four of five entries zero, the second row wholly zero and the third wholly not.
template <class S>
Matrix<S> SparseMatrix(Index rows, Index columns, std::uint32_t key, double scale = 1) {
  RandomStream stream(12, Purpose::kTest, key);
  Matrix<S> matrix = RandomMatrix<S>(rows, columns, key, scale);
  for (Index row = 0; row < rows; ++row) {
    for (Index column = 0; column < columns; ++column) {
      if (row == 1 || (row != 2 && stream.Below(5) != 0)) matrix(row, column) = 0;
    }
  }
  return matrix;
}

/// The compressed rows of a matrix; of a matrix's transpose, its compressed columns.
template <class S>
class CompressedMatrix {
 public:
  explicit CompressedMatrix(const Matrix<S>& matrix) : lines_(matrix.rows()) {
    for (Index row = 0; row < matrix.rows(); ++row) {
      for (Index column = 0; column < matrix.cols(); ++column) {
        if (matrix(row, column) == 0) continue;
        places_.push_back(static_cast<std::uint16_t>(column));
        values_.push_back(matrix(row, column));
      }
      starts_.push_back(static_cast<std::uint32_t>(places_.size()));
    }
  }
  SparseRows<S> view() const { return {lines_, starts_, places_, values_}; }

 private:
  Index lines_;
  std::vector<std::uint32_t> starts_{0};
  std::vector<std::uint16_t> places_;
  FlatVector<S> values_;
};

}  // namespace nn
