#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/error/error.h"
#include "core/optim/each_parameter.h"
#include "core/tensor/matrix.h"
#include "core/text/number_check.h"

namespace nn {

enum class OptimizerKind { kSgd, kMomentum, kNesterov, kRmsProp, kAdam };

/// The form of weight decay. Biases decay, too, because all parameters are one flat vector.
enum class DecayKind {
  kL2,         ///< λ θ is added to the gradient
  kDecoupled,  ///< θ ← (1 − η λ) θ before the step (Loshchilov and Hutter 2019)
};

/// A mean square below 1e-30 is taken for 0 (see FlushTiny), which stands for a gradient of up to
/// 3e-14 in Adam: divided by an ε of 1e-15, it would make a step of 30 times the learning rate, and
/// 1e-50 is 0 as a float. With this ε a step is off by less than a thousandth of the rate.
inline constexpr double kSmallestEpsilon = 1e-12;

struct OptimizerSpec {
  OptimizerKind kind = OptimizerKind::kSgd;
  double weight_decay = 0;  ///< λ
  DecayKind decay = DecayKind::kL2;
  double clip_norm =
      0;  ///< a gradient longer than this is scaled down to it (Pascanu et al. 2013); 0 = never
  double momentum = 0.9;  ///< μ of momentum and Nesterov, β₁ of Adam
  double beta2 = 0.999;   ///< of Adam
  double alpha = 0.99;    ///< of RMSProp
  double epsilon = 1e-8;  ///< of RMSProp and Adam; kSmallestEpsilon … 1
  bool operator==(const OptimizerSpec&) const = default;
};

/// A share of a running mean that is kept at each step.
inline constexpr NumberRange kShareKept{.most = kBelowOne, .example = "0.9"};

/// The numbers that single optimisers use, by their names in the page. A new one is a member of
/// OptimizerSpec and a row here.
inline constexpr NumberSetting<OptimizerSpec> kOptimizerNumbers[] = {
    {"momentum", &OptimizerSpec::momentum, "the momentum", kShareKept},
    {"beta2", &OptimizerSpec::beta2, "Adam's β₂", kShareKept},
    {"alpha", &OptimizerSpec::alpha, "RMSProp's α", kShareKept},
    {"epsilon",
     &OptimizerSpec::epsilon,
     "the optimiser's ε",
     {.least = kSmallestEpsilon, .most = 1, .example = "1e-8"}},
};

/// The numbers that ApplyGradient uses with every optimiser. A new one is likewise a member and a
/// row.
inline constexpr NumberSetting<OptimizerSpec> kRegularizationNumbers[] = {
    {"weightDecay",
     &OptimizerSpec::weight_decay,
     "the weight decay",
     {.most = kBelowOne, .example = "0.0001"}},
    {"clip", &OptimizerSpec::clip_norm, "the length to which gradients are clipped", {}},
};

/// Changes parameters against their gradient. Its state between steps is one flat vector, so that
/// it can be saved.
template <class S>
class Optimizer {
 public:
  virtual ~Optimizer() = default;
  /// The number of state values that `parameters` parameters need.
  virtual Index StateSize(Index parameters) const = 0;
  /// Makes step number `step`, counted from 1. `state` has StateSize(parameters.size()) values, all
  /// zero before the first step. Only the parameters in `active`, and their state, change; a
  /// parameter whose gradient has been zero in all steps may be left out.
  virtual void Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
                    S learning_rate, std::uint32_t step,
                    std::span<const ParameterRange> active) const = 0;
};

template <class S>
std::unique_ptr<Optimizer<S>> MakeOptimizer(const OptimizerSpec& spec);

/// Makes one step with everything that `spec` asks for: clipping and L2 decay change `gradient`,
/// decoupled decay changes the parameters, and then the optimiser steps. With weight decay,
/// `active` must contain every parameter.
template <class S>
void ApplyGradient(const OptimizerSpec& spec, const Optimizer<S>& optimizer,
                   std::span<S> parameters, std::span<S> gradient, std::span<S> state,
                   S learning_rate, std::uint32_t step, std::span<const ParameterRange> active);

std::span<const OptimizerKind> OptimizerKinds();
std::string_view ToString(OptimizerKind kind);
Result<OptimizerKind> ParseOptimizer(std::string_view name);
Result<void> CheckOptimizer(const OptimizerSpec& spec);

}  // namespace nn
