#pragma once

#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// sums(j) = Σ over the rows i of values(i, j). Overwrites `sums`, values.cols() of them. Four sums of every fourth row, added at the end:
/// each addition waits for the one before it, so one sum alone would leave the processor idle.
template <class S>
void SumColumns(ConstMatrixView<S> values, std::span<S> sums);

}  // namespace nn
