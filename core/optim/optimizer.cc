#include "core/optim/optimizer.h"

#include <cmath>

#include "core/optim/adam.h"
#include "core/optim/momentum.h"
#include "core/optim/rms_prop.h"
#include "core/optim/sgd.h"
#include "core/text/names.h"

namespace nn {
namespace {

constexpr Names<OptimizerKind, 5> kNames{{
    {OptimizerKind::kSgd, "sgd"},
    {OptimizerKind::kMomentum, "momentum"},
    {OptimizerKind::kNesterov, "nesterov"},
    {OptimizerKind::kRmsProp, "rmsprop"},
    {OptimizerKind::kAdam, "adam"},
}};

template <class S>
void ClipNorm(std::span<S> gradient, double limit) {
  double squares = 0;
  for (const S value : gradient) squares += static_cast<double>(value) * static_cast<double>(value);
  const double norm = std::sqrt(squares);
  if (!(norm > limit)) return;  // a NaN is left as it is, so that divergence is seen
  const S scale = static_cast<S>(limit / norm);
  for (S& value : gradient) value *= scale;
}

template <class S>
void Decay(const OptimizerSpec& spec, std::span<S> parameters, std::span<S> gradient,
           S learning_rate) {
  const S lambda = static_cast<S>(spec.weight_decay);
  if (spec.decay == DecayKind::kL2) {
    for (std::size_t k = 0; k < parameters.size(); ++k) gradient[k] += lambda * parameters[k];
    return;
  }
  const S kept = 1 - learning_rate * lambda;
  for (S& parameter : parameters) parameter *= kept;
}

}  // namespace

template <class S>
std::unique_ptr<Optimizer<S>> MakeOptimizer(const OptimizerSpec& spec) {
  switch (spec.kind) {
    case OptimizerKind::kSgd:
      return std::make_unique<Sgd<S>>();
    case OptimizerKind::kMomentum:
      return std::make_unique<Momentum<S>>(spec.momentum, /*nesterov=*/false);
    case OptimizerKind::kNesterov:
      return std::make_unique<Momentum<S>>(spec.momentum, /*nesterov=*/true);
    case OptimizerKind::kRmsProp:
      return std::make_unique<RmsProp<S>>(spec.alpha, spec.epsilon);
    case OptimizerKind::kAdam:
      return std::make_unique<Adam<S>>(spec.momentum, spec.beta2, spec.epsilon);
  }
  NN_ASSERT(false);
}

template <class S>
void ApplyGradient(const OptimizerSpec& spec, const Optimizer<S>& optimizer,
                   std::span<S> parameters, std::span<S> gradient, std::span<S> state,
                   S learning_rate, std::uint32_t step, std::span<const ParameterRange> active) {
  NN_ASSERT(parameters.size() == gradient.size());
  if (spec.clip_norm > 0) ClipNorm(gradient, spec.clip_norm);
  if (spec.weight_decay > 0) Decay(spec, parameters, gradient, learning_rate);
  optimizer.Step(parameters, gradient, state, learning_rate, step, active);
}

std::string_view ToString(OptimizerKind kind) { return NameOf(kNames, kind); }
Result<OptimizerKind> ParseOptimizer(std::string_view name) {
  return KindOf(kNames, name, "optimiser");
}

namespace {

/// Checks the share of a running mean that is kept at each step.
Result<void> CheckShareKept(std::string_view name, double share) {
  if (share >= 0 && share < 1) return {};
  return Fail(name, " is ", share, "; it must be from 0 to below 1, for example 0.9");
}

}  // namespace

Result<void> CheckOptimizer(const OptimizerSpec& spec) {
  Result<void> checked = CheckShareKept("the momentum", spec.momentum);
  if (checked) checked = CheckShareKept("Adam's β₂", spec.beta2);
  if (checked) checked = CheckShareKept("RMSProp's α", spec.alpha);
  if (!checked) return checked;
  if (!(spec.epsilon >= kSmallestEpsilon && spec.epsilon <= 1)) {
    return Fail("the optimiser's ε is ", spec.epsilon, "; it must be from ", kSmallestEpsilon,
                " to 1, for example 1e-8");
  }
  if (!(spec.weight_decay >= 0 && spec.weight_decay < 1)) {
    return Fail("the weight decay is ", spec.weight_decay,
                "; it must be from 0 to below 1, for example 0.0001");
  }
  if (!(spec.clip_norm >= 0))
    return Fail("gradients are clipped at ", spec.clip_norm, "; it must be 0 (never) or more");
  return {};
}

template std::unique_ptr<Optimizer<float>> MakeOptimizer(const OptimizerSpec&);
template std::unique_ptr<Optimizer<double>> MakeOptimizer(const OptimizerSpec&);
template void ApplyGradient(const OptimizerSpec&, const Optimizer<float>&, std::span<float>,
                            std::span<float>, std::span<float>, float, std::uint32_t,
                            std::span<const ParameterRange>);
template void ApplyGradient(const OptimizerSpec&, const Optimizer<double>&, std::span<double>,
                            std::span<double>, std::span<double>, double, std::uint32_t,
                            std::span<const ParameterRange>);

}  // namespace nn
