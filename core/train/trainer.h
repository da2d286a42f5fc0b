#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/data/batch.h"
#include "core/data/examples.h"
#include "core/error/error.h"
#include "core/gradient/gradient_method.h"
#include "core/gradient/gradient_problem.h"
#include "core/model/plan.h"
#include "core/optim/optimizer.h"
#include "core/train/metrics.h"
#include "core/train/training_config.h"
#include "core/train/training_state.h"

namespace nn {

/// What one completed step measured on its mini-batch, before it changed the parameters.
struct StepMetrics {
  double loss = 0;
  double accuracy = 0;
  Index examples = 0;
};

/// A network learning from a data set by mini-batch gradient descent. The order of the examples is a permutation keyed by
/// (seed, epoch). The last mini-batch of an epoch is as short as it comes, and its step is shorter in proportion, so that every example weighs
/// the same: the mean over a few examples is too noisy for a whole step. Same config and data, same run, bit for bit.
template <class S>
class Trainer {
 public:
  static Result<std::unique_ptr<Trainer>> Create(const TrainingConfig& config, Examples examples);

  /// Works on the next step; true when it completed (see last_step()), false when the budget ran out first. Not when done().
  bool AdvanceStep(Budget& budget);
  const StepMetrics& last_step() const { return last_step_; }
  /// Share of the unfinished step's gradient that is there, 0 … 1.
  double step_fraction() const { return step_begun_ ? method_->fraction() : 0; }
  bool done() const { return state_.position.epoch >= static_cast<std::size_t>(config_.epochs); }
  const TrainingPosition& position() const { return state_.position; }
  Index steps_per_epoch() const;
  /// Of the epoch under way or, right after it ended, of the one completed last.
  const RunningMetrics& epoch_metrics() const { return state_.epoch_metrics; }

  /// Of a whole mini-batch at the next step: the configured rate times the schedule's factor.
  double current_learning_rate() const;

  const TrainingConfig& config() const { return config_; }
  const Plan<S>& plan() const { return plan_; }
  const GradientMethod<S>& gradient_method() const { return *method_; }
  std::span<const S> parameters() const { return state_.parameters; }
  std::span<S> statistics() { return state_.statistics; }

  Result<void> SetLearningRate(double learning_rate);
  Result<void> SetEpochs(Index epochs);
  /// Drops an unfinished step; the run goes on from the same mini-batch.
  Result<void> SetGradientMethod(const GradientSpec& spec);

  /// Obtains the next step's gradient as far as the budget goes and forgets it, to see what it costs. Drops an unfinished
  /// step, changes nothing else. Returns the share of the gradient obtained, 0 … 1.
  double ProbeGradient(Budget& budget);
  /// What a step on the mini-batch loaded last costs.
  StepCost Cost() const { return method_->Cost(plan_, batch_); }

  /// What the next step learns from; valid until the run goes on.
  MiniBatchChoice NextMiniBatch() const;

  /// An unfinished step is not part of the state.
  const TrainingState<S>& state() const { return state_; }
  /// Drops an unfinished step.
  Result<void> Restore(TrainingState<S> state);

 private:
  Trainer(const TrainingConfig& config, Plan<S> plan, std::unique_ptr<GradientMethod<S>> method,
          Examples examples);
  void BeginStep();
  void FinishStep();
  void ShuffleEpoch();

  TrainingConfig config_;
  Plan<S> plan_;
  std::unique_ptr<GradientMethod<S>> method_;
  std::unique_ptr<Optimizer<S>> optimizer_;
  Examples examples_;
  Batch<S> batch_;
  Workspace<S> workspace_;
  TrainingState<S> state_;
  std::vector<std::uint32_t> order_;  // the epoch under way: rows of the data set
  bool step_begun_ = false;
  StepMetrics last_step_;
};

}  // namespace nn
