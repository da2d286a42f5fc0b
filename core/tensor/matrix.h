#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "core/tensor/aligned_allocator.h"

namespace nn {

/// In wasm it has 32 bits. Products that a visitor's choices can make larger than that (counts of
/// values, bytes, operations) are computed in 64, at least until they have been checked.
using Index = Eigen::Index;

/// A row-major matrix. In a batch, one row is one example.
template <class S>
using Matrix = Eigen::Matrix<S, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <class S>
using MatrixView = Eigen::Map<Matrix<S>>;
template <class S>
using ConstMatrixView = Eigen::Map<const Matrix<S>>;
template <class S>
using RowView = Eigen::Map<Eigen::Matrix<S, 1, Eigen::Dynamic>>;
template <class S>
using ConstRowView = Eigen::Map<const Eigen::Matrix<S, 1, Eigen::Dynamic>>;

/// A flat vector that starts on a cache line; used for parameters, gradients and work space.
template <class S>
using FlatVector = std::vector<S, AlignedAllocator<S>>;

template <class S>
MatrixView<S> ViewAs(std::span<S> values, Index rows, Index columns) {
  return {values.data(), rows, columns};
}
template <class S>
ConstMatrixView<S> ViewAs(std::span<const S> values, Index rows, Index columns) {
  return {values.data(), rows, columns};
}

/// Views a flat vector, or a span, as a row of a matrix.
template <class Values>
auto AsRow(Values&& values) {
  using Value = std::remove_reference_t<decltype(*values.data())>;
  using View = std::conditional_t<std::is_const_v<Value>, ConstRowView<std::remove_const_t<Value>>,
                                  RowView<Value>>;
  return View(values.data(), static_cast<Index>(values.size()));
}

/// Returns the part of a flat vector that belongs to one layer.
template <class S>
std::span<S> Slice(std::span<S> values, std::int64_t offset, std::int64_t count) {
  return values.subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(count));
}

}  // namespace nn
