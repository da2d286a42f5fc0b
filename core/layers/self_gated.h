#pragma once

#include "core/layers/layer.h"
#include "core/layers/layer_kind.h"

namespace nn {

/// σ(g(z)) lets a share of z through, with g(z) = z (slope + bend z²): a self-gated activation
/// (Ramachandran, Zoph and Le 2017, "Swish").
struct Gate {
  double slope = 1;
  double bend = 0;
};

/// SiLU: z σ(z) (Elfwing, Uchibe and Doya 2018).
inline constexpr Gate kSiluGate{};
/// GELU: z times the probability that a standard normal number is below z, with the approximation
/// ½ (1 + tanh(√(2/π) (z + 0.044715 z³))) = σ(2 √(2/π) (z + 0.044715 z³)) (Hendrycks and Gimpel
/// 2016). It is PyTorch's GELU(approximate='tanh').
inline constexpr Gate kGeluGate{.slope = 1.5957691216057308, .bend = 0.044715 * 1.5957691216057308};

inline constexpr OnnxStep kSiluSteps[] = {{.operation = "Sigmoid"},
                                          {.operation = "Mul", .with_input = true}};
inline constexpr LayerKind kSiluLayer{.name = "silu", .activation = true, .onnx = kSiluSteps};

/// Opset 13, which the file names, has no operator for GELU.
inline constexpr OnnxStep kGeluSteps[] = {
    {.operation = "Mul", .with_input = true},
    {.operation = "Mul", .constant = static_cast<float>(kGeluGate.bend)},
    {.operation = "Add", .constant = static_cast<float>(kGeluGate.slope)},
    {.operation = "Mul", .with_input = true},
    {.operation = "Sigmoid"},
    {.operation = "Mul", .with_input = true}};
inline constexpr LayerKind kGeluLayer{.name = "gelu", .activation = true, .onnx = kGeluSteps};

/// z σ(g(z)), value by value. It is not monotonic, so its derivative,
/// σ(g) (1 + z (1 − σ(g)) g'(z)), is computed from its input.
template <class S>
class SelfGated : public Layer<S> {
 public:
  SelfGated(Shape shape, const LayerSpec& spec)
      : Layer<S>(shape, shape), gate_(spec.kind == &kGeluLayer ? kGeluGate : kSiluGate) {}

  bool is_elementwise() const override { return true; }
  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
               MatrixView<S> output) const override;
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;

 private:
  /// Writes σ(g(z)) for `count` values.
  void OpenGates(const S* z, Index count, S* gates) const;

  Gate gate_;
};

}  // namespace nn
