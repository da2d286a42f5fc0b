#pragma once

#include "core/layers/layer.h"

namespace nn {

enum class ActivationKind {
  kSigmoid,  ///< σ(z) = 1 / (1 + e⁻ᶻ),  σ' = σ (1 − σ)
  kTanh,     ///< tanh z,  tanh' = 1 − tanh²
  kRelu,     ///< max(0, z),  derivative 1 where z > 0, else 0 (also at 0)
};

/// Element-wise non-linearity. Its derivative is taken from its output, so pre-activations stay as the layer before left them.
template <class S>
class Activation : public Layer<S> {
 public:
  Activation(Shape shape, ActivationKind kind) : Layer<S>(shape, shape), kind_(kind) {}

  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input, MatrixView<S> output) const override;
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;

 private:
  ActivationKind kind_;
};

}  // namespace nn
