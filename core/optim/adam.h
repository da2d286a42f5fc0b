#pragma once

#include "core/optim/optimizer.h"

namespace nn {

/// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ), v̂
/// = v / (1 − β₂ᵗ) at step t; usually β₁ = 0.9, β₂ = 0.999, ε = 1e-8 (Kingma and Ba 2015, algorithm
/// 1). State: m, then v.
template <class S>
class Adam : public Optimizer<S> {
 public:
  Adam(double beta1, double beta2, double epsilon)
      : beta1_(beta1), beta2_(beta2), epsilon_(static_cast<S>(epsilon)) {}
  Index StateSize(Index parameters) const override { return 2 * parameters; }
  void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
            S learning_rate, std::uint32_t step,
            std::span<const ParameterRange> active) const override;

 private:
  double beta1_;
  double beta2_;
  S epsilon_;
};

}  // namespace nn
