#pragma once

#include "core/layers/layer.h"
#include "core/layers/layer_kind.h"
#include "core/layers/window.h"
#include "core/parallel/parallel.h"

namespace nn {

enum class PoolKind {
  kMaximum,  ///< the largest value in the window; its gradient goes to the first place that holds
             ///< it
  kAverage,  ///< the mean over the window
};

inline constexpr LayerSetting kPoolSettings[] = {
    {.name = "kernel", .what = "a window size", .least = 1, .most = kMaximumWindow},
    {.name = "stride",
     .what = "a stride",
     .least = 1,
     .most = kMaximumWindow,
     .key = "stride",
     .usual = kAsTheOneBefore}};
inline constexpr OnnxStep kMaxPoolSteps[] = {{.operation = "MaxPool"}};
inline constexpr OnnxStep kAveragePoolSteps[] = {{.operation = "AveragePool"}};
inline constexpr LayerKind kMaxPoolLayer{.name = "maxpool",
                                         .settings = kPoolSettings,
                                         .example = "maxpool(2)",
                                         .long_example = "maxpool(3,stride=2)",
                                         .input = InputForm::kImage,
                                         .onnx = kMaxPoolSteps};
inline constexpr LayerKind kAveragePoolLayer{.name = "avgpool",
                                             .settings = kPoolSettings,
                                             .example = "avgpool(2)",
                                             .long_example = "avgpool(3,stride=2)",
                                             .input = InputForm::kImage,
                                             .onnx = kAveragePoolSteps};

/// Pools every channel separately: one value for each position of a window, without padding.
template <class S>
class Pool2d : public Layer<S> {
 public:
  Pool2d(Shape input, PoolKind kind, Window window);
  Pool2d(Shape input, const LayerSpec& spec)
      : Pool2d(input, spec.kind == &kMaxPoolLayer ? PoolKind::kMaximum : PoolKind::kAverage,
               WindowOf(spec)) {}

  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
               MatrixView<S> output) const override;
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;
  void ForwardTangent(const LayerPass<S>& pass, const LayerInput<S>& input,
                      ConstMatrixView<S> output, std::span<const S> parameter_tangent,
                      const ConstMatrixView<S>* input_tangent,
                      MatrixView<S> output_tangent) const override;
  /// Whether this layer can be fused with a ReLU before it: max pooling whose windows do not
  /// overlap.
  bool takes_relu() const { return kind_ == PoolKind::kMaximum && window_.stride >= window_.size; }
  /// Computes ReLU and this pooling in one pass over the pre-activations z. The values are the same
  /// as in two passes, but the activations, which training does not need, are not written.
  void ForwardRelu(ConstMatrixView<S> z, MatrixView<S> output) const;
  /// Writes the gradient with respect to z. It goes to the first place of a window that holds the
  /// maximum, unless the ReLU is inactive there.
  void BackwardRelu(ConstMatrixView<S> z, ConstMatrixView<S> output,
                    ConstMatrixView<S> output_gradient, MatrixView<S> z_gradient) const;
  ChangedPlaces Reach(const ChangedPlaces& input) const override;
  void ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged,
                     const Changes<S>& input, const Changes<S>& output) const override;
  void FindKinks(const UnchangedExample<S>& unchanged, const Changes<S>& input,
                 bool* crossed) const override;

 private:
  /// Returns how the examples of a batch are divided among the threads.
  Divisible Shared(Index examples) const;
  /// Calls visit(V(), output offset, image offset of the corner) for every window and vector of
  /// channels.
  template <class Visit>
  void ForEachWindow(Visit visit) const;
  /// Calls visit(image offset) for the pixels of a window, row by row.
  template <class Visit>
  void ForEachPixel(Index corner, Visit visit) const;
  /// Calls visit(output offset, image offset) for every value in every window.
  template <class Visit>
  void ForEachWindowPixel(Visit visit) const;
  /// Calls visit(change of the output, change of the input, output offset, image offset) for every
  /// value of a window at which the input changes.
  template <class Visit>
  void ForEachChangedPixel(const ChangedPlaces& input, Visit visit) const;
  /// Returns the offset in the image of the first place that holds the maximum of the window for
  /// `place`, a place of the output.
  Index MaximumAt(const S* image, Index place) const;
  void ForwardExample(const S* image, S* pooled) const;
  void BackwardExample(const S* image, const S* pooled, const S* pooled_gradient,
                       S* image_gradient) const;
  void BackwardReluExample(const S* z, const S* pooled, const S* pooled_gradient,
                           S* z_gradient) const;
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
    // The usual size, without a loop.
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
      for (Index j = 0; j < window_.size; ++j)
        visit(place, (corner + i * in.width + j) * in.channels + place % out.channels);
    }
  }
}

}  // namespace nn
