#pragma once

#include "core/optim/optimizer.h"

namespace nn {

/// s ← α s + (1 − α) g², θ ← θ − η g / (√s + ε), usually α = 0.99, ε = 1e-8 (Tieleman and Hinton
/// 2012, lecture 6.5).
template <class S>
class RmsProp : public Optimizer<S> {
 public:
  RmsProp(double alpha, double epsilon)
      : alpha_(static_cast<S>(alpha)), epsilon_(static_cast<S>(epsilon)) {}
  Index StateSize(Index parameters) const override { return parameters; }
  void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
            S learning_rate, std::uint32_t step,
            std::span<const ParameterRange> active) const override;

 private:
  S alpha_;
  S epsilon_;
};

}  // namespace nn
