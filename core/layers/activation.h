#pragma once

#include "core/layers/layer.h"
#include "core/layers/layer_kind.h"

namespace nn {

enum class ActivationKind {
  kSigmoid,  ///< σ(z) = 1 / (1 + e⁻ᶻ),  σ' = σ (1 − σ)
  kTanh,     ///< tanh z,  tanh' = 1 − tanh²
  kRelu,     ///< max(0, z),  derivative 1 where z > 0, else 0 (also at 0)
};

inline constexpr OnnxStep kSigmoidSteps[] = {{.operation = "Sigmoid"}};
inline constexpr OnnxStep kTanhSteps[] = {{.operation = "Tanh"}};
inline constexpr OnnxStep kReluSteps[] = {{.operation = "Relu"}};
inline constexpr LayerKind kSigmoidLayer{
    .name = "sigmoid", .activation = true, .range = {0, 1}, .onnx = kSigmoidSteps};
inline constexpr LayerKind kTanhLayer{
    .name = "tanh", .activation = true, .range = {-1, 1}, .onnx = kTanhSteps};
inline constexpr LayerKind kReluLayer{
    .name = "relu", .activation = true, .range = {.low = 0}, .onnx = kReluSteps};

/// Element-wise non-linearity. Its derivative is computed from its output, so the previous layer's
/// output keeps the pre-activations.
template <class S>
class Activation : public Layer<S> {
 public:
  Activation(Shape shape, ActivationKind kind) : Layer<S>(shape, shape), kind_(kind) {}
  Activation(Shape shape, const LayerSpec& spec)
      : Activation(shape, spec.kind == &kSigmoidLayer ? ActivationKind::kSigmoid
                          : spec.kind == &kTanhLayer  ? ActivationKind::kTanh
                                                      : ActivationKind::kRelu) {}

  bool is_elementwise() const override { return true; }
  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
               MatrixView<S> output) const override;
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;
  void ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged,
                     const Changes<S>& input, const Changes<S>& output) const override;
  void FindKinks(const UnchangedExample<S>& unchanged, const Changes<S>& input,
                 bool* crossed) const override;

 private:
  ActivationKind kind_;
};

}  // namespace nn
