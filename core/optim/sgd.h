#pragma once

#include "core/optim/each_parameter.h"
#include "core/optim/optimizer.h"

namespace nn {

/// Stochastic gradient descent: θ ← θ − η ∂C/∂θ (Nielsen, chapter 1, equations 20 and 21).
template <class S>
class Sgd : public Optimizer<S> {
 public:
  explicit Sgd(const OptimizerSpec& = {}) {}
  Index StateSize(Index) const override { return 0; }
  void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
            S learning_rate, std::uint32_t step,
            std::span<const ParameterRange> active) const override;
};

template <class S>
void Sgd<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S>,
                  S learning_rate, std::uint32_t, std::span<const ParameterRange> active) const {
  ForEachParameter(active, [=](std::size_t k) { parameters[k] -= learning_rate * gradient[k]; });
}

}  // namespace nn
