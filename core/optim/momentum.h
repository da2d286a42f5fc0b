#pragma once

#include "core/optim/optimizer.h"

namespace nn {

/// v ← μ v + g, θ ← θ − η v (Polyak 1964); Nesterov's looks ahead: θ ← θ − η (g + μ v) (Sutskever
/// et al. 2013). Usually μ = 0.9.
template <class S>
class Momentum : public Optimizer<S> {
 public:
  Momentum(double mu, bool nesterov) : mu_(static_cast<S>(mu)), nesterov_(nesterov) {}
  Index StateSize(Index parameters) const override { return parameters; }
  void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
            S learning_rate, std::uint32_t step,
            std::span<const ParameterRange> active) const override;

 private:
  S mu_;
  bool nesterov_;
};

}  // namespace nn
