#pragma once

#include "core/loss/loss.h"

namespace nn {

inline constexpr LossKind kQuadraticLoss{.name = "quadratic",
                                         .answer = "activation",
                                         .operation = "Identity",
                                         .onnx_output = "activations"};

/// C = 1/(2n) Σ ‖y − a‖² with y the one-hot label (Nielsen, chapter 1, equation 6).  ∂C/∂a = (a −
/// y)/n.
template <class S>
class Quadratic : public Loss<S> {
 public:
  double Value(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels) const override;
  void Gradient(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels,
                MatrixView<S> gradient) const override;
  void Changes(std::span<const S> outputs, std::span<const S> predicted, std::uint8_t label,
               const nn::Changes<S>& output, S* changes) const override;
  void Predict(MatrixView<S>) const override {}
  S PredictSlope(std::span<const S>, Index answer, Index output) const override {
    return answer == output ? S{1} : S{0};
  }
  double LossOfGuessing(Index classes) const override {
    return (1 - 1 / static_cast<double>(classes)) / 2;
  }
};

}  // namespace nn
