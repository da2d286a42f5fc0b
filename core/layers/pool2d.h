#pragma once

#include "core/layers/layer.h"
#include "core/layers/window.h"
#include "core/parallel/parallel.h"

namespace nn {

enum class PoolKind {
  kMaximum,  ///< the largest value in the window; its gradient goes to the first place that holds it
  kAverage,  ///< the mean over the window
};

/// Shrinks every channel by itself: one value for each position of a window. Without padding.
template <class S>
class Pool2d : public Layer<S> {
 public:
  Pool2d(Shape input, PoolKind kind, Window window);

  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input, MatrixView<S> output) const override;
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;

 private:
  /// The examples of a batch as work to share.
  Divisible Shared(Index examples) const;
  /// Calls visit(V(), output offset, image offset of the corner) for every window and vector of channels.
  template <class Visit>
  void ForEachWindow(Visit visit) const;
  /// Calls visit(image offset) for the pixels of a window, row by row.
  template <class Visit>
  void ForEachPixel(Index corner, Visit visit) const;
  void ForwardExample(const S* image, S* pooled) const;
  void BackwardExample(const S* image, const S* pooled, const S* pooled_gradient, S* image_gradient) const;
  S AverageShare() const { return S{1} / static_cast<S>(window_.size * window_.size); }

  PoolKind kind_;
  Window window_;
};

}  // namespace nn
