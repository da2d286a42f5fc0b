#pragma once

#include "core/layers/layer.h"
#include "core/layers/window.h"

namespace nn {

/// Convolution (a correlation, as everywhere in the field; LeCun et al. 1998): every filter sees the same window of all input channels.
/// output(y, x, f) = bias(f) + Σ over the window (i, j) and channels c of input(y·stride + i − padding, x·stride + j − padding, c) · weights(i, j, c, f).
/// Parameters, in this order: weights, (size · size · channels) × filters, row-major; bias, filters.
///
/// Computed as products whose left factor is the (padded) image itself, read with overlapping rows: patches are never gathered. One row
/// of the kernel sees `size · channels` neighbouring values of an image row, called a run below.
template <class S>
class Conv2d : public Layer<S> {
 public:
  Conv2d(Shape input, Index filters, Window window);

  Index parameter_count() const override { return (patch_ + 1) * filters_; }
  std::int64_t multiply_adds() const override { return std::int64_t{positions_} * patch_ * filters_; }
  /// A padded image and its gradient, and packed factors: the same for any number of examples.
  Index workspace_size(Index) const override;
  void Initialize(Initialization initialization, RandomStream& stream, std::span<S> parameters) const override;
  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input, MatrixView<S> output) const override;
  /// With P the patches of an example and delta its output_gradient: ∂weights = Σ Pᵀ · delta, ∂P = delta · weightsᵀ,
  /// and ∂input adds up the entries of ∂P that came from the same pixel.
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;

 private:
  Index PackedRowSize() const;
  /// The image itself, or a copy with its padding in `memory`.
  const S* Pad(const S* image, std::span<S> memory) const;
  void Unpad(const S* padded, S* image) const;
  void AddWeightGradient(const S* padded, const S* delta, std::span<S> memory, S* weight_gradient) const;
  /// `packed_rows`: the weights of each row of the kernel, transposed (filters × run) and packed.
  void InputGradient(const S* delta, std::span<S> packed_rows, std::span<S> padded_memory, S* image_gradient) const;

  Window window_;
  Index filters_;
  Index run_;        // size · channels
  Index patch_;      // values a window sees: size · run
  Index positions_;  // of the window: output height · width
  Shape padded_;     // the input with its padding
};

}  // namespace nn
