#include "core/train/memory_need.h"

#include <algorithm>
#include <bit>

#include "core/linalg/changes.h"
#include "core/parallel/parallel.h"

namespace nn {
namespace {

/// Values that an evaluation's layers may give together in one forward pass.
constexpr std::int64_t kEvaluatedOutputs = 12'500'000;
constexpr std::int64_t kEvaluationBatch = 100;

/// Positions, counters, names and layer text of a captured state.
constexpr std::int64_t kStateHeader = 4096;

template <class S>
constexpr std::int64_t kSize = sizeof(S);

/// Layers, outputs of all layers together and of the widest one.
struct Widths {
  std::int64_t sum = 0;
  std::int64_t widest = 0;
};

template <class S>
Widths WidthsOf(const Plan<S>& plan) {
  Widths widths;
  for (Index layer = 0; layer < plan.layer_count(); ++layer) {
    const std::int64_t outputs = plan.layer(layer).output_shape().size();
    widths.sum += outputs;
    widths.widest = std::max(widths.widest, outputs);
  }
  return widths;
}

/// What the constructor of a Batch allocates.
template <class S>
std::int64_t MemoryOfBatch(std::int64_t examples) {
  const auto fixed = static_cast<std::int64_t>(1 + sizeof(std::span<const std::uint8_t>) +
                                               sizeof(NonzeroPixels) + sizeof(std::uint32_t));
  return examples * (fixed + kPixels * (2 + kSize<S>));
}

/// What the constructor of a Workspace allocates.
template <class S>
std::int64_t MemoryOfWorkspace(const Plan<S>& plan, Index examples) {
  std::int64_t values = WidthsOf(plan).sum * examples;
  for (Index layer = 0; layer < plan.layer_count(); ++layer)
    values += plan.layer(layer).workspace_size(examples);
  return values * kSize<S>;
}

/// What grouping equal inputs takes: see InputGroups, whose lists grow by doubling.
template <class S>
std::int64_t MemoryOfGroups(const Layer<S>& layer, Index examples) {
  const std::int64_t rows = layer.weight_rows();
  const std::int64_t table =
      static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(2 * rows)));
  const std::int64_t lists = examples * rows * (4 + 3 * std::max<std::int64_t>(4, kSize<S>));
  return lists + table * (kSize<S> + 4) + layer.output_shape().size() * kSize<S> +
         examples * 3 * static_cast<std::int64_t>(sizeof(Index));
}

/// Of any method, what the most demanding one takes beside the gradient: structured differences, or
/// two directions.
template <class S>
std::int64_t MemoryOfNudges(const Plan<S>& plan, Index examples) {
  constexpr std::int64_t kResults = 4 << 20;
  const Widths widths = WidthsOf(plan);
  std::int64_t groups = 0;
  for (Index layer = 0; layer < plan.layer_count(); ++layer)
    groups += MemoryOfGroups(plan.layer(layer), examples);
  const std::int64_t scratch =
      (3 * std::int64_t{ThreadCount()} + 4) * widths.widest * kNudges<S> * kSize<S>;
  return groups + scratch + kResults;
}

template <class S>
std::int64_t MemoryOfMethod(const Plan<S>& plan, const GradientSpec& spec, Index examples) {
  const std::int64_t parameters = std::int64_t{plan.parameter_count()} * kSize<S>;
  const std::int64_t slopes = examples * (WidthsOf(plan).widest * kSize<S> + 2 * kSize<double>);
  const std::int64_t directions = 3 * parameters + slopes;
  const auto nudges = [&] { return parameters + MemoryOfNudges(plan, examples); };
  switch (spec.method->memory) {
    case MethodMemory::kGradient:
      return parameters;
    case MethodMemory::kNudges:
      return nudges();
    case MethodMemory::kDirections:
      return directions;
    case MethodMemory::kMost:
      return std::max(nudges(), directions);
  }
  NN_ASSERT(false);
}

}  // namespace

template <class S>
std::int64_t MemoryOfViews(std::int64_t examples, bool augments) {
  const std::int64_t dense = kSize<S>;
  const std::int64_t columns = 2 + kSize<S>;
  const std::int64_t counted = std::int64_t{ThreadCount()} * kPixels * 4 + kPixels * 4;
  return examples * kPixels * (dense + columns + (augments ? 1 : 0)) + counted;
}

template <class S>
std::int64_t MemoryOfSteps(const Plan<S>& plan, const GradientSpec& spec, Index examples,
                           bool augments) {
  const std::int64_t passes = 2 * WidthsOf(plan).widest * examples * kSize<S>;
  return passes + MemoryOfViews<S>(examples, augments) + MemoryOfMethod(plan, spec, examples);
}

template <class S>
MemoryNeed MemoryOfRun(const Plan<S>& plan, const TrainingConfig& config, std::size_t training,
                       std::size_t measured) {
  const auto examples = static_cast<std::int64_t>(training);
  const auto batch = static_cast<Index>(std::min<std::int64_t>(config.batch_size, examples));
  const std::int64_t weights = std::int64_t{plan.parameter_count()} * kSize<S>;
  const std::int64_t learned =
      weights + MakeOptimizer<S>(config.optimizer)->StateSize(plan.parameter_count()) * kSize<S>;
  const std::int64_t best = config.validation > 0 ? weights : 0;
  MemoryNeed memory;
  // The checkpoint is a copy of what has been learned.
  memory.at_once =
      2 * learned + best + MemoryOfBatch<S>(batch) + MemoryOfWorkspace(plan, batch) + examples * 4;
  memory.later = MemoryOfSteps(plan, config.gradient, batch, config.augmentation.any());
  memory.evaluation = MemoryOfEvaluation(plan, measured) +
                      MemoryOfEvaluation(plan, config.validation > 0 ? training : 0) +
                      MemoryOfInference(plan);
  memory.capture = 2 * learned + best + kStateHeader;
  return memory;
}

template <class S>
Index EvaluationBatch(const Plan<S>& plan, std::size_t examples) {
  const std::int64_t wanted =
      std::min<std::int64_t>(static_cast<std::int64_t>(examples), kEvaluationBatch);
  return static_cast<Index>(
      std::max<std::int64_t>(std::min(kEvaluatedOutputs / WidthsOf(plan).sum, wanted), 1));
}

template <class S>
std::int64_t MemoryOfEvaluation(const Plan<S>& plan, std::size_t examples) {
  const Index batch = EvaluationBatch(plan, examples);
  const std::int64_t outputs = static_cast<std::int64_t>(examples) * kClasses * kSize<S>;
  return MemoryOfBatch<S>(batch) + MemoryOfViews<S>(batch, false) + MemoryOfWorkspace(plan, batch) +
         outputs;
}

template <class S>
std::int64_t MemoryOfInference(const Plan<S>& plan) {
  return MemoryOfBatch<S>(1) + MemoryOfViews<S>(1, false) + MemoryOfWorkspace(plan, 1);
}

template <class S>
std::int64_t MemoryOfBackward(const Plan<S>& plan, Index examples) {
  const std::int64_t gradients = (2 * WidthsOf(plan).widest + kPixels) * examples * kSize<S>;
  return MemoryOfBatch<S>(examples) + MemoryOfViews<S>(examples, false) +
         MemoryOfWorkspace(plan, examples) + gradients + plan.parameter_count() * kSize<S>;
}

template <class S>
Result<void> CheckOutputs(const Plan<S>& plan, std::int64_t batch_size) {
  constexpr std::int64_t kMaximumOutputs = 50'000'000;
  const std::int64_t outputs = WidthsOf(plan).sum;
  if (outputs * batch_size <= kMaximumOutputs) return {};
  if (outputs > kMaximumOutputs)
    return Fail("the layers of this network give ", outputs, " values for an image; ",
                kMaximumOutputs, " fit in a browser tab; make it smaller");
  return Fail("a mini-batch of ", batch_size,
              " does not fit through this network in a browser tab; use a batch size of at most ",
              kMaximumOutputs / outputs);
}

namespace {

/// A network with its parameters, its passes, and a workspace for a study of step sizes.
template <class S>
std::int64_t MemoryOfProblem(const Plan<S>& plan, Index examples) {
  return plan.parameter_count() * kSize<S> + MemoryOfBackward(plan, examples) +
         MemoryOfWorkspace(plan, examples);
}

}  // namespace

Result<std::int64_t> MemoryOfLab(const ModelSpec& model, Index examples) {
  const Result<Plan<float>> in_float = Plan<float>::Compile(model);
  if (!in_float) return std::unexpected(in_float.error());
  if (Result<void> fits = CheckOutputs(*in_float, examples); !fits)
    return std::unexpected(fits.error());
  const Result<Plan<double>> in_double = Plan<double>::Compile(model);
  const std::int64_t parameters = in_double->parameter_count() * kSize<double>;
  // The exact gradient, the one compared with it, and the method's own memory, of which two random
  // directions take the most; the places that both studies of step sizes choose from.
  const std::int64_t gradients = 5 * parameters + 3 * parameters;
  const std::int64_t kinks =
      MemoryOfWorkspace(*in_double, examples) + MemoryOfNudges(*in_double, examples);
  return MemoryOfProblem(*in_float, examples) + MemoryOfProblem(*in_double, examples) + gradients +
         MemoryOfNudges(*in_double, examples) + kinks;
}

template MemoryNeed MemoryOfRun(const Plan<float>&, const TrainingConfig&, std::size_t,
                                std::size_t);
template MemoryNeed MemoryOfRun(const Plan<double>&, const TrainingConfig&, std::size_t,
                                std::size_t);
template std::int64_t MemoryOfViews<float>(std::int64_t, bool);
template std::int64_t MemoryOfViews<double>(std::int64_t, bool);
template std::int64_t MemoryOfSteps(const Plan<float>&, const GradientSpec&, Index, bool);
template std::int64_t MemoryOfSteps(const Plan<double>&, const GradientSpec&, Index, bool);
template Index EvaluationBatch(const Plan<float>&, std::size_t);
template Index EvaluationBatch(const Plan<double>&, std::size_t);
template std::int64_t MemoryOfInference(const Plan<float>&);
template std::int64_t MemoryOfInference(const Plan<double>&);
template std::int64_t MemoryOfEvaluation(const Plan<float>&, std::size_t);
template std::int64_t MemoryOfEvaluation(const Plan<double>&, std::size_t);
template std::int64_t MemoryOfBackward(const Plan<float>&, Index);
template std::int64_t MemoryOfBackward(const Plan<double>&, Index);
template Result<void> CheckOutputs(const Plan<float>&, std::int64_t);
template Result<void> CheckOutputs(const Plan<double>&, std::int64_t);

}  // namespace nn
