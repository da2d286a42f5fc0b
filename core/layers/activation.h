#pragma once

#include "core/layers/layer.h"

namespace nn {

enum class ActivationKind {
  kSigmoid,  ///< σ(z) = 1 / (1 + e⁻ᶻ),  σ' = σ (1 − σ)
  kTanh,     ///< tanh z,  tanh' = 1 − tanh²
  kRelu,     ///< max(0, z),  derivative 1 where z > 0, else 0 (also at 0)
};

/// Element-wise non-linearity. Its derivative is computed from its output, so the previous layer's
/// output keeps the pre-activations.
template <class S>
class Activation : public Layer<S> {
 public:
  Activation(Shape shape, ActivationKind kind) : Layer<S>(shape, shape), kind_(kind) {}

  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
               MatrixView<S> output) const override;
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;
  void ForwardTangent(const LayerPass<S>& pass, const LayerInput<S>& input,
                      ConstMatrixView<S> output, std::span<const S> parameter_tangent,
                      const ConstMatrixView<S>* input_tangent,
                      MatrixView<S> output_tangent) const override;
  ChangedPlaces Reach(const ChangedPlaces& input) const override { return input; }
  void ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged,
                     const Changes<S>& input, const Changes<S>& output) const override;
  void FindKinks(const UnchangedExample<S>& unchanged, const Changes<S>& input,
                 bool* crossed) const override;

 private:
  ActivationKind kind_;
};

}  // namespace nn
