#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/tensor/sparse_rows.h"
#include "core/tensor/matrix.h"
#include "core/tensor/shape.h"

namespace nn {

/// Correlates an image of one channel that is mostly zero with square filters at stride 1, visiting
/// only the nonzero pixels. Each pixel contributes to size × size outputs; in every row of them,
/// the `run` = size · filters values that it contributes to are contiguous. The computation uses a
/// frame, which is the output map with size − 1 more pixels on every side, so that no pixel needs
/// its edges checked.
template <class S>
class SparseCorrelation {
 public:
  SparseCorrelation(const Shape& image, Index filters, Index size, Index padding);

  /// The number of values in one example's frame.
  std::int64_t frame_size() const { return std::int64_t{frame_height_} * frame_width_ * filters_; }

  /// Reverses the order of the pixels in a kernel row (size × filters), since a nonzero pixel meets
  /// them from right to left. Applied twice, it changes nothing.
  void Reverse(const S* kernel_row, S* reversed) const;

  /// output (height × width × filters) = bias + the correlation. `reversed`: all kernel rows, each
  /// reversed.
  void Forward(const SparseRows<S>& images, Index example, const S* reversed, const S* bias,
               std::span<S> frame, S* output) const;

  /// Copies a map (height × width × filters) into its frame, with zeros around it.
  void Enter(const S* map, std::span<S> frame) const;
  /// Adds one example's part to the gradient of the kernel row `i`, reversed. `frame` holds the
  /// map's gradient.
  void AddRowGradient(const SparseRows<S>& images, Index example, std::span<const S> frame, Index i,
                      S* reversed_gradient) const;

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
