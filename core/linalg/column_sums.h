#pragma once

#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// sums(j) = Σ over the rows i of values(i, j). Overwrites `sums`, values.cols() of them. Each
/// addition waits for the one before it, so four sums of every fourth row are kept and added at the
/// end.
template <class S>
void SumColumns(ConstMatrixView<S> values, std::span<S> sums);

}  // namespace nn
