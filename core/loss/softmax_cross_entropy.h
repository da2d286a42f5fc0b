#pragma once

#include "core/loss/loss.h"

namespace nn {

inline constexpr LossKind kCrossEntropyLoss{.name = "cross-entropy",
                                            .answer = "probability",
                                            .operation = "Softmax",
                                            .onnx_output = "probabilities"};

/// Softmax and cross-entropy as one function of the logits z: C = 1/n Σ (log Σₖ e^zₖ − z_label).
/// Their joint derivative, ∂C/∂z = (softmax(z) − y)/n, needs no division by a probability, which
/// may be zero.
template <class S>
class SoftmaxCrossEntropy : public Loss<S> {
 public:
  double Value(ConstMatrixView<S> logits, std::span<const std::uint8_t> labels) const override;
  void Gradient(ConstMatrixView<S> logits, std::span<const std::uint8_t> labels,
                MatrixView<S> gradient) const override;
  void Changes(std::span<const S> outputs, std::span<const S> predicted, std::uint8_t label,
               const nn::Changes<S>& output, S* changes) const override;
  void Predict(MatrixView<S> logits) const override;
  /// ∂p_c/∂z_k = p_c (δ_ck − p_k).
  S PredictSlope(std::span<const S> probabilities, Index answer, Index output) const override;
  double LossOfGuessing(Index classes) const override;
};

}  // namespace nn
