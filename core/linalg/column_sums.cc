#include "core/linalg/column_sums.h"

#include "core/error/error.h"
#include "core/linalg/simd.h"

namespace nn {

template <class S>
void SumColumns(ConstMatrixView<S> values, std::span<S> sums) {
  const Index columns = values.cols();
  NN_ASSERT(static_cast<Index>(sums.size()) == columns);
  ForEachVector<S>(columns, [&](auto v, Index column) {
    using V = decltype(v);
    typename V::Vector partial[4] = {};
    const S* row = values.data() + column;
    Index left = values.rows();
    for (; left >= 4; left -= 4, row += 4 * columns) {
      for (int k = 0; k < 4; ++k) partial[k] += V::Load(row + k * columns);
    }
    for (int k = 0; k < left; ++k) partial[k] += V::Load(row + k * columns);
    V::Store(sums.data() + column, (partial[0] + partial[1]) + (partial[2] + partial[3]));
  });
}

template void SumColumns(ConstMatrixView<float>, std::span<float>);
template void SumColumns(ConstMatrixView<double>, std::span<double>);

}  // namespace nn
