#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/augmentation/augmentation.h"
#include "core/data/dataset.h"
#include "core/data/image.h"
#include "core/data/nonzero_pixels.h"
#include "core/tensor/sparse_rows.h"
#include "core/tensor/matrix.h"

namespace nn {

/// Augments images as they are loaded. What happens to an image is a function of (seed, epoch, its
/// row in the data set).
struct AugmentationPass {
  Augmentation strengths;
  std::uint64_t seed = 0;
  std::uint32_t epoch = 0;

  void Apply(const Dataset& dataset, std::uint32_t row, Image& out) const;
};

/// A mini-batch of images, with pixels scaled from 0 … 255 to 0 … 1, in the views that layers need:
/// dense rows for products and, because 81 % of MNIST's pixels are zero, compressed rows (forward
/// pass) and compressed columns (gradient of the weights). Memory is allocated once for `capacity`
/// examples; a view is computed on the first request after a Load.
template <class S>
class Batch {
 public:
  explicit Batch(Index capacity);

  /// Loads these rows of the data set: at least one, at most `capacity`.
  void Load(const Dataset& dataset, std::span<const std::uint32_t> rows,
            const AugmentationPass& augmentation = {});
  /// Loads one image without a label, for prediction.
  void LoadImage(std::span<const std::uint8_t> pixels);

  /// Loads the same image of 784 values from 0 to 1 `copies` times (at most `capacity`), without
  /// labels.
  void LoadCopies(std::span<const S> pixels, Index copies);

  Index size() const { return size_; }
  Index capacity() const { return capacity_; }
  std::span<const std::uint8_t> labels() const {
    return {labels_.data(), static_cast<std::size_t>(size_)};
  }

  ConstMatrixView<S> Dense() const;                ///< size × 784
  const SparseRows<S>& NonzerosByExample() const;  ///< size lines
  const SparseRows<S>& NonzerosByInput() const;    ///< 784 lines

 private:
  void Take(std::size_t row, ImageView image);
  void Compress();
  void CompressRow(std::size_t row);
  void Finish();

  Index capacity_;
  Index size_ = 0;
  std::vector<std::uint8_t> labels_;
  std::vector<Image> augmented_;
  std::vector<std::span<const std::uint8_t>> images_;
  std::vector<NonzeroPixels> nonzero_;  // of each row
  std::vector<std::uint32_t> row_starts_;
  std::vector<std::uint16_t> row_places_;
  FlatVector<S> row_values_;
  SparseRows<S> rows_;

  // Computed on request from the compressed rows.
  mutable bool has_dense_ = false;
  mutable FlatVector<S> dense_;
  mutable bool has_columns_ = false;
  mutable std::vector<std::uint32_t> next_places_;
  mutable std::vector<std::uint32_t> column_starts_;
  mutable std::vector<std::uint16_t> column_places_;
  mutable FlatVector<S> column_values_;
  mutable SparseRows<S> columns_;
};

}  // namespace nn
