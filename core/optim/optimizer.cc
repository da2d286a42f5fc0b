#include "core/optim/optimizer.h"

#include <cmath>

#include "core/optim/adam.h"
#include "core/optim/momentum.h"
#include "core/optim/rms_prop.h"
#include "core/optim/sgd.h"
#include "core/text/names.h"

namespace nn {
namespace {

template <class S>
struct OptimizerRow {
  OptimizerKind kind;
  std::string_view name;
  std::unique_ptr<Optimizer<S>> (*make)(const OptimizerSpec&);
};

template <template <class> class SomeOptimizer, class S>
std::unique_ptr<Optimizer<S>> MakeWith(const OptimizerSpec& spec) {
  return std::make_unique<SomeOptimizer<S>>(spec);
}

/// All kinds of optimisers: a new one is one row here.
template <class S>
constexpr OptimizerRow<S> kOptimizerRows[] = {
    {OptimizerKind::kSgd, "sgd", MakeWith<Sgd, S>},
    {OptimizerKind::kMomentum, "momentum", MakeWith<Momentum, S>},
    {OptimizerKind::kNesterov, "nesterov", MakeWith<Momentum, S>},
    {OptimizerKind::kRmsProp, "rmsprop", MakeWith<RmsProp, S>},
    {OptimizerKind::kAdam, "adam", MakeWith<Adam, S>},
};

constexpr auto kOptimizerKinds = AllKinds(kOptimizerRows<float>);

template <class S>
void ClipNorm(std::span<S> gradient, double limit) {
  const double norm = AsRow(gradient).template cast<double>().norm();
  if (!(norm > limit)) return;  // a NaN is left as it is, so that divergence is seen
  AsRow(gradient) *= static_cast<S>(limit / norm);
}

template <class S>
void Decay(const OptimizerSpec& spec, std::span<S> parameters, std::span<S> gradient,
           S learning_rate) {
  const S lambda = static_cast<S>(spec.weight_decay);
  if (spec.decay == DecayKind::kL2) {
    AsRow(gradient) += lambda * AsRow(parameters);
    return;
  }
  AsRow(parameters) *= 1 - learning_rate * lambda;
}

}  // namespace

template <class S>
std::unique_ptr<Optimizer<S>> MakeOptimizer(const OptimizerSpec& spec) {
  return RowOf(kOptimizerRows<S>, spec.kind).make(spec);
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

std::span<const OptimizerKind> OptimizerKinds() { return kOptimizerKinds; }

std::string_view ToString(OptimizerKind kind) { return RowOf(kOptimizerRows<float>, kind).name; }

Result<OptimizerKind> ParseOptimizer(std::string_view name) {
  return KindNamed(kOptimizerRows<float>, name, "optimiser");
}

Result<void> CheckOptimizer(const OptimizerSpec& spec) {
  const Result<void> checked = CheckNumbers(kOptimizerNumbers, spec);
  return checked ? CheckNumbers(kRegularizationNumbers, spec) : checked;
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
