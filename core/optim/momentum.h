#pragma once

#include "core/optim/each_parameter.h"
#include "core/optim/flush.h"
#include "core/optim/optimizer.h"

namespace nn {

/// v ← μ v + g, θ ← θ − η v (Polyak 1964); Nesterov's looks ahead: θ ← θ − η (g + μ v) (Sutskever
/// et al. 2013). Usually μ = 0.9.
template <class S>
class Momentum : public Optimizer<S> {
 public:
  explicit Momentum(const OptimizerSpec& spec) : spec_(spec) {}
  Index StateSize(Index parameters) const override { return parameters; }
  void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
            S learning_rate, std::uint32_t step,
            std::span<const ParameterRange> active) const override;

 private:
  OptimizerSpec spec_;
};

template <class S>
void Momentum<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> velocity,
                       S learning_rate, std::uint32_t,
                       std::span<const ParameterRange> active) const {
  const auto mu = static_cast<S>(spec_.momentum);
  const bool nesterov = spec_.kind == OptimizerKind::kNesterov;
  const S ahead = nesterov ? mu : S{1};
  const S gradient_share = nesterov ? S{1} : S{0};
  ForEachParameter(active, [=](std::size_t k) {
    velocity[k] = FlushTiny(mu * velocity[k] + gradient[k]);
    parameters[k] -= learning_rate * (gradient_share * gradient[k] + ahead * velocity[k]);
  });
}

}  // namespace nn
