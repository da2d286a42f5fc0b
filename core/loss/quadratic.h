#pragma once

#include "core/loss/loss.h"

namespace nn {

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
};

}  // namespace nn
