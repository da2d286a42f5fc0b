#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/tensor/compressed.h"
#include "core/tensor/matrix.h"
#include "core/tensor/shape.h"

namespace nn {

/// The correlation of an image of one channel, mostly zero, with square filters at stride 1, by the pixels that are lit: each touches
/// size × size outputs, and in every row of them the `run` = size · filters values that it touches lie side by side.
/// Works in a frame: the output map with size − 1 pixels around it, so that no pixel needs its edges checked.
template <class S>
class SparseCorrelation {
 public:
  SparseCorrelation(const Shape& image, Index filters, Index size, Index padding);

  /// Values of memory that one example's frame takes.
  Index frame_size() const { return frame_height_ * frame_width_ * filters_; }

  /// Kernel rows (size × filters) with their pixels from right to left, the order in which a lit pixel meets them. Its own inverse.
  void Reverse(const S* kernel_row, S* reversed) const;

  /// output (height × width × filters) = bias + the correlation. `reversed`: all kernel rows, each reversed.
  void Forward(const Compressed<S>& images, Index example, const S* reversed, const S* bias, std::span<S> frame, S* output) const;

  /// Copies a map (height × width × filters) into its frame, zeros around it.
  void Enter(const S* map, std::span<S> frame) const;
  /// Adds one example's part to the gradient of the kernel row `i`, reversed. `frame` holds the map's gradient.
  void AddRowGradient(const Compressed<S>& images, Index example, std::span<const S> frame, Index i, S* reversed_gradient) const;

 private:
  Index RowOffset(Index i) const;

  Index filters_;
  Index size_;
  Index run_;
  Index padding_;
  Index width_;
  Index height_;
  Index frame_width_;
  Index frame_height_;
  std::vector<std::uint32_t> offsets_;  // in the frame, of each pixel of the image
};

}  // namespace nn
