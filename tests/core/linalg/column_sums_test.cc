#include "core/linalg/column_sums.h"

#include <gtest/gtest.h>

#include "tests/core/linalg/sparse_matrix.h"

namespace nn {
namespace {

TEST(ColumnSums, EqualTheNaiveLoopForOddSizes) {
  for (const Index rows : {1, 3, 4, 9, 30}) {
    for (const Index columns : {1, 2, 3, 4, 7, 10, 17}) {
      const Matrix<double> values = RandomMatrix<double>(rows, columns, 1);
      FlatVector<double> sums(static_cast<std::size_t>(columns), 77);
      SumColumns<double>({values.data(), rows, columns}, sums);
      for (Index column = 0; column < columns; ++column) {
        double expected = 0;
        for (Index row = 0; row < rows; ++row) expected += values(row, column);
        EXPECT_NEAR(sums[static_cast<std::size_t>(column)], expected, 1e-13)
            << rows << " × " << columns << ", column " << column;
      }
    }
  }
}

}  // namespace
}  // namespace nn
