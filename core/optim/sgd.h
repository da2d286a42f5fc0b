#pragma once

#include "core/optim/optimizer.h"

namespace nn {

/// Stochastic gradient descent: θ ← θ − η ∂C/∂θ (Nielsen, chapter 1, equations 20 and 21).
template <class S>
class Sgd : public Optimizer<S> {
 public:
  Index StateSize(Index) const override { return 0; }
  void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
            S learning_rate, std::uint32_t step,
            std::span<const ParameterRange> active) const override;
};

}  // namespace nn
