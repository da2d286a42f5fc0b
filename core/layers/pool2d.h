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
  void ForwardTangent(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                      std::span<const S> parameter_tangent, const ConstMatrixView<S>* input_tangent,
                      MatrixView<S> output_tangent) const override;
  /// Whether this can be run together with a ReLU before it: of a maximum, where windows do not overlap.
  bool takes_relu() const { return kind_ == PoolKind::kMaximum && window_.stride >= window_.size; }
  /// ReLU and this in one pass over the pre-activations z: the same values as one after the other, without the activations in between, which
  /// training has no use for.
  void ForwardRelu(ConstMatrixView<S> z, MatrixView<S> output) const;
  /// The gradient with respect to z: the first place of a window that holds its maximum gets it, unless the ReLU was off there.
  void BackwardRelu(ConstMatrixView<S> z, ConstMatrixView<S> output, ConstMatrixView<S> output_gradient, MatrixView<S> z_gradient) const;
  ChangedPlaces Reach(const ChangedPlaces& input) const override;
  void ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged, const Changes<S>& input,
                     const Changes<S>& output) const override;
  void FindKinks(const UnchangedExample<S>& unchanged, const Changes<S>& input, bool* crossed) const override;

 private:
  /// The examples of a batch as work to share.
  Divisible Shared(Index examples) const;
  /// Calls visit(V(), output offset, image offset of the corner) for every window and vector of channels.
  template <class Visit>
  void ForEachWindow(Visit visit) const;
  /// Calls visit(image offset) for the pixels of a window, row by row.
  template <class Visit>
  void ForEachPixel(Index corner, Visit visit) const;
  /// Calls visit(output offset, image offset) for every value that every window sees.
  template <class Visit>
  void ForEachWindowPixel(Visit visit) const;
  /// Calls visit(change of the output, change of the input, output offset, image offset) likewise, where the input changes.
  template <class Visit>
  void ForEachChangedPixel(const ChangedPlaces& input, Visit visit) const;
  /// Where in the image a place of the output finds the maximum first.
  Index MaximumAt(const S* image, Index place) const;
  void ForwardExample(const S* image, S* pooled) const;
  void BackwardExample(const S* image, const S* pooled, const S* pooled_gradient, S* image_gradient) const;
  void BackwardReluExample(const S* z, const S* pooled, const S* pooled_gradient, S* z_gradient) const;
  /// Whether every pixel is in a window.
  bool covers_image() const;
  S AverageShare() const { return S{1} / static_cast<S>(window_.size * window_.size); }

  PoolKind kind_;
  Window window_;
};

template <class S>
template <class Visit>
void Pool2d<S>::ForEachPixel(Index corner, Visit visit) const {
  const Shape& in = this->input_shape();
  if (window_.size == 2) {
    // The usual one, without a loop.
    const Index below = corner + in.width * in.channels;
    visit(corner);
    visit(corner + in.channels);
    visit(below);
    visit(below + in.channels);
    return;
  }
  for (Index i = 0; i < window_.size; ++i) {
    for (Index j = 0; j < window_.size; ++j) visit(corner + (i * in.width + j) * in.channels);
  }
}

template <class S>
template <class Visit>
void Pool2d<S>::ForEachWindowPixel(Visit visit) const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  for (Index place = 0; place < out.size(); ++place) {
    const Index window = place / out.channels;
    const Index corner = (window / out.width * in.width + window % out.width) * window_.stride;
    for (Index i = 0; i < window_.size; ++i) {
      for (Index j = 0; j < window_.size; ++j) visit(place, (corner + i * in.width + j) * in.channels + place % out.channels);
    }
  }
}

}  // namespace nn
