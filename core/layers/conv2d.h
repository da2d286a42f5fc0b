#pragma once

#include <optional>

#include "core/layers/layer.h"
#include "core/layers/layer_kind.h"
#include "core/layers/window.h"
#include "core/linalg/sparse_correlation.h"
#include "core/linalg/tiled_product.h"
#include "core/parallel/parallel.h"

namespace nn {

inline constexpr LayerSetting kConvSettings[] = {
    {.name = "filters", .what = "a number of filters", .least = 1, .most = 4096},
    {.name = "kernel", .what = "a kernel size", .least = 1, .most = kMaximumWindow},
    {.name = "stride",
     .what = "a stride",
     .least = 1,
     .most = kMaximumWindow,
     .key = "stride",
     .usual = 1},
    {.name = "padding", .what = "a padding", .least = 0, .most = kBelowKernel, .key = "pad"}};
inline constexpr OnnxStep kConvSteps[] = {{.operation = "Conv"}};
inline constexpr LayerKind kConvLayer{.name = "conv",
                                      .settings = kConvSettings,
                                      .example = "conv(8,5)",
                                      .long_example = "conv(8,5,stride=2,pad=2)",
                                      .input = InputForm::kImage,
                                      .onnx = kConvSteps};

/// Convolution (strictly speaking a correlation, as usual in the field; LeCun et al. 1998): every
/// filter sees the same window of all input channels.
/// output(y, x, f) = bias(f) + Σ over the window (i, j) and channels c of
///   input(y·stride + i − padding, x·stride + j − padding, c) · weights(i, j, c, f).
/// `padding` adds so many zeros on every side. "Same" padding, which keeps the size of the image,
/// is pad=(kernel−1)/2 at stride 1 for an odd kernel; for an even one it would need more zeros on
/// one side than on the other, which neither this layer nor the text of a network has. Parameters,
/// in this order: weights, (size · size · channels) × filters, row-major; bias, filters.
///
/// As the first layer on images of one channel, at stride 1, it visits only the nonzero pixels
/// (SparseCorrelation). Otherwise it is computed as products whose left factor is the (padded)
/// image itself, read with overlapping rows, so that patches are never gathered. One row of the
/// kernel sees `size · channels` neighbouring values of an image row, called a run below.
template <class S>
class Conv2d : public Layer<S> {
 public:
  Conv2d(Shape input, Index filters, Window window);
  Conv2d(Shape input, const LayerSpec& spec)
      : Conv2d(input, spec.GetWhole("filters"), WindowOf(spec)) {}

  std::int64_t parameter_count() const override { return (std::int64_t{patch_} + 1) * filters_; }
  std::int64_t multiply_adds() const override {
    return std::int64_t{positions_} * patch_ * filters_;
  }
  bool takes_sparse() const override { return sparse_.has_value(); }
  /// Memory for the examples' padded images and for the largest product; or for SparseCorrelation,
  /// if that needs more.
  std::int64_t workspace_size(Index examples) const override;
  void Initialize(Initialization initialization, RandomStream& stream,
                  std::span<S> parameters) const override;
  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
               MatrixView<S> output) const override;
  /// With P the patches of an example and delta its output_gradient: ∂weights = Σ Pᵀ · delta, ∂P =
  /// delta · weightsᵀ, and ∂input adds up the entries of ∂P that came from the same pixel.
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;
  void ForwardTangent(const LayerPass<S>& pass, const LayerInput<S>& input,
                      ConstMatrixView<S> output, std::span<const S> parameter_tangent,
                      const ConstMatrixView<S>* input_tangent,
                      MatrixView<S> output_tangent) const override;
  Index weight_rows() const override { return patch_ + 1; }
  void GatherInputs(const S* input, Index row, S* target, Index stride) const override;
  std::int64_t ChangeMultiplyAdds(const ChangedPlaces& input) const override;
  void ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged,
                     const Changes<S>& input, const Changes<S>& output) const override;

 private:
  /// output(example) = initial (one value per filter) + images ∗ weights, or += if `initial` is
  /// null. Leaves padded images in the work space for the backward pass.
  void Convolve(const LayerPass<S>& pass, std::span<const S> parameters, ConstMatrixView<S> images,
                const S* initial, MatrixView<S> output) const;
  /// The largest number of parts of a batch that are computed at the same time. Each has separate
  /// memory for one example.
  static constexpr Index kMaximumParts = 8;

  std::int64_t PackedRowSize() const { return PackedPanels<S>::Size(filters_, run_); }
  std::int64_t PackedDeltaSize() const { return PackedPanels<S>::Size(positions_, filters_); }
  /// The number of values in the padded images; 0 without padding.
  std::int64_t PaddedSize(Index examples) const {
    return window_.padding == 0 ? 0 : examples * padded_.count();
  }
  /// Returns how the examples of a batch are divided among the threads.
  Divisible Shared(Index examples) const;
  ConstMatrixView<S> Padded(const LayerPass<S>& pass, ConstMatrixView<S> images,
                            Index examples) const;
  /// Returns where in the padded image the window begins at each position.
  RowLayout Positions() const;
  void Pad(const S* image, S* padded) const;
  void Unpad(const S* padded, S* image) const;

  void ForwardSparse(const LayerPass<S>& pass, const SparseRows<S>& images,
                     MatrixView<S> output) const;
  /// Memory for one example's frame (see SparseCorrelation); each part of the work has one.
  std::span<S> Frame(const LayerPass<S>& pass, Index part) const;
  void ParameterGradientSparse(const LayerPass<S>& pass, const SparseRows<S>& images,
                               ConstMatrixView<S> delta, std::span<S> parameter_gradient) const;
  /// `images`: padded.
  void ParameterGradient(const LayerPass<S>& pass, ConstMatrixView<S> images,
                         ConstMatrixView<S> delta, std::span<S> parameter_gradient) const;
  void BiasGradient(ConstMatrixView<S> delta, std::span<S> parameter_gradient) const;
  /// Adds one example's gradient of the weights in kernel row `i`, for one panel of filters that
  /// begins at `first_filter`.
  void AddWeightGradient(const S* padded, Index i, Index first_filter,
                         std::span<const S> packed_delta, S* weight_gradient) const;
  void InputGradient(const LayerPass<S>& pass, ConstMatrixView<S> delta,
                     MatrixView<S> input_gradient) const;
  /// `packed_rows`: the weights of each row of the kernel, transposed (filters × run) and packed.
  void InputGradientOf(const S* delta, std::span<const S> packed_rows, S* padded_gradient) const;

  Window window_;
  Index filters_;
  Index run_;        // size · channels
  Index patch_;      // values a window sees: size · run
  Index positions_;  // of the window: output height · width
  Shape padded_;     // the input with its padding
  std::optional<SparseCorrelation<S>> sparse_;
};

}  // namespace nn
