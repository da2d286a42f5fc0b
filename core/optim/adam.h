#pragma once

#include <cmath>

#include "core/optim/each_parameter.h"
#include "core/optim/flush.h"
#include "core/optim/optimizer.h"
#include "core/optim/power.h"

namespace nn {

/// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ), v̂
/// = v / (1 − β₂ᵗ) at step t; usually β₁ = 0.9, β₂ = 0.999, ε = 1e-8 (Kingma and Ba 2015, algorithm
/// 1). State: m, then v.
template <class S>
class Adam : public Optimizer<S> {
 public:
  explicit Adam(const OptimizerSpec& spec) : spec_(spec) {}
  Index StateSize(Index parameters) const override { return 2 * parameters; }
  void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
            S learning_rate, std::uint32_t step,
            std::span<const ParameterRange> active) const override;

 private:
  OptimizerSpec spec_;
};

template <class S>
void Adam<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
                   S learning_rate, std::uint32_t step,
                   std::span<const ParameterRange> active) const {
  const double beta1 = spec_.momentum;
  const double beta2 = spec_.beta2;
  const auto epsilon = static_cast<S>(spec_.epsilon);
  const auto keep1 = static_cast<S>(beta1);
  const auto keep2 = static_cast<S>(beta2);
  const auto take1 = static_cast<S>(1 - beta1);
  const auto take2 = static_cast<S>(1 - beta2);
  // The corrections for moments that start at zero are computed in double: β₂ᵗ is close to 1 in the
  // first steps, and 1 − β₂ᵗ would lose digits in float.
  const auto rate = static_cast<S>(static_cast<double>(learning_rate) / (1 - Power(beta1, step)));
  const auto correction = static_cast<S>(1 / std::sqrt(1 - Power(beta2, step)));
  const std::span<S> mean = state.first(parameters.size());
  const std::span<S> square = state.subspan(parameters.size());
  ForEachParameter(active, [=](std::size_t k) {
    mean[k] = FlushTiny(keep1 * mean[k] + take1 * gradient[k]);
    square[k] = FlushTiny(keep2 * square[k] + take2 * gradient[k] * gradient[k]);
    parameters[k] -= rate * mean[k] / (std::sqrt(square[k]) * correction + epsilon);
  });
}

}  // namespace nn
