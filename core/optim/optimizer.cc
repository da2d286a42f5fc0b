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

template <class S>
const OptimizerRow<S>& RowOf(OptimizerKind kind) {
  for (const OptimizerRow<S>& row : kOptimizerRows<S>) {
    if (row.kind == kind) return row;
  }
  NN_ASSERT(false);
}

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
  return RowOf<S>(spec.kind).make(spec);
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

std::string_view ToString(OptimizerKind kind) { return RowOf<float>(kind).name; }

Result<OptimizerKind> ParseOptimizer(std::string_view name) {
  const auto name_at = [](const void*, std::size_t place) {
    return kOptimizerRows<float>[place].name;
  };
  const Result<std::size_t> place =
      PlaceOfName(nullptr, std::size(kOptimizerRows<float>), name_at, name, "optimiser");
  if (!place) return std::unexpected(place.error());
  return kOptimizerRows<float>[*place].kind;
}

Result<void> CheckOptimizer(const OptimizerSpec& spec) {
  Result<void> checked = CheckNumbers(kOptimizerNumbers, spec);
  if (checked)
    checked = CheckNumber("the weight decay", spec.weight_decay,
                          {.most = kBelowOne, .text = "from 0 to below 1, for example 0.0001"});
  if (checked)
    checked = CheckNumber("the length to which gradients are clipped", spec.clip_norm, {});
  return checked;
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
