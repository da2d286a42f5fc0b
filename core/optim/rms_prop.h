#pragma once

#include <cmath>

#include "core/optim/each_parameter.h"
#include "core/optim/flush.h"
#include "core/optim/optimizer.h"

namespace nn {

/// s ← α s + (1 − α) g², θ ← θ − η g / (√s + ε), usually α = 0.99, ε = 1e-8 (Tieleman and Hinton
/// 2012, lecture 6.5).
template <class S>
class RmsProp : public Optimizer<S> {
 public:
  explicit RmsProp(const OptimizerSpec& spec) : spec_(spec) {}
  Index StateSize(Index parameters) const override { return parameters; }
  void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
            S learning_rate, std::uint32_t step,
            std::span<const ParameterRange> active) const override;

 private:
  OptimizerSpec spec_;
};

template <class S>
void RmsProp<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> squares,
                      S learning_rate, std::uint32_t,
                      std::span<const ParameterRange> active) const {
  const auto alpha = static_cast<S>(spec_.alpha);
  const auto epsilon = static_cast<S>(spec_.epsilon);
  ForEachParameter(active, [=](std::size_t k) {
    squares[k] = FlushTiny(alpha * squares[k] + (1 - alpha) * gradient[k] * gradient[k]);
    parameters[k] -= learning_rate * gradient[k] / (std::sqrt(squares[k]) + epsilon);
  });
}

}  // namespace nn
