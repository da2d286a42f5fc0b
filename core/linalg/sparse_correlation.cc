#include "core/linalg/sparse_correlation.h"

#include <algorithm>
#include <array>

#include "core/error/error.h"
#include "core/linalg/simd.h"

namespace nn {
namespace {

/// The gradient of a run is computed in pieces that stay in registers: of 10 vectors (8 filters of
/// 5 pixels), or of at most 4 vectors for the rest.
constexpr int kVectors = 10;

/// target[0 … vectors) += Σ values[e] · frame[offsets[places[e]] …] over the entries of one image.
template <int vectors, class V, class S>
void AccumulateRun(const SparseRows<S>& images, std::size_t example, const std::uint32_t* offsets,
                   const S* frame, S* target) {
  std::array<typename V::Vector, vectors> sums;
  for (int v = 0; v < vectors; ++v) sums[v] = V::Load(target + v * V::kLanes);
  const std::uint32_t end = images.offsets[example + 1];
#pragma GCC unroll 1
  for (std::uint32_t entry = images.offsets[example]; entry < end; ++entry) {
    const S* const seen = frame + offsets[images.indices[entry]];
    const auto factor = V::Splat(images.values[entry]);
    for (int v = 0; v < vectors; ++v)
      sums[v] = V::MultiplyAdd(sums[v], factor, V::Load(seen + v * V::kLanes));
  }
  for (int v = 0; v < vectors; ++v) V::Store(target + v * V::kLanes, sums[v]);
}

/// place[0 … count) += factor · values.
template <class S>
inline void AddScaled(Index count, S factor, const S* values, S* place) {
  ForEachVector<S>(count, [&](auto v, Index k) {
    using V = decltype(v);
    V::Store(place + k, V::MultiplyAdd(V::Load(place + k), V::Splat(factor), V::Load(values + k)));
  });
}

}  // namespace

template <class S>
SparseCorrelation<S>::SparseCorrelation(const Shape& image, Index filters, Index size,
                                        Index padding)
    : filters_(filters),
      size_(size),
      run_(size * filters),
      padding_(padding),
      width_(image.width + 2 * padding - size + 1),
      height_(image.height + 2 * padding - size + 1),
      frame_width_(width_ + 2 * (size - 1)),
      frame_height_(height_ + 2 * (size - 1)) {
  NN_ASSERT(image.channels == 1);
  for (Index row = 0; row < image.height; ++row) {
    for (Index column = 0; column < image.width; ++column) {
      offsets_.push_back(static_cast<std::uint32_t>(
          ((row + padding) * frame_width_ + column + padding) * filters));
    }
  }
}

template <class S>
void SparseCorrelation<S>::Reverse(const S* kernel_row, S* reversed) const {
  for (Index j = 0; j < size_; ++j)
    std::copy_n(kernel_row + j * filters_, filters_, reversed + (size_ - 1 - j) * filters_);
}

/// Kernel row i sees a pixel from the output row that is i rows above it.
template <class S>
Index SparseCorrelation<S>::RowOffset(Index i) const {
  return (size_ - 1 - i) * frame_width_ * filters_;
}

template <class S>
void SparseCorrelation<S>::Forward(const SparseRows<S>& images, Index example, const S* reversed,
                                   const S* bias, std::span<S> frame, S* output) const {
  std::fill_n(frame.begin(), frame_size(), S{0});
  const auto line = static_cast<std::size_t>(example);
  for (std::uint32_t entry = images.offsets[line]; entry < images.offsets[line + 1]; ++entry) {
    S* const place = frame.data() + offsets_[images.indices[entry]];
    for (Index i = 0; i < size_; ++i)
      AddScaled(run_, images.values[entry], reversed + i * run_, place + RowOffset(i));
  }
  for (Index y = 0; y < height_; ++y) {
    const S* const row = frame.data() + ((y + size_ - 1) * frame_width_ + size_ - 1) * filters_;
    for (Index x = 0; x < width_; ++x) {
      ForEachVector<S>(filters_, [&](auto v, Index f) {
        using V = decltype(v);
        V::Store(output + (y * width_ + x) * filters_ + f,
                 V::Load(row + x * filters_ + f) + V::Load(bias + f));
      });
    }
  }
}

template <class S>
void SparseCorrelation<S>::Enter(const S* map, std::span<S> frame) const {
  std::fill_n(frame.begin(), frame_size(), S{0});
  for (Index y = 0; y < height_; ++y) {
    S* const row = frame.data() + ((y + size_ - 1) * frame_width_ + size_ - 1) * filters_;
    std::copy_n(map + y * width_ * filters_, width_ * filters_, row);
  }
}

template <class S>
void SparseCorrelation<S>::AddRowGradient(const SparseRows<S>& images, Index example,
                                          std::span<const S> frame, Index i,
                                          S* reversed_gradient) const {
  const auto line = static_cast<std::size_t>(example);
  const S* const start = frame.data() + RowOffset(i);
  constexpr Index kLanes = Simd<S>::kLanes;
  const auto add = [&](auto accumulate, Index k) {
    accumulate(images, line, offsets_.data(), start + k, reversed_gradient + k);
  };
  Index k = 0;
  for (; k + kVectors * kLanes <= run_; k += kVectors * kLanes)
    add(AccumulateRun<kVectors, Simd<S>, S>, k);
  for (; k + 4 * kLanes <= run_; k += 4 * kLanes) add(AccumulateRun<4, Simd<S>, S>, k);
  for (; k + kLanes <= run_; k += kLanes) add(AccumulateRun<1, Simd<S>, S>, k);
  for (; k < run_; ++k) add(AccumulateRun<1, Lane<S>, S>, k);
}

template class SparseCorrelation<float>;
template class SparseCorrelation<double>;

}  // namespace nn
