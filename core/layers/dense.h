#pragma once

#include "core/layers/layer.h"
#include "core/layers/layer_kind.h"

namespace nn {

inline constexpr LayerSetting kDenseSettings[] = {
    {.name = "units", .what = "a whole number of units", .least = 1, .most = 100'000}};
inline constexpr OnnxStep kDenseSteps[] = {{.operation = "Gemm", .flag = "transB"}};
inline constexpr LayerKind kDenseLayer{.name = "dense",
                                       .settings = kDenseSettings,
                                       .example = "dense(30)",
                                       .input = InputForm::kVector,
                                       .onnx = kDenseSteps};

/// Fully connected layer: output = input · weights + bias.
/// Parameters, in this order: weights, inputs × outputs, row-major; bias, outputs.
/// (A row holds what one input contributes to every output, so that an input which is zero skips a
/// contiguous row.)
template <class S>
class Dense : public Layer<S> {
 public:
  Dense(Shape input, Index outputs);
  Dense(Shape input, const LayerSpec& spec) : Dense(input, spec.GetWhole("units")) {}

  std::int64_t parameter_count() const override { return (std::int64_t{inputs_} + 1) * outputs_; }
  std::int64_t multiply_adds() const override { return std::int64_t{inputs_} * outputs_; }
  bool takes_sparse() const override { return true; }
  /// A packed factor, and zeros for the products to start from.
  std::int64_t workspace_size(Index examples) const override;
  void Initialize(Initialization initialization, RandomStream& stream,
                  std::span<S> parameters) const override;
  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
               MatrixView<S> output) const override;
  /// With delta = output_gradient: ∂weights = inputᵀ · delta, ∂bias = Σ rows of delta, ∂input =
  /// delta · weightsᵀ.
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;
  void ForwardTangent(const LayerPass<S>& pass, const LayerInput<S>& input,
                      ConstMatrixView<S> output, std::span<const S> parameter_tangent,
                      const ConstMatrixView<S>* input_tangent,
                      MatrixView<S> output_tangent) const override;
  Index weight_rows() const override { return inputs_ + 1; }
  void GatherInputs(const S* input, Index row, S* target, Index stride) const override;
  std::int64_t ChangeMultiplyAdds(const ChangedPlaces& input) const override {
    return std::int64_t{input.count} * outputs_;
  }
  void ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged,
                     const Changes<S>& input, const Changes<S>& output) const override;

 private:
  std::int64_t PackedSize(Index examples) const;
  std::span<const S> Bias(std::span<const S> parameters) const;
  /// output = initial + input · weights, or += if `initial` is null.
  void MultiplyByWeights(const LayerPass<S>& pass, ConstMatrixView<S> input, const S* initial,
                         MatrixView<S> output) const;

  Index inputs_;
  Index outputs_;
};

}  // namespace nn
