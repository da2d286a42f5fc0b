#pragma once

#include <span>

#include "core/tensor/sparse_rows.h"
#include "core/tensor/matrix.h"

namespace nn {

/// output = x · weights + bias, x given as compressed rows.
/// Shapes: x n × inputs, weights inputs × outputs, bias outputs, output n × outputs.
template <class S>
void MultiplyRows(const SparseRows<S>& rows, ConstMatrixView<S> weights, std::span<const S> bias,
                  MatrixView<S> output);

/// gradient = xᵀ · delta, x given as compressed columns. Overwrites all of `gradient`.
/// Shapes: x n × inputs, delta n × outputs, gradient inputs × outputs.
template <class S>
void MultiplyColumns(const SparseRows<S>& columns, ConstMatrixView<S> delta,
                     MatrixView<S> gradient);

}  // namespace nn
