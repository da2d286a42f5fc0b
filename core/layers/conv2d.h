#pragma once

#include "core/layers/layer.h"
#include "core/layers/window.h"

namespace nn {

/// Convolution (a correlation, as everywhere in the field; LeCun et al. 1998): every filter sees the same window of all input channels.
/// output(y, x, f) = bias(f) + Σ over the window (i, j) and channels c of input(y·stride + i − padding, x·stride + j − padding, c) · weights(i, j, c, f).
/// Parameters, in this order: weights, (size · size · channels) × filters, row-major; bias, filters.
template <class S>
class Conv2d : public Layer<S> {
 public:
  Conv2d(Shape input, Index filters, Window window);

  Index parameter_count() const override { return (patch_ + 1) * filters_; }
  std::int64_t multiply_adds() const override { return std::int64_t{positions_} * patch_ * filters_; }
  /// Patches of one example and their gradient: never those of a whole batch.
  Index workspace_size(Index) const override { return 2 * positions_ * patch_; }
  void Initialize(Initialization initialization, RandomStream& stream, std::span<S> parameters) const override;
  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input, MatrixView<S> output) const override;
  /// With P the patches of an example and delta its output_gradient: ∂weights = Σ Pᵀ · delta, ∂P = delta · weightsᵀ,
  /// and ∂input adds up the entries of ∂P that came from the same pixel.
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;

 private:
  /// Calls run(patches row, patch column, image offset, count) for every run of neighbouring values that lies inside the image.
  template <class Run>
  void ForEachRun(Run run) const;
  void GatherPatches(const S* image, S* patches) const;
  void ScatterPatches(const S* patches, S* image) const;

  Window window_;
  Index filters_;
  Index patch_;      // values a window sees: size · size · channels
  Index positions_;  // of the window: output height · width
};

}  // namespace nn
