#include "core/data/batch.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/data/image.h"
#include "core/error/error.h"

namespace nn {
namespace {

template <class S>
constexpr std::array<S, 256> PixelScale() {
  std::array<S, 256> scale{};
  for (std::size_t value = 0; value < 256; ++value) scale[value] = static_cast<S>(value) / S{255};
  return scale;
}

template <class S>
constexpr std::array<S, 256> kPixelScale = PixelScale<S>();

}  // namespace

void AugmentationPass::Apply(const Dataset& dataset, std::uint32_t row, Image& out) const {
  Augment(strengths, dataset.pixels(row), RandomStream(seed, Purpose::kAugmentation, epoch, row), out);
}

template <class S>
Batch<S>::Batch(Index capacity)
    : capacity_(capacity),
      labels_(static_cast<std::size_t>(capacity)),
      row_starts_(static_cast<std::size_t>(capacity) + 1),
      row_places_(static_cast<std::size_t>(capacity * kPixels) + 1),  // one more: see Append
      row_values_(row_places_.size()) {
  // A compressed column names its examples in 16 bits.
  NN_ASSERT(capacity > 0 && capacity <= std::numeric_limits<std::uint16_t>::max());
}

template <class S>
void Batch<S>::Load(const Dataset& dataset, std::span<const std::uint32_t> rows, const AugmentationPass& augmentation) {
  NN_ASSERT(!rows.empty() && static_cast<Index>(rows.size()) <= capacity_);
  Begin();
  for (const std::uint32_t row : rows) {
    const auto label = static_cast<std::uint8_t>(dataset.label(row));
    if (!augmentation.strengths.any()) {
      Append(dataset.pixels(row), label);
      continue;
    }
    Image changed;
    augmentation.Apply(dataset, row, changed);
    Append(changed, label);
  }
  Finish();
}

template <class S>
void Batch<S>::LoadImage(std::span<const std::uint8_t> pixels) {
  NN_ASSERT(pixels.size() == static_cast<std::size_t>(kPixels));
  Begin();
  Append(pixels, 0);
  Finish();
}

template <class S>
void Batch<S>::LoadCopies(std::span<const S> pixels, Index copies) {
  NN_ASSERT(pixels.size() == static_cast<std::size_t>(kPixels) && copies <= capacity_);
  Begin();
  std::uint32_t entry = 0;
  for (; size_ < copies; ++size_) {
    const auto row = static_cast<std::size_t>(size_);
    for (std::size_t pixel = 0; pixel < pixels.size(); ++pixel) {
      row_places_[entry] = static_cast<std::uint16_t>(pixel);
      row_values_[entry] = pixels[pixel];
      entry += pixels[pixel] != S{0};
    }
    row_starts_[row + 1] = entry;
    labels_[row] = 0;
  }
  Finish();
}

template <class S>
void Batch<S>::Begin() {
  size_ = 0;
  has_dense_ = false;
  has_columns_ = false;
}

template <class S>
void Batch<S>::Append(std::span<const std::uint8_t> pixels, std::uint8_t label) {
  const auto row = static_cast<std::size_t>(size_);
  std::uint32_t entry = row_starts_[row];
  for (std::size_t pixel = 0; pixel < pixels.size(); ++pixel) {
    // Always written, kept only if lit: no branch to mispredict at every edge of a stroke.
    row_places_[entry] = static_cast<std::uint16_t>(pixel);
    row_values_[entry] = kPixelScale<S>[pixels[pixel]];
    entry += pixels[pixel] != 0;
  }
  row_starts_[row + 1] = entry;
  labels_[row] = label;
  ++size_;
}

template <class S>
void Batch<S>::Finish() {
  rows_ = {size_, {row_starts_.data(), static_cast<std::size_t>(size_) + 1}, row_places_, row_values_};
}

template <class S>
ConstMatrixView<S> Batch<S>::Dense() const {
  if (!has_dense_) {
    dense_.resize(static_cast<std::size_t>(capacity_ * kPixels));
    std::fill_n(dense_.begin(), size_ * kPixels, S{0});
    for (std::size_t row = 0; row < static_cast<std::size_t>(size_); ++row) {
      for (std::uint32_t entry = row_starts_[row]; entry < row_starts_[row + 1]; ++entry) {
        dense_[row * kPixels + row_places_[entry]] = row_values_[entry];
      }
    }
    has_dense_ = true;
  }
  return {dense_.data(), size_, kPixels};
}

template <class S>
const Compressed<S>& Batch<S>::CompressedRows() const {
  return rows_;
}

/// The transpose by counting sort: count each column, turn counts into starts, then deal the entries out row by row.
template <class S>
const Compressed<S>& Batch<S>::CompressedColumns() const {
  if (has_columns_) return columns_;
  const std::uint32_t entries = row_starts_[static_cast<std::size_t>(size_)];
  column_starts_.assign(kPixels + 1, 0);
  column_places_.resize(row_places_.size());
  column_values_.resize(row_values_.size());

  for (std::uint32_t entry = 0; entry < entries; ++entry) ++column_starts_[row_places_[entry]];
  std::uint32_t end = 0;
  for (std::uint32_t& start : column_starts_) {
    end += start;
    start = end;
  }
  for (auto row = static_cast<std::size_t>(size_); row-- > 0;) {
    for (std::uint32_t entry = row_starts_[row]; entry < row_starts_[row + 1]; ++entry) {
      const std::uint32_t place = --column_starts_[row_places_[entry]];
      column_places_[place] = static_cast<std::uint16_t>(row);
      column_values_[place] = row_values_[entry];
    }
  }
  columns_ = {kPixels, column_starts_, column_places_, column_values_};
  has_columns_ = true;
  return columns_;
}

template class Batch<float>;
template class Batch<double>;

}  // namespace nn
