#pragma once

#include <cstdint>

#include "core/data/batch.h"
#include "core/model/plan.h"
#include "core/train/training_config.h"

namespace nn {

/// Upper bounds, in bytes, of what is allocated for a visitor's choices, worked out before anything
/// is. All of it is added up in 64 bits: in wasm an Index has 32.

/// What a run allocates, apart from its data sets.
struct MemoryNeed {
  std::int64_t at_once = 0;     ///< by Trainer::Create
  std::int64_t later = 0;       ///< by its steps: see MemoryOfSteps
  std::int64_t evaluation = 0;  ///< to be measured, on the test set and on the examples held out,
                                ///< and asked about single images
  std::int64_t capture = 0;     ///< for the bytes of a captured state

  std::int64_t total() const { return at_once + later + evaluation + capture; }
};

/// `training`: examples to learn from. `measured`: examples of the test set.
template <class S>
MemoryNeed MemoryOfRun(const Plan<S>& plan, const TrainingConfig& config, std::size_t training,
                       std::size_t measured);

/// What a Batch allocates when its views are first asked for.
template <class S>
std::int64_t MemoryOfViews(std::int64_t examples, bool augments);

/// What a gradient method allocates once it works on mini-batches of `examples`: the gradient and
/// its own memory, gradients of the layers' outputs, and the views of the mini-batch.
template <class S>
std::int64_t MemoryOfSteps(const Plan<S>& plan, const GradientSpec& spec, Index examples,
                           bool augments);

/// Examples in one forward pass of an evaluation: enough for efficient products, few enough to be
/// interrupted between, and fewer where the layers are very large.
template <class S>
Index EvaluationBatch(const Plan<S>& plan, std::size_t examples);

/// What an Evaluation on so many examples allocates.
template <class S>
std::int64_t MemoryOfEvaluation(const Plan<S>& plan, std::size_t examples);

/// What asking a network about one image at a time takes.
template <class S>
std::int64_t MemoryOfInference(const Plan<S>& plan);

/// What a forward and a backward pass for so many examples take, from a batch of their own to the
/// gradients of parameters and inputs: see ExamineHealth and InputSensitivity.
template <class S>
std::int64_t MemoryOfBackward(const Plan<S>& plan, Index examples);

/// What comparing gradients on a mini-batch takes at both precisions, with all of its computations
/// under way: see GradientLab. Refused if the outputs of the layers are too many.
Result<std::int64_t> MemoryOfLab(const ModelSpec& model, Index examples);

/// Whether the outputs of all layers, for a mini-batch, are few enough to be counted and trained on
/// at all.
template <class S>
Result<void> CheckOutputs(const Plan<S>& plan, std::int64_t batch_size);

}  // namespace nn
